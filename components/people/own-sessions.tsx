"use client";

import { api } from "#components/api/client.ts";
import type { ListedSession } from "#server/people/contract.ts";
import { SessionTable } from "./session-table.tsx";

/** Where the reader is signed in. */
export function OwnSessions({ sessions }: { sessions: ListedSession[] }) {
  return <SessionTable sessions={sessions} isOwn end={(sessionId) => api.people.endOwnSession.mutate({ sessionId })} />;
}
