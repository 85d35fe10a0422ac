import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { mayDo } from "#server/access/access.ts";
import type { Permission } from "#server/access/permissions.ts";
import type { FoundSession } from "#server/access/session.ts";
import type { ApiContext } from "./context.ts";
import { requestContext } from "./request-context.ts";
import { createCaller } from "./root.ts";

/** What this page request knows; found once a request, however many components ask. */
const pageContext = cache(async (): Promise<ApiContext> => requestContext(await headers(), await cookies()));

/** Who is signed in on this page request; null for nobody, `state: "locked"` when the screen must be unlocked first. */
export async function currentSession(): Promise<FoundSession | null> {
  const { session } = await pageContext();
  return session;
}

/** The API in process, for server components: the same procedures, checks and refusals as the browser meets. */
export async function serverApi(): Promise<ReturnType<typeof createCaller>> {
  return createCaller(await pageContext());
}

/** Whether the reader may do something: the question that the procedure will ask, for a page that decides what to show. */
export async function readerMay(permission: Permission): Promise<boolean> {
  const session = await currentSession();
  return session !== null && mayDo(session.actor, permission);
}
