"use client";

import { type RefObject, useEffect, useRef } from "react";
import { type Draft, forgetDraft, keepDraft } from "./draft.ts";

/** Keeps what was written when the form goes away: another patient, a lock, a colleague who was first. Not what was sent. */
export function useKeptDraft(patientId: string, draft: Draft, isSent: RefObject<boolean>): void {
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
  });
  useEffect(
    () => () => {
      if (isSent.current) return;
      const { note, reply, task } = latest.current;
      if (note.trim() || reply.trim() || task) keepDraft(patientId, latest.current);
      else forgetDraft(patientId);
    },
    [patientId, isSent],
  );
}
