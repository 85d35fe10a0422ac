import { useTranslations } from "next-intl";
import type { ApprovedMessage, TextChange } from "#server/consults/approval/contract.ts";

/** Under a message that went out with approval: who wrote it, who approved it, and what was changed. */
export function ApprovedLine({ approved }: { approved: ApprovedMessage }) {
  const words = useTranslations("consults.approval");
  const { askedByName, approvedByName, changes } = approved;
  const names = { writer: askedByName ?? words("somebody"), name: approvedByName ?? words("somebody") };
  return (
    <div className="pt-1.5 text-ink-soft text-small print:hidden">
      <p className="text-right">{words(changes ? "approvedChanged" : "approvedBy", names)}</p>
      {changes ? (
        <details open className="pt-1">
          <summary className="rounded-mark text-right hover:text-ink touch:py-2.5">{words("changes")}</summary>
          <p className="mt-1 whitespace-pre-wrap rounded-card border border-inside-edge border-dashed bg-inside px-4 py-3 text-ink [overflow-wrap:anywhere]">
            {changes.map((part, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
              <Part key={index} part={part} />
            ))}
          </p>
        </details>
      ) : null}
    </div>
  );
}

/** Said too for who does not see the line through it. */
function Part({ part: { text, is } }: { part: TextChange }) {
  const words = useTranslations("consults.approval");
  if (is === "same") return text;
  const Tag = is === "removed" ? "del" : "ins";
  return (
    <Tag
      className={is === "removed" ? "bg-now-soft text-now-ink line-through" : "bg-fine-soft text-fine-ink underline"}
    >
      <span className="sr-only"> [{words(is)}: </span>
      {text}
      <span className="sr-only">] </span>
    </Tag>
  );
}
