import { initTRPC, TRPCError } from "@trpc/server";
import { type ZodError, ZodError as ZodErrorClass } from "zod";
import { type Access, grant, grantOnRequest } from "#server/access/access.ts";
import type { Actor, Client } from "#server/access/actor.ts";
import { type OpenedPatient, openedUnder, openPatient } from "#server/access/open-patient.ts";
import { type Permission, permissions } from "#server/access/permissions.ts";
import type { FoundSession } from "#server/access/session.ts";
import { DomainError, type ErrorCode, type ErrorReason, type ErrorValues } from "#server/errors.ts";
import { log } from "#server/log.ts";
import { PatientInput } from "#server/patients/contract.ts";
import { noteRefusal } from "#server/people/sessions/note-refusal.ts";
import { holdsUnstorable } from "./unstorable.ts";

/** What a procedure knows about the request before it checks a permission. A page, or a batch of browser calls, is one request. */
export type ApiContext = {
  client: Client;
  /** Null: nobody is signed in. */
  session: FoundSession | null;
  /** Patients that this request opened or is opening, by id (`openOnce`). */
  openings: Map<string, Promise<OpenedPatient>>;
};

export function beginContext(client: Client, session: FoundSession | null): ApiContext {
  return { client, session, openings: new Map() };
}

/** Permissions that a locked session keeps; for everything else the request is anonymous. */
const openToLocked: ReadonlySet<Permission> = new Set<Permission>(["session.unlock", "session.end", "session.begin"]);

/** The actor of a request: the signed-in person, or an anonymous visitor. */
export function actorOf(context: ApiContext, permission: Permission): Actor {
  const { session, client } = context;
  if (!session || (session.state === "locked" && !openToLocked.has(permission))) return { kind: "anonymous", client };
  return session.actor;
}

/**
 * Opens a patient once for a request, whichever of its procedures asks first; each gets a proof of its own permission.
 * @throws NOT_FOUND when the organization has no such patient.
 */
export async function openOnce<P extends Permission>(
  { openings }: ApiContext,
  access: Access<P>,
  patientId: string,
): Promise<OpenedPatient<P>> {
  const opening = openings.get(patientId) ?? openPatient(access, patientId);
  openings.set(patientId, opening);
  return openedUnder(await opening, access);
}

/** What a browser receives of an error: a code, the key of a message, and the invalid fields. */
export type ApiErrorShape = {
  reason: ErrorReason;
  values: ErrorValues;
  fields: Record<string, string[]>;
};

type Meta = { permission?: Permission };

const trpcCodes = {
  NOT_FOUND: "NOT_FOUND",
  FORBIDDEN: "FORBIDDEN",
  UNAUTHENTICATED: "UNAUTHORIZED",
  CONFLICT: "CONFLICT",
  INVALID: "BAD_REQUEST",
  PRECONDITION_FAILED: "PRECONDITION_FAILED",
  TOO_MANY: "TOO_MANY_REQUESTS",
} as const satisfies Record<ErrorCode, TRPCError["code"]>;

const trpc = initTRPC
  .context<ApiContext>()
  .meta<Meta>()
  .create({
    errorFormatter: ({ shape, error }) => ({
      ...shape,
      message: error.code,
      data: { code: error.code, httpStatus: shape.data.httpStatus, refusal: refusalOf(error) },
    }),
  });

export const router = trpc.router;
export const createCallerFactory = trpc.createCallerFactory;

/** Maps a DomainError to the TRPCError of the same code and replaces any other error by one neutral message. */
const translate = trpc.middleware(async ({ next, path, meta, ctx }) => {
  const result = await next();
  if (result.ok) return result;
  const { cause } = result.error;
  if (cause instanceof DomainError) {
    if (cause.code === "FORBIDDEN") await logRefusal(ctx, path, meta?.permission ?? "");
    throw new TRPCError({ code: trpcCodes[cause.code], message: cause.reason, cause });
  }
  if (result.error.code === "INTERNAL_SERVER_ERROR") log().error({ err: cause, path }, "procedure failed");
  return result;
});

/** A refusal is a line in the log of who asked. It stays a refusal when the line cannot be written. */
async function logRefusal({ session }: ApiContext, procedure: string, permission: string): Promise<void> {
  if (!session) return;
  const access = grant(session.actor, "session.note-refusal");
  await noteRefusal(access, { procedure, permission }).catch((err) =>
    log().error({ err, path: procedure }, "a refusal could not be logged"),
  );
}

/** Refuses what no column can hold as an input that does not fit, before any contract reads it: each of them would have to. */
const refuseUnstorable = trpc.middleware(async ({ next, getRawInput }) => {
  if (!holdsUnstorable(await getRawInput())) return next();
  const issue = { code: "custom" as const, path: [], message: "unstorable text", input: undefined };
  throw new TRPCError({ code: "BAD_REQUEST", cause: new ZodErrorClass([issue]) });
});

/**
 * The procedure factory: creates the proof for a permission and sets it as the procedure's metadata, so that the access
 * matrix can list every procedure. Everything but `anyone` requires a session that is not locked.
 */
export function can<P extends Permission>(permission: P) {
  return trpc.procedure
    .meta({ permission })
    .use(translate)
    .use(async ({ ctx, next }) => next({ ctx: { access: accessFor(ctx, permission) } }))
    .use(refuseUnstorable);
}

/**
 * `can` for a procedure about one patient: its input holds `patientId`, and that patient is open (`ctx.opened`) before the procedure
 * runs. A procedure that asks for more says so with an `.input` of its own.
 */
export function canOpen<P extends Permission>(permission: P) {
  return can(permission)
    .input(PatientInput)
    .use(async ({ ctx, input, next }) => next({ ctx: { opened: await openOnce(ctx, ctx.access, input.patientId) } }));
}

function accessFor<P extends Permission>(ctx: ApiContext, permission: P): Access<P> {
  if (permissions[permission] === "anyone") return grantOnRequest(actorOf(ctx, permission), permission, new Date());
  if (!ctx.session) throw new DomainError("UNAUTHENTICATED", "session.signed-out");
  if (ctx.session.state === "locked") throw new DomainError("UNAUTHENTICATED", "session.locked");
  return grantOnRequest(ctx.session.actor, permission, new Date());
}

function refusalOf(error: TRPCError): ApiErrorShape {
  const { cause } = error;
  if (cause instanceof DomainError) return { reason: cause.reason, values: cause.values, fields: {} };
  if (cause instanceof ZodErrorClass) return { reason: "general.invalid", values: {}, fields: fieldsOf(cause) };
  return { reason: error.code === "NOT_FOUND" ? "general.not-found" : "general.unknown", values: {}, fields: {} };
}

function fieldsOf(error: ZodError): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const issue of error.issues) {
    const name = issue.path.join(".");
    fields[name] = [...(fields[name] ?? []), issue.message];
  }
  return fields;
}
