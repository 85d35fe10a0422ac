import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SaidText } from "#components/messages/said-text.tsx";
import { Card } from "#components/ui/card.tsx";
import { When } from "#components/ui/when.tsx";
import type { NoteFacts } from "#server/consults/conversation/conversation-contract.ts";

type NotesCardProps = { notes: NoteFacts[]; add: ReactNode };

/** Notes among colleagues: apart from the conversation, and dashed like every text that stays inside. */
export function NotesCard({ notes, add }: NotesCardProps) {
  const words = useTranslations("consults.notes");
  return (
    <Card title={words("title")}>
      <div className="space-y-4">
        {notes.length === 0 ? <p className="text-ink-soft">{words("none")}</p> : null}
        <ul className="space-y-2.5 empty:hidden">
          {notes.map(({ noteId, body, writtenByName, at }) => (
            <li key={noteId} className="rounded-card border border-inside-edge border-dashed bg-inside px-3 py-2">
              <SaidText text={body} />
              <p className="pt-1 text-ink-soft text-small">
                {writtenByName ?? words("somebody")} · <When at={at} />
              </p>
            </li>
          ))}
        </ul>
        {add}
      </div>
    </Card>
  );
}
