"use client";

import { api } from "#components/api/client.ts";
import type { ListedSession } from "#server/people/sessions/contract.ts";
import { SessionTable } from "./session-table.tsx";

/** Active sessions in this organization; an administrator can end them. */
export function SignedInPeople({ sessions, manages }: { sessions: ListedSession[]; manages: boolean }) {
  const end = (sessionId: string) => api.people.revokeSession.mutate({ sessionId });
  return <SessionTable sessions={sessions} end={manages ? end : undefined} />;
}
