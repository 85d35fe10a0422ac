import { existsSync } from "node:fs";
import { resolve } from "node:path";

/** Folder of the public example files; they are not part of this project, so tests that want them may be skipped. */
export const fixturesFolder = resolve(process.env.MEDMIJ_FIXTURES ?? "../shared/fixtures");
export const hasFixtures = existsSync(fixturesFolder);
export const fixturesTitle = hasFixtures ? "" : ` (SKIPPED: no folder ${fixturesFolder}; set MEDMIJ_FIXTURES)`;

/** Path of one example file. */
export function fixture(path: string): string {
  return resolve(fixturesFolder, path);
}
