import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { When } from "#components/ui/when.tsx";
import type { Reply } from "#server/reviews/reply-contract.ts";

/** What the practice told this patient, newest first, word for word, and whether a PGO has it. */
export function ReplyList({ replies }: { replies: Reply[] }) {
  const words = useTranslations("reviews.messages");
  return (
    <Card title={words("card")}>
      {replies.length === 0 ? <EmptyState title={words("none")}>{words("noneBody")}</EmptyState> : null}
      <ol className="max-w-prose space-y-4">
        {replies.map(({ replyId, body, writtenByName, sentAt, fetchedAt }) => (
          <li key={replyId} className="rounded-card bg-practice px-4 py-3">
            <p className="whitespace-pre-line">{body}</p>
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1 pt-2 text-ink-soft text-small">
              <span>
                {words.rich("by", { name: writtenByName ?? words("somebody"), when: () => <When at={sentAt} /> })}
              </span>
              <Badge state={fetchedAt ? "fine" : "open"}>
                <span>
                  {fetchedAt ? words.rich("fetched", { when: () => <When at={fetchedAt} /> }) : words("notFetched")}
                </span>
              </Badge>
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}
