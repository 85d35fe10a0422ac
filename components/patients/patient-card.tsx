import { useTranslations } from "next-intl";
import { Callout } from "#components/ui/callout.tsx";
import { Card } from "#components/ui/card.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { When } from "#components/ui/when.tsx";
import type { Patient } from "#server/patients/contract.ts";
import { useAgeWords } from "./patient-facts.ts";
import { PhoneLink } from "./phone-link.tsx";

/** A patient's identity (under another title where two stand side by side), and the preferences to respect in every contact. */
export function PatientCard({ patient, title }: { patient: Patient; title?: string }) {
  const words = useTranslations("patients");
  const ageOf = useAgeWords();
  const programmesOf = ({ programmes }: Patient) =>
    programmes.map((one) => words(`programmes.${one}`)).join(", ") || words("programmes.none");
  return (
    <Card title={title ?? words("who")}>
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
          { term: words("fields.phone"), detail: patient.phone ? <PhoneLink phone={patient.phone} /> : "–" },
          { term: words("programmes.label"), detail: programmesOf(patient) },
          { term: words("representative.term"), detail: <Representatives patient={patient} /> },
          { term: words("pgo.term"), detail: <LastPgo patient={patient} /> },
          { term: words("added"), detail: <When at={patient.addedAt} precision="day" /> },
          ...(patient.leftAt ? [{ term: words("left"), detail: <When at={patient.leftAt} precision="day" /> }] : []),
        ]}
      />
    </Card>
  );
}

function Representatives({ patient: { representatives } }: { patient: Patient }) {
  const words = useTranslations("patients.representative");
  if (representatives.length === 0) return "–";
  return representatives.map(({ name, relation, phone }) => (
    <span key={`${name} ${relation}`} className="block">
      {words("as", { name, relation: words(`relations.${relation}`) })}
      {phone ? (
        <>
          {", "}
          <PhoneLink phone={phone} />
        </>
      ) : null}
    </span>
  ));
}

function LastPgo({ patient: { pgo } }: { patient: Patient }) {
  const words = useTranslations("patients.pgo");
  if (!pgo) return words("never");
  return (
    <>
      {pgo.name ?? words("unnamed")}, {words("last")} <When at={pgo.activeAt} precision="day" />
    </>
  );
}
