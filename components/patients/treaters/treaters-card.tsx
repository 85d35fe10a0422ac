import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { treaterParts } from "#db/terms/patients.ts";
import type { Treaters } from "#server/patients/treaters/contract.ts";
import { EditTreaters } from "./edit-treaters.tsx";

type TreatersCardProps = {
  patientId: string;
  treaters: Treaters;
  /** Who reads; null for the privacy officer, who treats nobody. */
  readerId: string | null;
};

/** Who treats a patient and as what, and whom the record is open to. */
export function TreatersCard({ patientId, treaters, readerId }: TreatersCardProps) {
  const words = useTranslations("patients.treaters");
  const { openTo } = treaters;
  const facts = treaterParts.flatMap((part) => {
    const named = treaters.treaters.filter((one) => one.part === part);
    const names = named.map(({ name, isHere }) => (isHere ? name : words("gone", { name })));
    return named.length === 0 ? [] : [{ term: words(`parts.${part}`), detail: names.join(", ") }];
  });
  return (
    <Card title={words("title")} aside={<EditTreaters {...{ patientId, treaters, readerId }} />}>
      <p className="mb-3">
        {openTo === "team" ? words("openings.team") : <Badge state="note">{words(`openings.${openTo}`)}</Badge>}
      </p>
      {facts.length === 0 ? <p className="text-ink-soft">{words("nobody")}</p> : <DescriptionList facts={facts} />}
    </Card>
  );
}
