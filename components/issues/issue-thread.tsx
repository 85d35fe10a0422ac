import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { When } from "#components/ui/when.tsx";
import type { IssueEntry, IssueFacts } from "#server/issues/contract.ts";
import { issueMarks } from "./issue-marks.ts";

/** One issue: what was filed, then the replies, oldest first. */
export function IssueThread({ issue }: { issue: IssueFacts }) {
  const words = useTranslations("issues");
  const format = useFormat();
  const facts = [
    { term: words("fields.link"), detail: words(`links.${issue.link}`) },
    { term: words("fields.frequency"), detail: words(`frequencies.${issue.frequency}`) },
    ...(issue.since ? [{ term: words("fields.since"), detail: format.day(issue.since, "year") }] : []),
    { term: words("by"), detail: [issue.filedByName, issue.organizationName].filter(Boolean).join(", ") },
    ...(issue.supplierName ? [{ term: words("fields.supplierName"), detail: issue.supplierName }] : []),
  ];
  return (
    <Card title={issue.title} aside={<Badge state={issueMarks[issue.state]}>{words(`states.${issue.state}`)}</Badge>}>
      <p className="max-w-prose whitespace-pre-line break-words">{issue.body}</p>
      <DescriptionList facts={facts} className="pt-3" />
      <ol className="space-y-3 pt-4">
        {issue.entries.map((entry) => (
          <Entry key={entry.entryId} entry={entry} organizationName={issue.organizationName} />
        ))}
      </ol>
    </Card>
  );
}

function Entry({ entry, organizationName }: { entry: IssueEntry; organizationName: string | null }) {
  const words = useTranslations("issues");
  const side = entry.isAlliance ? words("alliance") : (organizationName ?? words("practice"));
  return (
    <li className={`rounded-card px-4 py-3 ${entry.isAlliance ? "bg-practice" : "bg-sunken"}`}>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-soft text-small">
        <span className="font-strong text-ink">{[entry.writtenByName, side].filter(Boolean).join(", ")}</span>
        <When at={entry.writtenAt} />
        {entry.state ? <Badge state={issueMarks[entry.state]}>{words(`states.${entry.state}`)}</Badge> : null}
      </p>
      <p className="max-w-prose whitespace-pre-line break-words pt-1">{entry.body}</p>
    </li>
  );
}
