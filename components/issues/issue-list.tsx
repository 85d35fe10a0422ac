import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { When } from "#components/ui/when.tsx";
import type { IssueRow } from "#server/issues/contract.ts";
import { issueMarks } from "./issue-marks.ts";

type IssueListProps = {
  rows: IssueRow[];
  /** Base URL of an issue, followed by its id. */
  address: string;
  nextHref: string | null;
  /** Shows which organization filed each issue, for the alliance. */
  showsOrganization?: boolean;
};

/** Issues in the chain, newest first, with their state. */
export function IssueList({ rows, address, nextHref, showsOrganization = false }: IssueListProps) {
  const words = useTranslations("issues");
  return (
    <Card title={words("list")} padding="bare">
      {rows.length === 0 ? <EmptyState title={words("none")}>{words("noneBody")}</EmptyState> : null}
      <ul className="divide-y divide-line">
        {rows.map((issue) => (
          <li key={issue.issueId} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 px-card py-row">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2">
                <TextLink href={`${address}/${issue.issueId}`} data-walk>
                  {issue.title}
                </TextLink>
                {issue.isNews && !showsOrganization ? <Badge state="look">{words("news")}</Badge> : null}
              </p>
              <p className="text-ink-soft text-small">
                {[
                  words(`links.${issue.link}`),
                  showsOrganization ? issue.organizationName : null,
                  issue.state === "with-supplier" ? issue.supplierName : null,
                ]
                  .filter(Boolean)
                  .join(" · ")}{" "}
                · <When at={issue.filedAt} precision="day" />
              </p>
            </div>
            <Badge state={issueMarks[issue.state]}>{words(`states.${issue.state}`)}</Badge>
          </li>
        ))}
      </ul>
      {nextHref ? (
        <div className="border-line border-t px-card py-3">
          <LinkButton href={nextHref} size="small">
            {words("more")}
          </LinkButton>
        </div>
      ) : null}
    </Card>
  );
}
