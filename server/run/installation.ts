import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { commandOf } from "./process-state.ts";

/** An error for the person at the terminal; ends the command without a stack trace. */
export class Refusal extends Error {}

const Running = z.object({ pid: z.number().int(), url: z.string(), fhirUrl: z.string() });

/** The folder with one installation's database, secret and logs; ignored by git. */
export function installationFolder(): string {
  const folder = resolve(process.env.BALIE_FOLDER || ".balie");
  mkdirSync(join(folder, "log"), { recursive: true });
  return folder;
}

/** The installation's secret: from the environment, or generated once and stored (mode 600). */
export function installationSecret(folder: string): string {
  if (process.env.BALIE_SECRET) return process.env.BALIE_SECRET;
  return keptKey(folder, "secret");
}

/**
 * The keys of the log: from the environment, or the first one generated once and stored (mode 600), away from the secret so that each can be
 * replaced without the other. A new key goes on the first line; the old ones stay below it, for the blocks that they sealed.
 */
export function installationAuditKeys(folder: string): string {
  if (process.env.AUDIT_KEYS) return process.env.AUDIT_KEYS;
  return keptKey(folder, "audit-keys");
}

/** Where the log's heads and archive are kept, and photos and documents. */
export function installationFolders(folder: string): { AUDIT_FOLDER: string; STORAGE_FOLDER: string } {
  return {
    AUDIT_FOLDER: process.env.AUDIT_FOLDER || join(folder, "audit"),
    STORAGE_FOLDER: process.env.STORAGE_FOLDER || join(folder, "documents"),
  };
}

function keptKey(folder: string, name: string): string {
  const path = join(folder, name);
  if (!existsSync(path)) writeFileSync(path, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600 });
  return readFileSync(path, "utf8").trim();
}

/** The `npm start` that runs on this folder now, if any. */
export function runningStart(folder: string): z.infer<typeof Running> | undefined {
  const marked = readMark(folder);
  if (!marked || marked.pid === process.pid) return undefined;
  return /start\.ts/.test(commandOf(marked.pid) ?? "") ? marked : undefined;
}

/**
 * Marks the folder as in use until `unmarkRunning`.
 * @returns true when there was a mark of an earlier start that did not end normally.
 * @throws Refusal when that start is still running.
 */
export function markRunning(folder: string, places: { url: string; fhirUrl: string }): boolean {
  const other = runningStart(folder);
  if (other)
    throw new Refusal(
      `Balie runs here already (process ${other.pid}) on ${other.url}. End that one first with Ctrl C, or use it.`,
    );
  const leftBehind = existsSync(markPath(folder));
  writeFileSync(markPath(folder), JSON.stringify({ pid: process.pid, ...places }));
  return leftBehind;
}

/** Removes our mark. */
export function unmarkRunning(folder: string): void {
  if (readMark(folder)?.pid === process.pid) rmSync(markPath(folder), { force: true });
}

function markPath(folder: string): string {
  return join(folder, "running.json");
}

function readMark(folder: string): z.infer<typeof Running> | undefined {
  if (!existsSync(markPath(folder))) return undefined;
  try {
    return Running.safeParse(JSON.parse(readFileSync(markPath(folder), "utf8"))).data;
  } catch {
    return undefined;
  }
}
