import { initTRPC, TRPCError } from "@trpc/server";
import { type ZodError, ZodError as ZodErrorClass } from "zod";
import { type Access, grant } from "#server/access/access.ts";
import { type Permission, permissions } from "#server/access/permissions.ts";
import { DomainError, type ErrorCode, type ErrorReason, type ErrorValues } from "#server/errors.ts";
import { log } from "#server/log.ts";
import { type ApiContext, actorOf } from "./context.ts";

/** What a browser learns of a refusal: a code, the key of a sentence, and which fields. */
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

/** Turns a DomainError into its tRPC twin and hides everything else behind one neutral sentence. */
const translate = trpc.middleware(async ({ next, path }) => {
  const result = await next();
  if (result.ok) return result;
  const { cause } = result.error;
  if (cause instanceof DomainError) {
    throw new TRPCError({ code: trpcCodes[cause.code], message: cause.reason, cause });
  }
  if (result.error.code === "INTERNAL_SERVER_ERROR") log().error({ err: cause, path }, "procedure failed");
  return result;
});

/**
 * The procedure factory: mints the proof for a permission and marks the procedure with it, so that the access matrix
 * can list every procedure. Everything but `anyone` needs a session that is not locked.
 */
export function can<P extends Permission>(permission: P) {
  return trpc.procedure
    .meta({ permission })
    .use(translate)
    .use(async ({ ctx, next }) => next({ ctx: { access: accessFor(ctx, permission) } }));
}

function accessFor<P extends Permission>(ctx: ApiContext, permission: P): Access<P> {
  if (permissions[permission] === "anyone") return grant(actorOf(ctx, permission), permission);
  if (!ctx.session) throw new DomainError("UNAUTHENTICATED", "session.signed-out");
  if (ctx.session.state === "locked") throw new DomainError("UNAUTHENTICATED", "session.locked");
  return grant(ctx.session.actor, permission);
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
