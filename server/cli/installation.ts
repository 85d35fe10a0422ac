import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { commandOf } from "./process-state.ts";

/** Sentence for the person at the terminal; ends the command without a stack trace. */
export class Refusal extends Error {}

const Running = z.object({ pid: z.number().int(), url: z.string(), doorUrl: z.string() });

/** The folder in which one installation keeps its database, secret and logs; git ignores it. */
export function installationFolder(): string {
  const folder = resolve(process.env.BALIE_FOLDER || ".balie");
  mkdirSync(join(folder, "log"), { recursive: true });
  return folder;
}

/** The secret of this installation: given, or made once and kept (mode 600). */
export function installationSecret(folder: string): string {
  if (process.env.BALIE_SECRET) return process.env.BALIE_SECRET;
  const path = join(folder, "secret");
  if (!existsSync(path)) writeFileSync(path, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600 });
  return readFileSync(path, "utf8").trim();
}

/** The start that runs on this folder now, if one does. */
export function runningStart(folder: string): z.infer<typeof Running> | undefined {
  const marked = readMark(folder);
  if (!marked || marked.pid === process.pid) return undefined;
  return /start\.ts/.test(commandOf(marked.pid) ?? "") ? marked : undefined;
}

/**
 * Marks the folder as ours until `unmarkRunning`.
 * @returns true when the mark of an earlier start lay there, which then did not end by itself.
 * @throws Refusal when that start still runs.
 */
export function markRunning(folder: string, places: { url: string; doorUrl: string }): boolean {
  const other = runningStart(folder);
  if (other)
    throw new Refusal(
      `Balie runs here already (process ${other.pid}) on ${other.url}. End that one first with Ctrl C, or use it.`,
    );
  const leftBehind = existsSync(markPath(folder));
  writeFileSync(markPath(folder), JSON.stringify({ pid: process.pid, ...places }));
  return leftBehind;
}

/** Takes our mark away. */
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
