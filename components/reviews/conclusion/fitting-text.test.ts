import { expect, it } from "vitest";
import type { SeriesState } from "#db/terms/measurements.ts";
import { attentionRanks } from "#db/terms/reviews.ts";
import { shippedTemplates } from "#server/messages/shipped-rules.ts";
import { nextFitting, textsInTime } from "./fitting-text.ts";

const standing = (state: SeriesState) =>
  shippedTemplates.map((template) => ({
    ...template,
    ...{ text: template.body, missing: [], isShipped: true },
    state: template.measurementKind === null ? null : state,
  }));
const first = (state: SeriesState, attention: number) => nextFitting(standing(state), attention, null);

it("does not say that a pressure is in order while it is above its target", () => {
  expect(first("above", attentionRanks["out-of-target"])).toMatchObject({
    title: "Bloeddruk thuis: we passen iets aan",
  });
  expect(first("in-target", attentionRanks.normal)).toMatchObject({ title: "Bloeddruk thuis: in orde" });
});

it("does not reassure about the pressure while something else needs attention", () => {
  expect(first("in-target", attentionRanks.look)).toMatchObject({ title: "We passen iets aan" });
});

it("offers to call for what was flagged, and nothing else", () => {
  expect(first("above", attentionRanks.flagged)).toMatchObject({ occasion: "call" });
  expect(first("insufficient", attentionRanks.alarm)).toMatchObject({ occasion: "call" });
});

it("promises nothing later where the practice's own action says today", () => {
  const [one] = standing("above");
  if (!one) throw new Error("No template.");
  const texts = [
    { ...one, templateId: "soon", text: "We bellen u binnen twee werkdagen." },
    { ...one, templateId: "tomorrow", text: "We bellen u morgen." },
    { ...one, templateId: "call", text: "We bellen u." },
  ];
  const offered = (actions: string[]) => textsInTime(texts, actions).map(({ templateId }) => templateId);
  expect(offered(["Bel de patiënt vandaag."])).toEqual(["call"]);
  expect(offered(["Bel binnen een week."])).toHaveLength(3);
  expect(offered([])).toHaveLength(3);
});

it("asks for more values where there are too few, and fills in nothing that is not known to be right", () => {
  expect(first("insufficient", attentionRanks.unknown)).toMatchObject({ occasion: "ask-more" });
  expect(first("no-target", attentionRanks.unknown)).toBeNull();
  const [open] = standing("in-target");
  expect(nextFitting(open ? [{ ...open, missing: ["gemiddelde"] }] : [], attentionRanks.normal, null)).toBeNull();
});

it("cycles through the texts that fit", () => {
  const texts = standing("above");
  const one = nextFitting(texts, attentionRanks["out-of-target"], null);
  const two = nextFitting(texts, attentionRanks["out-of-target"], one?.templateId ?? null);
  expect(two).toMatchObject({ occasion: "adjust", title: "We passen iets aan" });
  const three = nextFitting(texts, attentionRanks["out-of-target"], two?.templateId ?? null);
  expect(three).toMatchObject({ occasion: "call" });
  expect(nextFitting(texts, attentionRanks["out-of-target"], three?.templateId ?? null)).toEqual(one);
});
