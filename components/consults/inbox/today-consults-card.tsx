import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { ConsultCounts } from "#server/consults/inbox/contract.ts";
import { inboxAddress } from "./consult-address.ts";
import { waitingIn } from "./counts.ts";

/** The e-consults on Today: how many wait for the practice and how many are late or urgent; no names. */
export function TodayConsultsCard({ counts }: { counts: ConsultCounts }) {
  const words = useTranslations("consults.today");
  const waiting = waitingIn(counts);
  const toApprove = counts["to-approve"];
  if (waiting === 0) {
    return (
      <Card title={words("title")}>
        <EmptyState size="small" kind="done" title={words("none")} />
      </Card>
    );
  }
  const view = counts.unassigned === 0 && counts.mine > 0 ? "mine" : "unassigned";
  return (
    <Card title={words("title")} foot={<LinkButton href={inboxAddress(view)}>{words("all")}</LinkButton>}>
      <p>{words("sentence", { count: waiting, late: counts.late, urgent: counts.urgent })}</p>
      {counts.mine > 0 ? <p className="text-ink-soft">{words("mine", { count: counts.mine })}</p> : null}
      {toApprove > 0 ? (
        <p>
          {words("toApprove", { count: toApprove })}{" "}
          <TextLink href={inboxAddress("to-approve")}>{words("approve")}</TextLink>
        </p>
      ) : null}
    </Card>
  );
}
