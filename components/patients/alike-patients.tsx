import { useTranslations } from "next-intl";
import { Callout } from "#components/ui/callout.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ListedPatient } from "#server/patients/contract.ts";
import { useToldApart } from "./patient-facts.ts";

export type ShownAlike = Pick<ListedPatient, "patientId" | "fullName" | "ageYears" | "birthDate" | "recordNumber">;

/** Who could be the same person, before somebody is added or changed after all. */
export function AlikePatients({ alike }: { alike: ShownAlike[] }) {
  const words = useTranslations("patients.alike");
  const tell = useToldApart("age");
  if (alike.length === 0) return null;
  return (
    <Callout state="look" title={words("title", { count: alike.length })} isLive>
      <p>{words("body")}</p>
      <ul className="space-y-1 pt-2">
        {alike.map((one) => (
          <li key={one.patientId}>
            <TextLink href={`/patients/${one.patientId}`}>{one.fullName}</TextLink>{" "}
            {tell({ ...one, hasNamesake: true })}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
