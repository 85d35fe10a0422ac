import { MessagePreview } from "#components/messages/message-preview.tsx";

/** What is written, as the patient will read it, where it will stand. */
export function AnswerPreview({ text }: { text: string }) {
  if (text.trim() === "") return null;
  return (
    <div className="flex justify-end print:hidden">
      <div className="min-w-0 max-w-[min(100%,38rem)] [overflow-wrap:anywhere]">
        <MessagePreview text={text} />
      </div>
    </div>
  );
}
