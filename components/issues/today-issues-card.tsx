import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { TextLink } from "#components/ui/text-link.tsx";

/** Replies from the alliance that nobody in the organization has read yet. */
export function TodayIssuesCard({ issues }: { issues: { issueId: string; title: string }[] }) {
  const words = useTranslations("issues");
  return (
    <Card title={words("today")}>
      <ul className="space-y-1.5">
        {issues.map(({ issueId, title }) => (
          <li key={issueId}>
            <TextLink href={`/connections/issues/${issueId}`}>{title}</TextLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
