import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { When } from "#components/ui/when.tsx";
import type { Message } from "#server/messages/contract.ts";

/** Messages to this patient, newest first, verbatim, and whether a PGO collected them. */
export function MessageList({ messages }: { messages: Message[] }) {
  const words = useTranslations("messages");
  return (
    <Card title={words("card")}>
      {messages.length === 0 ? <EmptyState title={words("none")}>{words("noneBody")}</EmptyState> : null}
      <ol className="max-w-prose space-y-4">
        {messages.map(({ messageId, body, writtenByName, sentAt, fetchedAt }) => (
          <li key={messageId} className="rounded-card bg-practice px-4 py-3">
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
