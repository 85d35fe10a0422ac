import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { When } from "#components/ui/when.tsx";
import type { SendingSummary } from "#server/questionnaires/sending/contract.ts";

/** Questionnaires sent to several patients at once: how many responded, and a link to those who did not. */
export function SendingList({ sendings }: { sendings: SendingSummary[] }) {
  const words = useTranslations("questionnaires.sending");
  if (sendings.length === 0) return null;
  return (
    <Card title={words("title")} padding="bare">
      <ul>
        {sendings.map((sending) => (
          <SendingLine key={sending.sendingId} sending={sending} />
        ))}
      </ul>
    </Card>
  );
}

function SendingLine({ sending }: { sending: SendingSummary }) {
  const words = useTranslations("questionnaires.sending");
  const count = Object.values(sending.counts).reduce((sum, each) => sum + each, 0);
  const done = sending.counts.done ?? 0;
  const address = `/questionnaires?sending=${sending.sendingId}`;
  const waiting = (sending.counts.sent ?? 0) + (sending.counts.opened ?? 0);
  return (
    <li className="grid items-center gap-x-6 gap-y-2 border-line border-t px-card py-3 first:border-t-0 pane:grid-cols-[minmax(0,1fr)_14rem_auto]">
      <span>{words("name", { title: sending.title, count })}</span>
      <Progress
        label={<When at={sending.sentAt} precision="day" className="whitespace-nowrap" />}
        value={done}
        maximum={count}
        words={words("answered", { done, count })}
      />
      <span className="flex gap-3">
        {waiting > 0 ? <TextLink href={`${address}&state=waiting`}>{words("waiting")}</TextLink> : null}
        <TextLink href={address}>{words("all")}</TextLink>
      </span>
    </li>
  );
}
