import { useTranslations } from "next-intl";
import { PhoneLink } from "#components/patients/phone-link.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { When } from "#components/ui/when.tsx";
import type { Representative } from "#server/patients/representatives/contract.ts";
import { EditRepresentative } from "./edit-representative.tsx";

type RepresentativesCardProps = { patientId: string; representatives: Representative[]; today: string };

/** Who acts or acted for a patient, on what ground, and whether anything goes to them. */
export function RepresentativesCard({ patientId, representatives, today }: RepresentativesCardProps) {
  const words = useTranslations("patients.representative");
  return (
    <Card title={words("several")} aside={<EditRepresentative {...{ patientId, today }} representative={null} />}>
      {representatives.length === 0 ? <p className="text-ink-soft">{words("nobody")}</p> : null}
      <ul className="divide-y divide-line">
        {representatives.map((one) => (
          <li key={one.representativeId} className="py-3 first:pt-0 last:pb-0">
            <Person {...{ patientId, today }} representative={one} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

type PersonProps = { patientId: string; representative: Representative; today: string };

function Person({ patientId, representative, today }: PersonProps) {
  const words = useTranslations("patients.representative");
  const { name, relation, basis, phone, since, until, consentOn, standing, age, source, ruleFrom } = representative;
  return (
    <div className="space-y-1">
      <div className="flex items-start justify-between gap-3">
        <p className="min-w-0 break-words">
          <b className="font-strong">{name}</b>
          <span className="block">
            {words("asOn", { relation: words(`relations.${relation}`), basis: words(`bases.${basis}`) })}
          </span>
        </p>
        <EditRepresentative {...{ patientId, representative, today }} />
      </div>
      {phone ? (
        <p>
          <PhoneLink phone={phone} />
        </p>
      ) : null}
      <p className="text-small">
        {words("from")} <When at={since} precision="day" />
        {until ? (
          <>
            {" "}
            {words("to")} <When at={until} precision="day" />
          </>
        ) : null}
      </p>
      {consentOn ? (
        <p className="text-small">
          {words("consented")} <When at={consentOn} precision="day" />
        </p>
      ) : null}
      <p>
        <Badge state={standing === "served" ? "fine" : standing === "ended" ? "open" : "look"}>
          {words(`standings.${standing}`, { age: age ?? 0 })}
        </Badge>
      </p>
      {age === null ? null : (
        <p className="text-ink-soft text-small">
          {words("source", { source })} <When at={ruleFrom} precision="day" />
        </p>
      )}
    </div>
  );
}
