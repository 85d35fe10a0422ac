import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { InboxView } from "#db/terms/consults.ts";
import type { ConsultCounts } from "#server/consults/inbox/contract.ts";
import { inboxAddress } from "./consult-address.ts";

/** Views in which nothing is left to do when they are empty. */
const working: readonly InboxView[] = ["unassigned", "mine", "team", "to-approve"];

/** An empty view: what that means, and where something still waits for the reader. */
export function EmptyView({ view, counts }: { view: InboxView; counts: ConsultCounts }) {
  const words = useTranslations("consults.empty");
  const elsewhere = (["unassigned", "mine"] as const).filter((one) => one !== view).find((one) => counts[one] > 0);
  return (
    <EmptyState
      kind={working.includes(view) ? "done" : "empty"}
      title={words(`${view}.title`)}
      actions={
        elsewhere && working.includes(view) ? (
          <LinkButton href={inboxAddress(elsewhere)}>
            {words(`to.${elsewhere}`, { count: counts[elsewhere] })}
          </LinkButton>
        ) : null
      }
    >
      {words(`${view}.body`)}
    </EmptyState>
  );
}
