import { useTranslations } from "next-intl";
import { Callout } from "#components/ui/callout.tsx";
import { Card } from "#components/ui/card.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { When } from "#components/ui/when.tsx";
import type { Patient } from "#server/patients/contract.ts";
import { useAgeWords } from "./patient-facts.ts";

/** Who somebody is, and what every contact with him must respect. */
export function PatientCard({ patient }: { patient: Patient }) {
  const words = useTranslations("patients");
  const ageOf = useAgeWords();
  return (
    <Card title={words("who")}>
      {patient.contactNotes.map((note) => (
        <Callout key={note} state="look" className="mb-3">
          <b className="font-strong">{words(`notes.${note}`)}.</b> {words(`notesBody.${note}`)}
        </Callout>
      ))}
      <DescriptionList
        facts={[
          { term: words("columns.born"), detail: ageOf(patient) },
          { term: words("columns.gender"), detail: words(`genders.${patient.gender}`) },
          { term: words("fields.bsn"), detail: patient.maskedBsn ?? words("bsnMissing") },
          { term: words("columns.record"), detail: patient.recordNumber ?? "–" },
          { term: words("fields.phone"), detail: patient.phone ?? "–" },
          { term: words("added"), detail: <When at={patient.addedAt} precision="day" /> },
          ...(patient.leftAt ? [{ term: words("left"), detail: <When at={patient.leftAt} precision="day" /> }] : []),
        ]}
      />
    </Card>
  );
}
