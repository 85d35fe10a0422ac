import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PlannedMessage } from "#components/consults/planned/planned-message.tsx";
import type { Conversation, PlannedMessage as Planned } from "#server/consults/conversation/conversation-contract.ts";
import { MessageSaid } from "./message-said.tsx";
import { ShowNewest } from "./show-newest.tsx";

type ThreadProps = {
  consult: Pick<Conversation, "messages" | "planned">;
  patientName: string;
  /** What can be done with a message that was not sent yet. */
  actsOn: (planned: Planned) => ReactNode;
  /** The photos and documents that came with a message. */
  filesOf: (messageId: string) => ReactNode;
  /** Who approved a message, and what they changed. */
  approvedOf: (messageId: string) => ReactNode;
  /** The text for which approval is asked, below all that was said; null: none. */
  asked: { approvalId: string; text: ReactNode } | null;
};

/** Everything that was said, oldest first, and below it what is written and not sent yet. */
export function Thread({
  consult: { messages, planned },
  patientName,
  actsOn,
  filesOf,
  approvedOf,
  asked,
}: ThreadProps) {
  const words = useTranslations("consults.thread");
  const newest = planned.at(-1) ?? messages.findLast(({ author }) => author !== "receipt");
  const newestId = asked?.approvalId ?? newest?.messageId;
  return (
    <section
      aria-label={words("title")}
      className="rounded-card border border-line bg-raised p-card shadow-raised print:shadow-none"
    >
      <ol className="space-y-5">
        {messages.map((message) => (
          <MessageSaid
            key={message.messageId}
            message={message}
            patientName={patientName}
            files={filesOf(message.messageId)}
            approved={approvedOf(message.messageId)}
          />
        ))}
        {planned.map((one) => (
          <PlannedMessage key={one.messageId} planned={one} acts={actsOn(one)} />
        ))}
        {asked?.text}
      </ol>
      {newestId ? <ShowNewest messageId={newestId} /> : null}
    </section>
  );
}
