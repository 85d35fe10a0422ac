"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useCallback, useDeferredValue, useRef, useState } from "react";
import type { Finding } from "#server/messages/writing/contract.ts";
import { carriedPlaces } from "./carried-places.ts";
import { CoachLimits } from "./coach-limits.tsx";
import type { Pointed } from "./finding-list.tsx";
import { PutBack } from "./put-back.tsx";
import { Remarks } from "./remarks.tsx";
import { retype } from "./retype.ts";
import { SpokenCount } from "./spoken-count.tsx";
import { type Replaced, stillReplaced } from "./still-replaced.ts";
import { TextMirror } from "./text-mirror.tsx";
import { useAdvice } from "./use-advice.ts";

export type CoachPanelProps = {
  text: string;
  field: RefObject<HTMLTextAreaElement | null>;
  onTurnOff: () => void;
};

/** What a patient might trip over in a text that is being written. It advises: nothing waits for it, nothing is sent. */
export function CoachPanel({ text, field, onTurnOff }: CoachPanelProps) {
  const words = useTranslations("messages.writing");
  const advice = useAdvice(text);
  // The underlines follow each key, the list when there is time.
  const listed = useDeferredValue(advice);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const [replaced, setReplaced] = useState<Replaced | null>(null);
  const verdict = useRef<HTMLParagraphElement>(null);
  if (replaced && replaced.text !== text) setReplaced(stillReplaced(replaced, text));

  const replace = useCallback(
    (finding: Finding, seen: string) => {
      const area = field.current;
      const [place] = carriedPlaces([finding], seen, area?.value ?? "");
      if (!area || !place || place.alternative === null) return false;
      const { from, to, alternative: became } = place;
      const was = area.value.slice(from, to);
      retype(area, { from, to }, became);
      setReplaced({ from, was, became, text: area.value });
      return true;
    },
    [field],
  );
  const show = useCallback(
    (finding: Finding, seen: string) => {
      const [place] = carriedPlaces([finding], seen, field.current?.value ?? "");
      field.current?.focus();
      if (place) field.current?.setSelectionRange(place.from, place.to);
    },
    [field],
  );
  const putBack = ({ from, was, became }: Replaced) => {
    if (field.current) retype(field.current, { from, to: from + became.length }, was);
    setReplaced(null);
    verdict.current?.focus();
  };
  return (
    <>
      <SpokenCount text={text} count={advice.findings.length} />
      <TextMirror
        field={field}
        text={text}
        findings={advice.findings}
        pointed={pointed?.text === text ? pointed : null}
      />
      {text.trim() === "" || !listed.isRead ? null : (
        <section aria-label={words("title")} className="space-y-2 border-line border-l-2 pl-3">
          <Remarks advice={listed} verdict={verdict} onReplace={replace} onShow={show} onPoint={setPointed} />
          {replaced ? <PutBack was={replaced.was} onPress={() => putBack(replaced)} /> : null}
          <CoachLimits onTurnOff={onTurnOff} />
        </section>
      )}
    </>
  );
}
