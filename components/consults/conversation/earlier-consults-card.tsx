import { useTranslations } from "next-intl";
import { consultAddress } from "#components/consults/inbox/consult-address.ts";
import { SaidText } from "#components/messages/said-text.tsx";
import { Card } from "#components/ui/card.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { When } from "#components/ui/when.tsx";
import type { InboxView } from "#db/terms/consults.ts";
import type { Conversation } from "#server/consults/conversation/conversation-contract.ts";

type EarlierConsultsCardProps = { patientId: string; earlier: Conversation["earlier"]; view: InboxView };

/** The other consults of this patient, newest first. */
export function EarlierConsultsCard({ patientId, earlier, view }: EarlierConsultsCardProps) {
  const words = useTranslations("consults.beside");
  if (earlier.length === 0) return null;
  return (
    <Card title={words("earlier")}>
      <ul className="space-y-2.5">
        {earlier.map(({ consultId, openedAt, closedAt, excerpt }) => (
          <li key={consultId}>
            <p>
              <TextLink href={consultAddress({ patientId, consultId }, view)}>
                <When at={openedAt} precision="day" />
              </TextLink>{" "}
              <span className="text-ink-soft text-small">{words(closedAt ? "closed" : "open")}</span>
            </p>
            <SaidText text={excerpt} isLine className="text-ink-soft text-small" />
          </li>
        ))}
      </ul>
    </Card>
  );
}
