import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { env } from "#server/env.ts";

const version = "v1";
const ivBytes = 12;
const tagBytes = 16;
const bytesVersion = 1;

/**
 * Encrypts a secret for storage: AES-256-GCM with a key per purpose, derived (HKDF-SHA256) from BALIE_SECRET. `owner`
 * is authenticated with it, so one person's secret cannot be used in another's row.
 */
export function seal(purpose: string, owner: string, text: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), iv).setAAD(Buffer.from(owner));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return [version, ...[iv, cipher.getAuthTag(), body].map((part) => part.toString("base64url"))].join(".");
}

/** Decrypts what `seal` made for this purpose and owner; null when it was changed or belongs to another owner. */
export function unseal(purpose: string, owner: string, sealed: string): string | null {
  const [mark, iv, tag, body] = sealed.split(".");
  if (mark !== version || !iv || !tag || body === undefined) return null;
  try {
    const opened = createDecipheriv("aes-256-gcm", keyFor(purpose), Buffer.from(iv, "base64url"))
      .setAAD(Buffer.from(owner))
      .setAuthTag(Buffer.from(tag, "base64url"));
    return Buffer.concat([opened.update(Buffer.from(body, "base64url")), opened.final()]).toString("utf8");
  } catch {
    return null;
  }
}

/** The same for bytes; what comes out is 29 bytes longer: version, IV, tag and what was sealed. */
export function sealBytes(purpose: string, owner: string, bytes: Uint8Array): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), iv).setAAD(Buffer.from(owner));
  const body = [cipher.update(bytes), cipher.final()];
  return Buffer.concat([Buffer.from([bytesVersion]), iv, cipher.getAuthTag(), ...body]);
}

/** What `sealBytes` sealed for this purpose and owner; null when it was changed or belongs to another owner. */
export function unsealBytes(purpose: string, owner: string, sealed: Buffer): Buffer | null {
  if (sealed.length < 1 + ivBytes + tagBytes || sealed[0] !== bytesVersion) return null;
  const [iv, tag] = [sealed.subarray(1, 1 + ivBytes), sealed.subarray(1 + ivBytes, 1 + ivBytes + tagBytes)];
  try {
    const opened = createDecipheriv("aes-256-gcm", keyFor(purpose), iv).setAAD(Buffer.from(owner)).setAuthTag(tag);
    return Buffer.concat([opened.update(sealed.subarray(1 + ivBytes + tagBytes)), opened.final()]);
  } catch {
    return null;
  }
}

/**
 * A keyed hash (HMAC): equal texts of one purpose give equal fingerprints, and nothing can be recovered without
 * BALIE_SECRET.
 */
export function fingerprint(purpose: string, text: string): string {
  return createHmac("sha256", keyFor(purpose)).update(text).digest("base64url");
}

/** Derived keys by purpose; BALIE_SECRET is fixed for the life of the process. */
const keys = new Map<string, Buffer>();

function keyFor(purpose: string): Buffer {
  const known = keys.get(purpose);
  if (known) return known;
  const key = Buffer.from(hkdfSync("sha256", env().BALIE_SECRET, "", `balie ${purpose}`, 32));
  keys.set(purpose, key);
  return key;
}
