import { expect, it } from "vitest";
import { consultAddress, inboxAddress, viewIn } from "./consult-address.ts";

it("the view stays in the addresses of the inbox, and nothing else does", () => {
  expect(inboxAddress("unassigned")).toBe("/consults");
  expect(inboxAddress("waiting-for-patient")).toBe("/consults?view=waiting-for-patient");
  expect(consultAddress({ patientId: "one", consultId: "two" }, "mine")).toBe("/consults/one/two?view=mine");
});

it("a view that is mistyped shows what nobody has taken", () => {
  expect(viewIn({ view: "later" })).toBe("later");
  expect(viewIn({ view: "everything" })).toBe("unassigned");
  expect(viewIn({})).toBe("unassigned");
});
