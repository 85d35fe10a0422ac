"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useCallback, useEffect, useState } from "react";
import { api } from "#components/api/client.ts";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { useSearch } from "#components/ui/use-search.ts";
import type { PatientPage } from "#server/patients/contract.ts";
import { PatientTable } from "./patient-table.tsx";

const lengthMin = 2;
const lengthMax = 80;

/**
 * The list of patients, filtered while typing by name, birth date or year, HIS number, telephone number or BSN; Enter opens the first. The
 * text is sent in a request body, so that it never ends up in a URL.
 */
export function FindInPatients({ page }: { page: PatientPage }) {
  const words = useTranslations("patients");
  const router = useRouter();
  const [text, setText] = useState("");
  const [isEnterWaiting, setEnterWaiting] = useState(false);
  const find = useCallback(
    async (asked: string, signal: AbortSignal) => [await api.patients.search.mutate({ text: asked }, { signal })],
    [],
  );
  const question = text.trim().slice(0, lengthMax);
  const isAsked = question.length >= lengthMin;
  const { found, isLooking, hasFailed } = useSearch(find, question, lengthMin);
  const { rows, isMore } = found[0] ?? { rows: [], isMore: false };
  const first = rows[0];
  // Enter before the answer is there opens the first of what is found then.
  useEffect(() => {
    if (!isEnterWaiting || isLooking) return;
    setEnterWaiting(false);
    if (first) router.push(`/patients/${first.patientId}`);
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
  const outcome = hasFailed ? words("findFailed") : words("foundCount", { count: rows.length, more: String(isMore) });
  const state = isLooking ? words("finding") : outcome;
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the field inside */}
      <div className="max-w-form" onKeyDown={onKeyDown}>
        <TextField
          type="search"
          label={words("find")}
          hint={words("findHint")}
          value={text}
          onChange={type}
          maxLength={lengthMax}
          autoComplete="off"
          spellCheck={false}
          before={<Search aria-hidden="true" className="size-4.5" />}
        />
        <p role="status" className="mt-1 min-h-5 text-ink-soft text-small">
          {isAsked ? state : null}
        </p>
      </div>
      <Card padding="bare">
        {isAsked ? (
          <PatientTable
            rows={rows}
            nextAfter={null}
            empty={
              isLooking || hasFailed ? null : <EmptyState title={words("nobody")}>{words("nobodyBody")}</EmptyState>
            }
          />
        ) : (
          <PatientTable {...page} empty={<EmptyState title={words("none")}>{words("noneBody")}</EmptyState>} />
        )}
      </Card>
    </>
  );
}
