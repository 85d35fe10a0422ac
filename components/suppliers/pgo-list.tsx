import { useTranslations } from "next-intl";
import { StandingLine } from "#components/register/standing-line.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { PgoClient } from "#server/register/search/contract.ts";
import type { ListStanding } from "#server/register/versions/contract.ts";

/**
 * The PGOs in the OAuth client list in force. Being on the list means having the MedMij label, so nobody maintains this
 * by hand.
 */
export function PgoList({ clients, standing }: { clients: PgoClient[]; standing: ListStanding | undefined }) {
  const words = useTranslations("suppliers.pgos");
  const isStale = standing?.isStale ?? true;
  return (
    <Card title={words("title")} padding="bare">
      <div className="space-y-1 px-card pb-3">
        <p className="max-w-prose text-ink-soft">{words("more")}</p>
        <StandingLine standing={standing} />
      </div>
      {clients.length === 0 ? <EmptyState title={words("none")}>{words("noneBody")}</EmptyState> : null}
      <ul className="grid border-line border-t pane:grid-cols-2 wide:grid-cols-3">
        {clients.map(({ hostname, organizationName }) => (
          <li key={hostname} className="border-line border-b px-card py-3 pane:border-r">
            <p className="flex flex-wrap items-center gap-x-2 font-strong">
              {organizationName}
              <Badge state={isStale ? "unknown" : "fine"}>{words(isStale ? "stale" : "labelled")}</Badge>
            </p>
            <p className="break-words text-ink-soft">{hostname}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
