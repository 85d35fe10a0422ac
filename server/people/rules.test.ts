import { expect, it } from "vitest";
import { rolesByKind } from "#db/terms/people.ts";
import { leavesNoAdministrator, passwordRefusal } from "./rules.ts";

const ria = { name: "Ria Hendriks", email: "ria.hendriks@delinde.example" };

it("a long sentence is a good password, whatever characters it has", () => {
  expect(passwordRefusal("drie fietsen bij de sluis", ria)).toBeNull();
});

it("a password that holds the own name or e-mail is refused", () => {
  expect(passwordRefusal("Hendriks-2026-zomer", ria)).toBe("people.password-holds-name");
  expect(passwordRefusal("delinde delinde 1", ria)).toBe("people.password-holds-name");
});

it("a short first name that many words hold does not stand in the way", () => {
  expect(passwordRefusal("een lange criminal verklaring", ria)).toBeNull();
});

it("the same few signs over and over are refused", () => {
  expect(passwordRefusal("ababababababab", ria)).toBe("people.password-repeats");
});

it("a practice cannot make anybody alliance staff, and the alliance nobody a doctor", () => {
  expect(rolesByKind.practice).not.toContain("alliance-staff");
  expect(rolesByKind.pharmacy).not.toContain("alliance-staff");
  expect(rolesByKind.alliance).not.toContain("general-practitioner");
});

it("the last administrator cannot lose the role, one of two can", () => {
  const members = [
    { personId: "a", roles: ["administrator", "practice-manager"] },
    { personId: "b", roles: ["practice-assistant"] },
  ] as const;
  expect(leavesNoAdministrator(members, "a", ["practice-manager"])).toBe(true);
  expect(leavesNoAdministrator(members, "a", null)).toBe(true);
  expect(leavesNoAdministrator(members, "b", null)).toBe(false);
  const two = [...members, { personId: "c", roles: ["administrator"] }] as const;
  expect(leavesNoAdministrator(two, "a", null)).toBe(false);
});
