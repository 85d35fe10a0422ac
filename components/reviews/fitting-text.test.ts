import { expect, it } from "vitest";
import type { SeriesState } from "#db/terms/measurements.ts";
import { attentionRanks } from "#db/terms/reviews.ts";
import { shippedTemplates } from "#server/reviews/shipped-rules.ts";
import { nextFitting } from "./fitting-text.ts";

const standing = (state: SeriesState) =>
  shippedTemplates.map((template) => ({
    ...template,
    ...{ text: template.body, missing: [], isShipped: true },
    state: template.measurementKind === null ? null : state,
  }));
const first = (state: SeriesState, attention: number) => nextFitting(standing(state), attention, null);

it("does not say that a pressure is in order while it stands above its target", () => {
  expect(first("above", attentionRanks["out-of-target"])).toMatchObject({
    title: "Bloeddruk thuis: we passen iets aan",
  });
  expect(first("in-target", attentionRanks.normal)).toMatchObject({ title: "Bloeddruk thuis: in orde" });
});

it("says nothing of a pressure that is fine while something else asks for attention", () => {
  expect(first("in-target", attentionRanks.flagged)).toMatchObject({ title: "We passen iets aan" });
});

it("asks for more where there is not enough, and fills nothing that is not known to be right", () => {
  expect(first("insufficient", attentionRanks.unknown)).toMatchObject({ conclusion: "ask-more" });
  expect(first("no-target", attentionRanks.unknown)).toBeNull();
  const [open] = standing("in-target");
  expect(nextFitting(open ? [{ ...open, missing: ["gemiddelde"] }] : [], attentionRanks.normal, null)).toBeNull();
});

it("goes round the texts that fit", () => {
  const texts = standing("above");
  const one = nextFitting(texts, attentionRanks["out-of-target"], null);
  const two = nextFitting(texts, attentionRanks["out-of-target"], one?.templateId ?? null);
  expect(two).toMatchObject({ conclusion: "adjust", title: "We passen iets aan" });
  const three = nextFitting(texts, attentionRanks["out-of-target"], two?.templateId ?? null);
  expect(three).toMatchObject({ conclusion: "call" });
  expect(nextFitting(texts, attentionRanks["out-of-target"], three?.templateId ?? null)).toEqual(one);
});
