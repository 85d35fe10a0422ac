import { useTranslations } from "next-intl";
import type { ConversationMessage } from "#server/consults/conversation/conversation-contract.ts";
import { MessageSaid } from "./message-said.tsx";
import { ShowNewest } from "./show-newest.tsx";

/** Everything that was said, oldest first. */
export function Thread({ messages, patientName }: { messages: ConversationMessage[]; patientName: string }) {
  const words = useTranslations("consults.thread");
  const newest = messages.findLast(({ author }) => author !== "receipt");
  return (
    <section
      aria-label={words("title")}
      className="rounded-card border border-line bg-raised p-card shadow-raised print:shadow-none"
    >
      <ol className="space-y-5">
        {messages.map((message) => (
          <MessageSaid key={message.messageId} message={message} patientName={patientName} />
        ))}
      </ol>
      {newest ? <ShowNewest messageId={newest.messageId} /> : null}
    </section>
  );
}
