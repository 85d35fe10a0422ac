import { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import { type Pattern, productPatterns } from "#tests/support/patterns.ts";

/** Never fed so much: `scrubText` cuts what it reads at 4,000 characters. */
const exceptions = [String.raw`[^\s@"'<>()]{1,64}@[^\s@"'<>()]{1,255}`];

it("100 kB of every class of characters passes each regular expression of the product in the time of a few passes", async () => {
  const patterns = productPatterns();
  expect(patterns.length).toBeGreaterThan(200);
  const fed = patterns.filter(({ source }) => !exceptions.includes(source));
  expect(patterns.length - fed.length).toBe(exceptions.length);
  expect(await slowOf(fed)).toBeNull();
});

it.each(["\\s+$", "^(a+)+$", "\\s+\\d+(\\.\\w+)*$", "^(total|count)\\b[^\\d]*[\\d., ]*$", "\\{[^}]*\\}"])(
  "one that takes more is found: %s",
  async (source) => {
    expect(await slowOf([{ place: "here", source, flags: "i" }])).toBe(`here /${source}/`);
  },
);

/** The first that is slow each of three times: a busy machine holds up any thread once. */
async function slowOf(fed: readonly Pattern[]): Promise<string | null> {
  for (let rest = fed; ; ) {
    const found = await slowestOf(rest);
    if (!found) return null;
    const isSlowAgain = (await slowestOf([found])) !== null && (await slowestOf([found])) !== null;
    if (isSlowAgain) return `${found.place} /${found.source}/`;
    rest = rest.slice(rest.indexOf(found) + 1);
  }
}

/** The first that takes more than ten times as long as one pass that replaces each of the same characters; its thread is ended. */
function slowestOf(fed: readonly Pattern[]): Promise<Pattern | null> {
  const worker = new Worker("./tests/support/feed-patterns.ts", { workerData: fed });
  const { promise, resolve, reject } = Promise.withResolvers<Pattern | null>();
  let limit = 60_000;
  let timer: NodeJS.Timeout | undefined;
  const wait = (index: number) => {
    clearTimeout(timer);
    const pattern = fed[index];
    if (!pattern) return resolve(null);
    timer = setTimeout(() => resolve(pattern), limit);
  };
  worker.on("error", reject);
  worker.on("message", (message: { floor: number } | { index: number; milliseconds: number }) => {
    if ("floor" in message) limit = 10 * message.floor;
    wait("floor" in message ? 0 : message.index + 1);
  });
  return promise.finally(() => worker.terminate());
}
