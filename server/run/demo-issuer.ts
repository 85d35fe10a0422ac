import { createHash, randomUUID } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from "jose";
import { z } from "zod";
import { demoIssuer } from "#db/seed/gateways.ts";
import type { RepresentativeRelation } from "#db/terms/patients.ts";

/** The claims of a demo token: its patient, and the services it covers. */
export type TokenFacts = {
  provider: string;
  serviceIds: readonly string[];
  bsn: string;
  pgo?: string;
  act?: ActingFor;
};
/** Who acts for the patient, by the DVA's own id. */
export type ActingFor = { sub: string; name: string; relation: RepresentativeRelation };
export type DemoIssuer = {
  /** The response of /demo/jwks: public keys only. */
  jwks: string;
  sign: (facts: TokenFacts) => Promise<string>;
};

const KeyFile = z.record(z.string(), z.unknown());
const algorithm = "ES256";
const lifeSeconds = 300;

/**
 * The demo's DVA: a key generated once and stored in the installation's folder (mode 600). Used by the demo and tests
 * only; no organization outside the demo trusts it.
 */
export async function openDemoIssuer(folder: string): Promise<DemoIssuer> {
  const path = join(folder, "demo-issuer.json");
  if (!existsSync(path)) writeFileSync(path, JSON.stringify(await newKey()), { mode: 0o600 });
  const kept: JWK = KeyFile.parse(JSON.parse(readFileSync(path, "utf8")));
  const key = await importJWK(kept, algorithm);
  const { d: _, ...shown } = kept;
  const kid = String(kept.kid);
  return {
    jwks: JSON.stringify({ keys: [{ ...shown, use: "sig", alg: algorithm }] }),
    sign: ({ provider, serviceIds, bsn, pgo, act }) =>
      new SignJWT({
        scope: serviceIds.map((id) => `${provider}~${id}`).join(" "),
        bsn,
        ...(pgo ? { pgo } : {}),
        ...(act ? { act } : {}),
      })
        .setProtectedHeader({ alg: algorithm, kid, typ: "JWT" })
        .setIssuer(demoIssuer.issuer)
        .setAudience(demoIssuer.audience)
        .setIssuedAt()
        .setExpirationTime(`${lifeSeconds}s`)
        .setJti(randomUUID())
        .sign(key),
  };
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const key = await exportJWK(privateKey);
  return { ...key, kid: createHash("sha256").update(String(key.x)).digest("base64url").slice(0, 12) };
}
