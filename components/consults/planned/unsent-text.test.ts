import { expect, it } from "vitest";
import { forgetUnsent, hasUnsent, keepUnsent, onTakenBack, seenWithout, takeBack, unsentIn } from "./unsent-text.ts";

const text = (body: string) => ({ body, effect: "answers", sawLast: "last", replaces: null, refers: null }) as const;

it("what was typed in one consult is there again after a look at another, and stays out of that one", () => {
  keepUnsent("one", text("U kunt het spuitje"));
  expect(unsentIn("one")?.body).toBe("U kunt het spuitje");
  expect(unsentIn("two")).toBeUndefined();
  expect(hasUnsent()).toBe(true);
});

it("nothing is kept of a text that was emptied, or sent", () => {
  keepUnsent("one", text("Dag"));
  keepUnsent("one", text("  \n"));
  expect(unsentIn("one")).toBeUndefined();
  keepUnsent("two", text("Dag"));
  forgetUnsent("two");
  expect(unsentIn("two")).toBeUndefined();
  expect(hasUnsent()).toBe(false);
});

it("a planned text that is taken back stands above what was being written, and its place is known", () => {
  const told: string[] = [];
  const stop = onTakenBack("one", ({ body }) => told.push(body));
  keepUnsent("one", text("Nog iets."));
  takeBack("one", { ...text("Kom morgen."), replaces: "planned" });
  expect(told).toEqual(["Kom morgen.\n\nNog iets."]);
  expect(unsentIn("one")?.replaces).toBe("planned");
  stop();
  takeBack("one", text("Dag"));
  expect(told).toHaveLength(1);
  forgetUnsent("one");
});

it("a planned message that is cancelled is not what somebody else wrote: the text under way saw the one before it", () => {
  keepUnsent("one", { ...text("Kom morgen."), sawLast: "planned", replaces: "planned" });
  seenWithout("one", { messageId: "planned", before: "question" });
  expect(unsentIn("one")).toEqual({ ...text("Kom morgen."), sawLast: "question" });
  seenWithout("one", { messageId: "other", before: null });
  expect(unsentIn("one")?.sawLast).toBe("question");
  forgetUnsent("one");
  seenWithout("one", { messageId: "planned", before: "question" });
  expect(unsentIn("one")).toBeUndefined();
});
