import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { discardEmbeddedDatabase } from "#server/cli/embedded-database.ts";
import { commandOf } from "#server/cli/process-state.ts";

/** A folder for one run; its name says whose, so that what a killed run left can be told from what is in use. */
export function temporaryFolder(use: "test" | "product" | "bench" | "alive"): string {
  return mkdtempSync(join(tmpdir(), `balie-${use}-${process.pid}-`));
}

/** Ends and removes what runs left behind that were killed before they could do so. */
export async function sweepLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^balie-(?:test|product|bench|alive)-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || commandOf(Number(pid)) !== undefined) continue;
    await discardEmbeddedDatabase(join(tmpdir(), name)).catch(() => undefined);
  }
}
