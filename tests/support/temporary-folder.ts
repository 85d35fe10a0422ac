import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { discardEmbeddedDatabase } from "#server/run/embedded-database.ts";
import { commandOf } from "#server/run/process-state.ts";

/**
 * A folder for one run; its name says whose it is, so that leftovers of a killed run can be told from folders in use.
 */
export function temporaryFolder(
  use: "test" | "product" | "bench" | "alive" | "statements" | "audit" | "documents",
): string {
  return mkdtempSync(join(tmpdir(), `balie-${use}-${process.pid}-`));
}

/** Ends and removes what killed runs left behind. */
export async function sweepLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^balie-(?:test|product|bench|alive|statements|audit|documents)-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || commandOf(Number(pid)) !== undefined) continue;
    await discardEmbeddedDatabase(join(tmpdir(), name)).catch(() => undefined);
  }
}
