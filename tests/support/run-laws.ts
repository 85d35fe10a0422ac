import { availableParallelism } from "node:os";
import { runCommand } from "./run-command.ts";
import { add, failure, nothing, type Sum } from "./run-sum.ts";

type Law = { sentence: string; command: string; parameters: string[] };

/** Caches of the compiler and the linters, kept between runs; each tool compares contents to find what changed. */
const kept = "node_modules/.cache/balie";

const cached = (name: string) => ["--cache", `${kept}/${name}`, "--cache-strategy", "content"];

/** The longest first, so that the others run in the meantime. */
const laws: Law[] = [
  {
    sentence: "types",
    command: "tsc",
    parameters: ["--noEmit", "--incremental", "--tsBuildInfoFile", `${kept}/types.tsbuildinfo`],
  },
  { sentence: "format and lint", command: "biome", parameters: ["check", "."] },
  { sentence: "nothing unused", command: "knip", parameters: ["--cache", "--cache-location", `${kept}/knip`] },
  {
    sentence: "who may look at whom",
    command: "depcruise",
    parameters: ["--config", ".dependency-cruiser.mjs", ...cached("imports"), "app", "components", "server", "db"],
  },
  {
    sentence: "what a browser never reaches",
    command: "depcruise",
    parameters: ["--config", ".dependency-cruiser.browser.mjs", ...cached("browser-imports"), "components"],
  },
];

/** The pure tests as one check: their output only matters when one fails. */
const pureTests: Law = { sentence: "pure tests", command: "vitest", parameters: ["run", "--project", "pure"] };

/** All static checks, each counted as one test. */
export const keepLaws = () => keepAll(laws);

/** The static checks and the pure tests: `npm run check`. */
export const keepLawsAndPureTests = () => keepAll([pureTests, ...laws]);

/** As many at a time as there are cores: more would only take turns. */
async function keepAll(all: readonly Law[]): Promise<Sum> {
  const waiting = [...all];
  let sum = nothing();
  const keepNext = async () => {
    for (let law = waiting.shift(); law; law = waiting.shift()) {
      const result = await keep(law);
      sum = add(sum, result);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, keepNext));
  return sum;
}

/** Shows the output only if the check fails. */
async function keep({ sentence, command, parameters }: Law): Promise<Sum> {
  const start = Date.now();
  const { code, output } = await runCommand(command, parameters, {}, "quiet");
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(`${code === 0 ? "✓" : "✗"} ${sentence} (${command}, ${seconds} s)`);
  if (code === 0) return { ...nothing(), passed: 1 };
  console.log(output);
  return { ...nothing(), failed: [failure(sentence, output)] };
}
