"use client";

import { type RefObject, useEffect, useRef } from "react";
import { classNames } from "#components/ui/class-names.ts";
import type { Finding, Span } from "#server/messages/writing/contract.ts";
import { findingLook } from "./finding-look.ts";
import { underlinedPieces } from "./underlined-pieces.ts";

type TextMirrorProps = {
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  findings: readonly Finding[];
  /** The words that are lit up. */
  pointed: Span | null;
};

/** What decides where a line of the field breaks, and where its first letter stands. Longhands: a computed shorthand can be empty. */
const sameAsField = [
  "padding-top",
  "padding-right",
  "padding-bottom",
  "padding-left",
  "font-family",
  "font-size",
  "font-stretch",
  "font-style",
  "font-weight",
  "font-feature-settings",
  "font-kerning",
  "font-variant",
  "letter-spacing",
  "word-spacing",
  "line-height",
  "tab-size",
  "text-align",
  "text-indent",
  "text-rendering",
  "overflow-wrap",
  "word-break",
  "hyphens",
] as const;

/**
 * The text of a field once more, unseen and on top of it, so that words in it can be underlined: a text area has no marks
 * of its own. With the browser's own colours (forced-colors) there are no lines; the list says the same.
 */
export function TextMirror({ field, text, findings, pointed }: TextMirrorProps) {
  const mirror = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const [area, layer] = [field.current, mirror.current];
    if (!area || !layer) return;
    const follow = () => {
      layer.scrollTop = area.scrollTop;
    };
    // Called before each paint in which the field has another size or place, the first included.
    const watch = new ResizeObserver(() => {
      layOver(area, layer);
      follow();
    });
    watch.observe(area);
    if (area.parentElement) watch.observe(area.parentElement);
    area.addEventListener("scroll", follow, { passive: true });
    return () => {
      watch.disconnect();
      area.removeEventListener("scroll", follow);
    };
  }, [field]);
  useEffect(() => {
    const lit = pointed && mirror.current?.querySelector<HTMLElement>("[data-lit]");
    if (lit && field.current) bringIntoView(field.current, lit);
  }, [field, pointed]);
  return (
    <div
      ref={mirror}
      aria-hidden="true"
      data-mirror
      className="pointer-events-none absolute select-none overflow-hidden whitespace-pre-wrap text-transparent print:hidden forced-colors:hidden"
    >
      {underlinedPieces(text, findings).map(({ nth, from, text: piece, word, sentence }) => {
        const isLit = pointed !== null && pointed.from <= from && from < pointed.to;
        return (
          <span
            key={nth}
            data-lit={isLit || undefined}
            className={classNames(sentence && findingLook[sentence.kind], isLit && "bg-lead/15")}
          >
            {word ? <span className={findingLook[word.kind]}>{piece}</span> : piece}
          </span>
        );
      })}
      {/* An empty last line has no height without it, and the field scrolls down to it. */}
      {"\u200b"}
    </div>
  );
}

/** Within the border and beside the scroll bar of the field. */
function layOver(field: HTMLTextAreaElement, mirror: HTMLElement): void {
  const look = getComputedStyle(field);
  for (const name of sameAsField) mirror.style.setProperty(name, look.getPropertyValue(name));
  mirror.style.left = `${field.offsetLeft + field.clientLeft}px`;
  mirror.style.top = `${field.offsetTop + field.clientTop}px`;
  mirror.style.width = `${field.clientWidth}px`;
  mirror.style.height = `${field.clientHeight}px`;
}

/** Scrolls the field, never the page, until the first line of the words is in it. */
function bringIntoView(field: HTMLTextAreaElement, words: HTMLElement): void {
  const top = words.offsetTop - field.scrollTop;
  if (top >= 0 && top + words.offsetHeight <= field.clientHeight) return;
  field.scrollTop = words.offsetTop - field.clientHeight / 3;
}
