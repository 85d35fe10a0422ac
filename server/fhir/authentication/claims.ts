import { decodeJwt, decodeProtectedHeader } from "jose";
import { z } from "zod";
import type { RefusalReason } from "#db/terms/gateways.ts";
import { containsBsn, representativeRelations } from "#db/terms/patients.ts";
import { representativeCode, representativeNameMax } from "#db/terms/representation.ts";

/** Asymmetric signatures only: no HS256, no `none`. */
export const algorithms = ["RS256", "PS256", "ES256"] as const;
/** Our own choice: a token lives a quarter of an hour at most, and clocks may differ by a minute. */
export const lifetimeSecondsMax = 900;
export const clockToleranceSeconds = 60;

const seconds = z.number().int().positive().max(9_999_999_999);

const Claims = z.object({
  iss: z.string().min(1).max(300),
  aud: z.union([z.string(), z.array(z.string()).max(20)]),
  exp: seconds,
  iat: seconds,
  jti: z.string().min(1).max(200),
  scope: z.string().max(1_000),
  bsn: z.string().max(20).optional(),
  /** Host name of the PGO (its client_id). */
  pgo: z
    .string()
    .regex(/^[a-z0-9.-]{1,253}$/i)
    .optional(),
  /** Who acts for the patient (the name is of RFC 8693): an id of the DVA's own, which is no BSN. */
  act: z
    .object({
      sub: z
        .string()
        .regex(representativeCode)
        .refine((id) => !containsBsn(id)),
      name: z.string().trim().min(1).max(representativeNameMax),
      relation: z.enum(representativeRelations),
    })
    .optional(),
});
export type Claims = z.infer<typeof Claims>;

export const PatientClaims = z.object({
  iss: z.string(),
  bsn: z.string().max(20),
  /** Base64url of the SHA-256 of the access token that it goes with. */
  ath: z.string().length(43),
});

/** Claims of a token, not verified yet. */
export type Claimed = Claims & { provider: string; serviceIds: string[] };
export type ReadClaims = { ok: true; claimed: Claimed } | { ok: false; reason: RefusalReason; diagnostics: string };

/** Parses a token without verifying it. Pure. */
export function readClaims(token: string): ReadClaims {
  const no = (reason: RefusalReason, diagnostics: string): ReadClaims => ({ ok: false, reason, diagnostics });
  const parsed = parseToken(token);
  if (!parsed) return no("token-unreadable", "The token is no signed JWT");
  const known: readonly unknown[] = algorithms;
  if (!known.includes(parsed.alg)) return no("token-algorithm", `Tokens are signed with ${algorithms.join(", ")}`);
  const claims = Claims.safeParse(parsed.payload);
  if (!claims.success) {
    const names = [...new Set(claims.error.issues.map((issue) => String(issue.path[0] ?? "")))];
    return no("token-claims", `Missing or malformed in the token: ${names.join(", ")}`);
  }
  if (claims.data.exp - claims.data.iat > lifetimeSecondsMax) {
    return no("token-time", `A token lives ${lifetimeSecondsMax} seconds at most`);
  }
  const scope = readScope(claims.data.scope);
  if (!scope) return no("token-claims", "The scope is <provider>~<service>, and each part names the same provider");
  return { ok: true, claimed: { ...claims.data, ...scope } };
}

function parseToken(token: string): { alg: unknown; payload: unknown } | null {
  try {
    return { alg: decodeProtectedHeader(token).alg, payload: decodeJwt(token) };
  } catch {
    return null;
  }
}

/** "01999901~201 01999901~202". All parts are of one provider. */
export function readScope(scope: string): { provider: string; serviceIds: string[] } | null {
  const parts = scope.trim().split(/ +/);
  if (parts.length > 20) return null;
  const read = parts.map((part) => /^([a-z0-9.-]{2,57})~([\w.-]{1,30})$/.exec(part));
  const [provider] = read.map((match) => match?.[1]);
  if (provider === undefined || read.some((match) => match?.[1] !== provider)) return null;
  return { provider, serviceIds: [...new Set(read.map((match) => match?.[2] ?? ""))] };
}
