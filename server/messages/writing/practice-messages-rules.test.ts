import { expect, it } from "vitest";
import { shippedTemplates } from "#server/messages/shipped-rules.ts";
import { coach } from "./coach-rules.ts";
import { type FindingKind, findingKinds } from "./contract.ts";
import messages from "./practice-messages.json" with { type: "json" };

// Invented messages of a practice. What should be underlined in each was written down before the lists and the rules were.

type Marked = { text: string; marks: Partial<Record<FindingKind, readonly string[]>> };
type Counts = { hits: number; missed: string[]; wrong: string[] };

const marked: readonly Marked[] = messages.marked;
const all: readonly Marked[] = [...marked, ...messages.good.map((text) => ({ text, marks: {} }))];

/** A long sentence is marked by its first words, anything else exactly. */
function compare(kind: FindingKind, { text, marks }: Marked): Counts {
  const wrong = coach(text)
    .findings.filter((each) => each.kind === kind)
    .map(({ from, to }) => text.slice(from, to));
  const counts: Counts = { hits: 0, missed: [], wrong };
  for (const mark of marks[kind] ?? []) {
    const at = wrong.findIndex((found) => (kind === "long-sentence" ? found.startsWith(mark) : found === mark));
    if (at < 0) counts.missed.push(mark);
    else counts.hits += wrong.splice(at, 1).length;
  }
  return counts;
}

const rows = findingKinds.map((kind) => {
  const counts = all.map((message) => compare(kind, message));
  const hits = counts.reduce((sum, each) => sum + each.hits, 0);
  const missed = counts.flatMap((each) => each.missed);
  const wrong = counts.flatMap((each) => each.wrong);
  return { kind, hits, missed, wrong, precision: hits / (hits + wrong.length), recall: hits / (hits + missed.length) };
});

it("underlines in sixty messages what a reader would, by kind", () => {
  const percent = (share: number) => `${Math.round(share * 100)}%`.padStart(10);
  const lines = rows.map(({ kind, hits, missed, wrong, precision, recall }) =>
    [
      kind.padEnd(14),
      String(hits).padStart(5),
      percent(precision),
      percent(recall),
      ` missed: ${missed.join(", ")}; wrong: ${wrong.join(", ")}`,
    ].join(""),
  );
  process.stdout.write(`${["kind           hits precision    recall", ...lines].join("\n")}\n`);
  expect(all).toHaveLength(60);
  for (const { kind, precision, recall } of rows) {
    expect(precision, kind).toBeGreaterThanOrEqual(0.9);
    expect(recall, kind).toBeGreaterThanOrEqual(0.9);
  }
});

it("leaves good messages alone: at most one underline in a hundred words", () => {
  expect(messages.good.length).toBeGreaterThanOrEqual(10);
  const words = messages.good.join(" ").split(/\s+/).length;
  const found = messages.good.flatMap((text) => coach(text).findings.map(({ from, to }) => text.slice(from, to)));
  expect(found.length, found.join(", ")).toBeLessThanOrEqual(words / 100);
});

it("has nothing to say about the templates that ship", () => {
  expect(shippedTemplates.length).toBeGreaterThan(0);
  expect(
    shippedTemplates.flatMap(({ body }) => coach(body).findings.map(({ from, to }) => body.slice(from, to))),
  ).toEqual([]);
});

it("finds the good messages easy to read", () => {
  const bands = messages.good.map((text) => coach(text).reading.band);
  expect(bands.filter((band) => band === "hard" || band === "very-hard")).toEqual([]);
});
