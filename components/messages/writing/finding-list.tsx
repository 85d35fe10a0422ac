import { useTranslations } from "next-intl";
import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import type { Finding, Span } from "#server/messages/writing/contract.ts";
import { FindingRow } from "./finding-row.tsx";

/** So many are shown at first; the others are one press away, and underlined. Own choice, 2026-11-30. */
const shownMax = 4;

/** The words in this text that somebody points at in the list. */
export type Pointed = Span & { text: string };

export type FindingListProps = {
  text: string;
  findings: readonly Finding[];
  /** With the text in which the finding stands: it may have been typed in since. @returns whether it still stood there. */
  onReplace: (finding: Finding, text: string) => boolean;
  onShow: (finding: Finding, text: string) => void;
  onPoint: (pointed: Pointed | null) => void;
  /** Takes the focus when no finding is left. */
  after: RefObject<HTMLElement | null>;
};

/** All findings, what may frighten or hurt first. After each replacement the next one has the focus. */
export function FindingList({ text, findings, onReplace, onShow, onPoint, after }: FindingListProps) {
  const words = useTranslations("messages.writing");
  const [isWhole, setIsWhole] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  /** Which row has the focus next, once the text is another. */
  const next = useRef<{ at: number; before: string } | null>(null);
  const sorted = [...findings].sort((one, other) => rankOf(one) - rankOf(other));
  const shown = isWhole ? sorted : sorted.slice(0, shownMax);
  useLayoutEffect(() => {
    if (next.current === null || next.current.before === text) return;
    const buttons = list.current?.querySelectorAll<HTMLElement>("li button") ?? [];
    const button = buttons[Math.min(next.current.at, buttons.length - 1)] ?? after.current;
    next.current = null;
    button?.focus({ preventScroll: true });
  });
  const seen = new Map<string, number>();
  return (
    <>
      {shown.length > 0 ? (
        <ul ref={list} aria-label={words("list")} className="@container divide-y divide-line border-line border-y">
          {shown.map((finding, at) => {
            const found = text.slice(finding.from, finding.to);
            const name = `${finding.reason} ${found}`;
            const count = (seen.get(name) ?? 0) + 1;
            seen.set(name, count);
            return (
              <FindingRow
                key={`${name} ${count}`}
                finding={finding}
                found={found}
                onReplace={() => {
                  if (onReplace(finding, text)) next.current = { at, before: text };
                }}
                onShow={() => onShow(finding, text)}
                onPoint={(isPointed) => onPoint(isPointed ? { from: finding.from, to: finding.to, text } : null)}
              />
            );
          })}
        </ul>
      ) : null}
      {sorted.length > shown.length ? (
        <Button look="plain" size="small" className="-ml-2.5" onPress={() => setIsWhole(true)}>
          {words("more", { count: sorted.length - shown.length })}
        </Button>
      ) : null}
    </>
  );
}

/** What may frighten or hurt goes before all else; the rest is in the order of the text. */
function rankOf({ kind }: Finding): number {
  return kind === "shorthand" ? 0 : 1;
}
