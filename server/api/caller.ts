import "server-only";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { ZodError } from "zod";
import { mayDo } from "#server/access/access.ts";
import type { Permission } from "#server/access/permissions.ts";
import type { FoundSession } from "#server/access/session.ts";
import { DomainError } from "#server/errors.ts";
import { requestContext } from "./request-context.ts";
import { createCaller } from "./root.ts";
import type { ApiContext } from "./trpc.ts";

/** The context of this page request; found once per request, however many components ask for it. */
const pageContext = cache(async (): Promise<ApiContext> => requestContext(await headers(), await cookies()));

/**
 * The session of this page request; null when nobody is signed in, `state: "locked"` when the screen must be unlocked
 * first.
 */
export async function currentSession(): Promise<FoundSession | null> {
  const { session } = await pageContext();
  return session;
}

/**
 * The API in process, for server components: the same procedures and checks as over HTTP. What is not there, and an address that cannot be
 * (no id, no day), becomes the page that says so; a record that is not open to the reader, the page that asks why; with `missing: "error"` it stays an error, for a page that explains it itself.
 */
export async function serverApi(
  { missing }: { missing: "page" | "error" } = { missing: "page" },
): Promise<ReturnType<typeof createCaller>> {
  return createCaller(await pageContext(), {
    onError: ({ error }) => {
      const { cause } = error;
      if (missing === "page" && cause instanceof DomainError && cause.reason === "patient.asks-reason") {
        redirect(`/patients/${cause.values.patientId}/emergency`);
      }
      if (missing === "page" && (error.code === "NOT_FOUND" || cause instanceof ZodError)) notFound();
    },
  });
}

/** Whether the reader has a permission, for a page that decides what to show. The procedure checks it again. */
export async function readerMay(permission: Permission): Promise<boolean> {
  const session = await currentSession();
  return session !== null && mayDo(session.actor, permission);
}
