import { parentPort, workerData } from "node:worker_threads";
import type { Pattern } from "./patterns.ts";

// A thread: feeds each pattern a hundred thousand characters of each class, and tells how far it is. A pattern that takes too long holds
// only this thread.

const length = 100_000;
const classes = [
  ...["a", "A", "7", " ", "\t", "\n", "\r\n", ".", ",", "@", "/", "\\", '"', "'", "-", "_", "=", "?", "&", "%"],
  ...["<", "{", "(", "[", "é", "中", "\u0000", "\u00a0", "😀", "a.", "a@", "a-", "1.", "1,", " a", ". ", '"a', "/a"],
];
/** What repetitions in a pattern are mostly of. */
const usual = ["a", "7", " ", ".", ","];

/** Followed by nothing, or by what no repetition takes with it. */
const stop = "\n7\u0001";
const ending = (long: string) => [long, long + stop];
const longOf = (each: string) => each.repeat(length / each.length);
const ofClasses = classes.flatMap((each) => ending(longOf(each)));

/** What a pattern has of its own words, over and over, and before a long text. */
function ofWords(source: string): string[] {
  const plain = source.replaceAll("\\/", "/").replace(/\\[a-z]|\[[^\]]*\]|\{[^}]*\}/gi, " ");
  const words = plain.match(/[\w/@:.-]{2,}/g) ?? [];
  return [...new Set(words)]
    .slice(0, 3)
    .flatMap((word) => [longOf(word) + stop, ...usual.map((each) => word + longOf(each) + stop)]);
}

function feed(source: string, flags: string, inputs: readonly string[]): number {
  const pattern = new RegExp(source, flags);
  const begin = performance.now();
  for (const input of inputs) input.replace(pattern, "");
  return performance.now() - begin;
}

const patterns: Pattern[] = workerData;
/** Replaces every character: as much as one pass can be. */
parentPort?.postMessage({ floor: feed("[^]", "gu", ofClasses) });
for (const [index, { source, flags }] of patterns.entries()) {
  parentPort?.postMessage({ index, milliseconds: feed(source, flags, [...ofClasses, ...ofWords(source)]) });
}
