import { expect, it } from "vitest";
import { placedBelow, withoutAdded } from "./referral-text.ts";

it("what a colleague typed stays above what is added, and stays when that is taken away again", () => {
  expect(placedBelow("  ", "Hier krijgt u hulp.")).toBe("Hier krijgt u hulp.");
  const body = placedBelow("Beste mevrouw,\n", "Hier krijgt u hulp.");
  expect(body).toBe("Beste mevrouw,\n\nHier krijgt u hulp.");
  expect(withoutAdded(`${body}\n\nGroet`, "Hier krijgt u hulp.")).toBe("Beste mevrouw,\n\nGroet");
});

it("what was changed since is the writer's own, and is not taken away", () => {
  expect(withoutAdded("Hier krijgt u goede hulp.", "Hier krijgt u hulp.")).toBe("Hier krijgt u goede hulp.");
});
