import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { errors, jwtVerify } from "jose";
import type { RefusalReason } from "#db/terms/gateways.ts";
import { isBsn } from "#db/terms/patients.ts";
import type { Client } from "#server/access/actor.ts";
import { type Reply, refuse } from "#server/fhir/interaction.ts";
import type { Sender } from "#server/fhir/sender.ts";
import type { RecognizedGateway, TrustedGateway } from "#server/gateways/contract.ts";
import {
  algorithms,
  type Claimed,
  clockToleranceSeconds,
  lifetimeSecondsMax,
  PatientClaims,
  readClaims,
} from "./claims.ts";
import type { IssuerKeys } from "./issuer-keys.ts";
import { notReceivable } from "./not-receivable.ts";
import { type KnownClient, openSender, usesOf } from "./open-sender.ts";
import type { Recognizer } from "./recognizer.ts";
import type { Refusals } from "./refusals.ts";

export type Authentication = { keys: IssuerKeys; recognizer: Recognizer; refusals: Refusals; nameClient: KnownClient };
export type Authenticated = { ok: true; sender: Sender } | { ok: false; reply: Reply };

type Verdict = { ok: true } | { ok: false; reason: RefusalReason; diagnostics: string };

/**
 * Authenticates the DVA and finds the patient. The only file that knows how a DVA hands a patient over (README.md, "The token"). Every
 * refusal is counted for the organization it concerns.
 * @throws only when the database or the issuer's keys cannot be reached.
 */
export async function authenticate(
  authentication: Authentication,
  headers: IncomingHttpHeaders,
  client: Client,
): Promise<Authenticated> {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(headers.authorization ?? "")?.[1];
  if (!token) return unauthorized(null, "The access token goes in the Authorization header, as Bearer");
  const read = readClaims(token);
  if (!read.ok) return unauthorized("invalid_token", read.diagnostics);
  const { claimed } = read;
  const recognized = await authentication.recognizer.recognize({ provider: claimed.provider, issuer: claimed.iss });
  const trust = await verifyingTrust(authentication, token, recognized);
  const count = (reason: RefusalReason) =>
    recognized.organizationId &&
    authentication.refusals.count(recognized.organizationId, recognized.own?.trustId ?? null, reason);
  if (!trust.ok) {
    count(trust.reason);
    return unauthorized("invalid_token", trust.diagnostics);
  }
  const bsn = await patientOf(authentication, claimed, token, headers, recognized);
  if (!bsn.ok) {
    count("patient-token");
    return unauthorized("invalid_token", bsn.diagnostics);
  }
  const services = recognized.own ? usesOf(recognized.own, claimed.serviceIds) : null;
  if (services && !services.ok) {
    count(services.reason);
    return forbidden("insufficient_scope", services.diagnostics);
  }
  const uses = services?.uses ?? [];
  const sender = await openSender({
    recognized,
    uses,
    bsn: bsn.bsn,
    claimed,
    client,
    nameClient: authentication.nameClient,
  });
  if (sender) return { ok: true, sender };
  if (recognized.organizationId) count("not-receivable");
  for (const claimant of recognized.claimants) authentication.refusals.count(claimant, null, "tie-unconfirmed");
  return { ok: false, reply: notReceivable() };
}

/**
 * Verifies the token with the keys of the organization's own trust, or of any organization's that trusts this issuer. The latter opens
 * nothing: it only tells a real DVA from a stranger.
 */
async function verifyingTrust(
  authentication: Authentication,
  token: string,
  recognized: RecognizedGateway,
): Promise<Verdict> {
  let verdict: Verdict = {
    ok: false,
    reason: "token-signature",
    diagnostics: "The issuer of this token is not trusted here",
  };
  for (const trust of recognized.own ? [recognized.own] : recognized.elsewhere) {
    verdict = await verify(authentication, token, trust);
    if (verdict.ok) return verdict;
  }
  // Nothing of what another organization agreed with this issuer is revealed.
  return recognized.own
    ? verdict
    : { ok: false, reason: "token-signature", diagnostics: "The issuer of this token is not trusted here" };
}

async function verify({ keys }: Authentication, token: string, trust: TrustedGateway): Promise<Verdict> {
  try {
    await jwtVerify(token, keys(trust.jwksUrl), {
      issuer: trust.issuer,
      audience: trust.audience,
      algorithms: [...algorithms],
      clockTolerance: clockToleranceSeconds,
      maxTokenAge: lifetimeSecondsMax,
    });
    return { ok: true };
  } catch (problem) {
    return { ok: false, ...refusalOf(problem) };
  }
}

/** The reason of refusal for an error of jose. An error that is not about the token is thrown on. */
function refusalOf(problem: unknown): { reason: RefusalReason; diagnostics: string } {
  if (problem instanceof errors.JWTExpired) return { reason: "token-time", diagnostics: "The token has expired" };
  if (problem instanceof errors.JWTClaimValidationFailed) {
    if (problem.claim === "aud") return { reason: "token-audience", diagnostics: "The token is for another audience" };
    if (problem.claim === "iss") return { reason: "token-signature", diagnostics: "The token is of another issuer" };
    return { reason: "token-time", diagnostics: "The token is not valid at this moment" };
  }
  if (problem instanceof errors.JOSEAlgNotAllowed || problem instanceof errors.JOSENotSupported) {
    return { reason: "token-algorithm", diagnostics: `Tokens are signed with ${algorithms.join(", ")}` };
  }
  if (problem instanceof errors.JWKSNoMatchingKey || problem instanceof errors.JWKSMultipleMatchingKeys) {
    return { reason: "token-signature", diagnostics: "The issuer has no such key (kid)" };
  }
  const isToken =
    problem instanceof errors.JWSSignatureVerificationFailed ||
    problem instanceof errors.JWSInvalid ||
    problem instanceof errors.JWTInvalid;
  if (isToken) return { reason: "token-signature", diagnostics: "The signature of the token does not fit" };
  throw problem;
}

type FoundBsn = { ok: true; bsn: string } | { ok: false; diagnostics: string };

/** The BSN from the token, or from a patient token that is bound to it by its hash. */
async function patientOf(
  authentication: Authentication,
  claimed: Claimed,
  token: string,
  headers: IncomingHttpHeaders,
  recognized: RecognizedGateway,
): Promise<FoundBsn> {
  const patientToken = headers["x-patient-token"];
  if (patientToken === undefined) {
    return claimed.bsn !== undefined && isBsn(claimed.bsn)
      ? { ok: true, bsn: claimed.bsn }
      : { ok: false, diagnostics: "The token names no patient (bsn)" };
  }
  const no: FoundBsn = { ok: false, diagnostics: "X-Patient-Token does not belong to this access token" };
  const trust = recognized.own ?? recognized.elsewhere[0];
  if (typeof patientToken !== "string" || !trust) return no;
  try {
    const { payload } = await jwtVerify(patientToken, authentication.keys(trust.jwksUrl), {
      issuer: claimed.iss,
      algorithms: [...algorithms],
      clockTolerance: clockToleranceSeconds,
    });
    const patient = PatientClaims.safeParse(payload);
    if (!patient.success || !isBsn(patient.data.bsn)) return no;
    if (patient.data.ath !== createHash("sha256").update(token).digest("base64url")) return no;
    if (claimed.bsn !== undefined && claimed.bsn !== patient.data.bsn) return no;
    return { ok: true, bsn: patient.data.bsn };
  } catch (problem) {
    refusalOf(problem);
    return no;
  }
}

function unauthorized(error: string | null, diagnostics: string): Authenticated {
  const challenge = error
    ? `Bearer error="${error}", error_description="${diagnostics.replaceAll('"', "'")}"`
    : "Bearer";
  return { ok: false, reply: refuse(401, { code: "security", diagnostics }, { "WWW-Authenticate": challenge }) };
}

function forbidden(error: string, diagnostics: string): Authenticated {
  const challenge = `Bearer error="${error}"`;
  return { ok: false, reply: refuse(403, { code: "security", diagnostics }, { "WWW-Authenticate": challenge }) };
}
