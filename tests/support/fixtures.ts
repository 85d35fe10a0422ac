import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { describe, it } from "vitest";

/** Folder of the public example files; they are not part of this project. */
export const fixturesFolder = resolve(process.env.MEDMIJ_FIXTURES ?? "../shared/fixtures");
const hasFixtures = existsSync(fixturesFolder);

/** Path of one example file. */
export function fixture(path: string): string {
  return resolve(fixturesFolder, path);
}

/**
 * A suite over public example files, which may create its cases in a loop over them. Without the folder it is a single
 * skipped case with an explanation: a loop over nothing creates no case, and Vitest fails a suite without cases.
 */
export function describePublic(title: string, suite: () => void): void {
  if (hasFixtures) return void describe(title, suite);
  describe(title, () => it.skip(`SKIPPED: no folder ${fixturesFolder}; set MEDMIJ_FIXTURES`, () => undefined));
}
