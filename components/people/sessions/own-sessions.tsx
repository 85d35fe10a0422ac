"use client";

import { api } from "#components/api/client.ts";
import type { ListedSession } from "#server/people/sessions/contract.ts";
import { SessionTable } from "./session-table.tsx";

/** The reader's own sessions. */
export function OwnSessions({ sessions }: { sessions: ListedSession[] }) {
  return <SessionTable sessions={sessions} isOwn end={(sessionId) => api.people.endOwnSession.mutate({ sessionId })} />;
}
