import fc from "fast-check";
import { expect, it } from "vitest";
import { messageLengthMax } from "#db/terms/messages.ts";
import { differenceOf } from "./difference-rules.ts";

it("one changed word is one word away and one word in its place", () => {
  expect(differenceOf("Neem 1 tablet per dag.", "Neem 2 tabletten per dag.")).toEqual([
    { text: "Neem ", is: "same" },
    { text: "1", is: "removed" },
    { text: "2", is: "added" },
    { text: " ", is: "same" },
    { text: "tablet", is: "removed" },
    { text: "tabletten", is: "added" },
    { text: " per dag.", is: "same" },
  ]);
});

it("a text that went out as it was written has no difference", () => {
  expect(differenceOf("Ja, dat mag.", "Ja, dat mag.")).toBeNull();
});

it("a sign of several code points stays whole", () => {
  const parts = differenceOf("Dank 👩🏽‍⚕️ u", "Dank 👩🏻‍⚕️ u") ?? [];
  expect(parts.map(({ text }) => text)).toEqual(["Dank ", "👩🏽‍⚕️", "👩🏻‍⚕️", " u"]);
});

it("what stays and goes is the text as written, and what stays and comes the text as sent", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", " ", "\n", ".", "é", "👩🏽‍⚕️"), maxLength: 60 });
  fc.assert(
    fc.property(text, text, (written, sent) => {
      const parts = differenceOf(written, sent) ?? [{ text: written, is: "same" }];
      const without = (gone: string) => parts.flatMap(({ is, text: own }) => (is === gone ? [] : [own])).join("");
      expect([without("added"), without("removed")]).toEqual([written, sent]);
    }),
  );
});

it("two long texts that have nothing in common take no time", () => {
  const began = performance.now();
  const written = "a ".repeat(messageLengthMax / 2);
  const sent = Array.from({ length: messageLengthMax / 4 }, (_, index) => `${index % 10}.x`).join("");
  expect(differenceOf(written, sent)).toHaveLength(2);
  expect(performance.now() - began).toBeLessThan(1_000);
});
