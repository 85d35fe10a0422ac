import { useTranslations } from "next-intl";
import { TabLinks } from "#components/ui/tab-links.tsx";
import { type InboxView, inboxViews } from "#db/terms/consults.ts";
import { type ConsultCounts, consultCountMax } from "#server/consults/inbox/contract.ts";
import { inboxAddress } from "./consult-address.ts";

type ViewTabsProps = { counts: ConsultCounts; current: InboxView; mayApprove: boolean };

/** The views of the inbox, each with how many stand in it. */
export function ViewTabs({ counts, current, mayApprove }: ViewTabsProps) {
  const words = useTranslations("consults");
  return (
    <TabLinks
      label={words("views.label")}
      links={inboxViews
        .filter((view) => view !== "to-approve" || mayApprove)
        .map((view) => ({
          href: inboxAddress(view),
          isCurrent: view === current,
          label: (
            <>
              {words(`views.${view}`)}
              {counts[view] > 0 ? (
                <span className="ml-1.5 rounded-round bg-ink/6 px-1.5 font-normal text-ink-soft text-small tabular-nums">
                  {words("inbox.count", {
                    count: Math.min(counts[view], consultCountMax),
                    more: moreThan(counts[view]),
                  })}
                </span>
              ) : null}
            </>
          ),
        }))}
    />
  );
}

function moreThan(count: number): "yes" | "no" {
  return count > consultCountMax ? "yes" : "no";
}
