import { execFileSync } from "node:child_process";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { zalRelease3Text } from "#db/seed/register-lists.ts";
import type { ListWorld } from "#db/seed/register-world.ts";
import type { BenchPlace, Figure } from "./measure.ts";

const peakMegabytesMax = 400;
const growthMax = 1.3;

/**
 * Peak memory of an import process, for a small list and one ten times larger, as a first import and as an update. Each
 * runs in its own process, because a peak cannot be reset.
 */
export async function measureImportMemory(
  place: BenchPlace,
  world: ListWorld,
  empty: () => Promise<void>,
): Promise<Figure[]> {
  const peak = async (providerCount: number, serial: number): Promise<number> => {
    const path = join(place.folder, "memory.xml");
    await pipeline(Readable.from(zalRelease3Text({ ...world, providerCount, serial })), createWriteStream(path));
    const told = execFileSync(process.execPath, [
      new URL("./register-import-process.ts", import.meta.url).pathname,
      path,
    ]);
    place.say(`${providerCount} providers, number ${serial}: ${told.toString().trim()} MB`);
    return Number(told.toString());
  };
  const figures: Figure[] = [];
  await empty();
  const small = [await peak(1_000, 1), await peak(1_000, 2)] as const;
  await empty();
  const large = [await peak(10_000, 1), await peak(10_000, 2)] as const;
  for (const [index, name] of ["first import", "compared import"].entries()) {
    const [before, after] = [small[index] ?? 0, large[index] ?? 0];
    figures.push(
      { name: `peak memory, ${name}, 1,000 providers`, value: before, unit: "MB" },
      {
        name: `peak memory, ${name}, 10,000 providers`,
        value: after,
        unit: "MB",
        aim: `< ${peakMegabytesMax}`,
        isMet: after < peakMegabytesMax,
      },
      {
        name: `peak memory, ${name}, growth`,
        value: after / before,
        unit: "ratio",
        aim: `≤ ${growthMax}`,
        isMet: after / before <= growthMax,
      },
    );
  }
  return figures;
}
