import { randomInt } from "node:crypto";

/** Seed of the kill points; the title of a test shows it. BALIE_TEST_SEED repeats a run. */
const seed = Number(process.env.BALIE_TEST_SEED ?? randomInt(2 ** 31));
const isThorough = process.env.BALIE_TEST_POINTS === "all";

/** All of them in `npm test -- thorough`, a few in `npm test`. */
export const howMany = (few: number, all: number) => (isThorough ? all : few);

/** For the title of a test, so that a failure says how to repeat it. */
export const seedTitle = `(BALIE_TEST_SEED=${seed})`;

let state = seed;

/** The next pseudo-random number in [0, 1) (mulberry32). */
export function chance(): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
