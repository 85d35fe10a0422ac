import { useTranslations } from "next-intl";
import { useFilterWords } from "#components/patients/filter-words.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import type { PatientFilter } from "#server/patients/filter-contract.ts";
import { isFiltered, roundAddress } from "./round-address.ts";

/** Back to the list, and which part of it the steps go through. */
export function BackToRound({ filter }: { filter: PatientFilter }) {
  const words = useTranslations("reviews.round");
  const sayFilter = useFilterWords();
  return (
    <>
      <TextLink href={roundAddress(null, filter)}>{words("back")}</TextLink>
      {isFiltered(filter) ? <span className="text-ink-soft"> · {sayFilter(filter)}</span> : null}
    </>
  );
}
