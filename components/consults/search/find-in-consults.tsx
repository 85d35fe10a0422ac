"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { api } from "#components/api/client.ts";
import { useSingleKeys } from "#components/layout/single-keys.ts";
import { Segments } from "#components/ui/segments.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { useSearch } from "#components/ui/use-search.ts";
import { type ConsultState, consultStates, searchLength } from "#server/consults/search/contract.ts";
import { FoundConsults, foundAddress } from "./found-consults.tsx";

/**
 * Searches e-consults while typing, instead of the view below; Enter opens the first. The text is sent in a request body and kept in this
 * component alone: what is typed here can say who has what, and may stand in no URL.
 */
export function FindInConsults({ children }: { children: ReactNode }) {
  const words = useTranslations("consults.search");
  const router = useRouter();
  const [text, setText] = useState("");
  const [state, setState] = useState<ConsultState>("all");
  const [isEnterWaiting, setEnterWaiting] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useSingleKeys({ "/": () => field.current?.focus() });
  const find = useCallback(
    async (asked: string, signal: AbortSignal) => [
      await api.consults.search.mutate({ text: asked, state }, { signal }),
    ],
    [state],
  );
  const question = text.trim();
  const isAsked = question.length >= searchLength.min;
  const { found, isLooking, hasFailed } = useSearch(find, question, searchLength.min);
  const { rows, isMore } = found[0] ?? { rows: [], isMore: false };
  const first = rows[0];
  // Enter before the answer is there opens the first of what is found then.
  useEffect(() => {
    if (!isEnterWaiting || isLooking) return;
    setEnterWaiting(false);
    if (first) router.push(foundAddress(first));
  }, [isEnterWaiting, isLooking, first, router]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") setText("");
    if (event.key !== "Enter" || !isAsked) return;
    event.preventDefault();
    setEnterWaiting(true);
  };
  const type = (typed: string) => {
    setEnterWaiting(false);
    setText(typed);
  };
  const outcome = hasFailed ? words("failed") : words("count", { count: rows.length, more: String(isMore) });
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the field inside */}
        <div className="w-full max-w-form" onKeyDown={onKeyDown}>
          <TextField
            type="search"
            inputRef={field}
            label={words("label")}
            hint={words("hint")}
            value={text}
            onChange={type}
            maxLength={searchLength.max}
            autoComplete="off"
            spellCheck={false}
            before={<Search aria-hidden="true" className="size-4.5" />}
          />
        </div>
        {isAsked ? (
          <Segments
            label={words("which")}
            choices={consultStates.map((id) => ({ id, label: words(`states.${id}`) }))}
            value={state}
            onChange={setState}
          />
        ) : null}
      </div>
      <p role="status" className={isAsked ? "min-h-5 text-ink-soft text-small" : "sr-only"}>
        {isAsked ? (isLooking ? words("looking") : outcome) : null}
      </p>
      {isAsked ? <FoundConsults rows={rows} isSettled={!isLooking && !hasFailed} /> : children}
    </>
  );
}
