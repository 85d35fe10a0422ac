import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { PatientFilter } from "#server/patients/filter-contract.ts";
import { isFiltered } from "./round-address.ts";

/** An empty round: it is done, or only nobody within the filter waits. */
export function NobodyWithin({ filter }: { filter: PatientFilter }) {
  const words = useTranslations("reviews.round");
  const programmes = useTranslations("patients.programmes");
  if (!isFiltered(filter)) {
    return (
      <EmptyState kind="done" title={words("none")}>
        {words("noneBody")}
      </EmptyState>
    );
  }
  const { who, programme } = filter;
  return (
    <EmptyState
      title={words(who ? "noneOfMine" : "noneWithin", { programme: programme ? programmes(programme) : "none" })}
      actions={<LinkButton href="/round">{words("everybody")}</LinkButton>}
    >
      {who ? words("mineBody") : null}
    </EmptyState>
  );
}
