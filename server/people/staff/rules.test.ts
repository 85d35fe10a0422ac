import { expect, it } from "vitest";
import { rolesByKind } from "#db/terms/people.ts";
import { assertRolesExist, isLinkOpen, leavesNoAdministrator, mayConfirmLink } from "./rules.ts";

it("a link can be used until it is used, withdrawn or too old", () => {
  const now = new Date("2026-03-02T09:00:00Z");
  const [before, after] = [new Date("2026-03-01T09:00:00Z"), new Date("2026-03-03T09:00:00Z")];
  const link = { acceptedAt: null, withdrawnAt: null, expiresAt: after };
  expect(isLinkOpen(link, now)).toBe(true);
  expect(isLinkOpen({ ...link, acceptedAt: before }, now)).toBe(false);
  expect(isLinkOpen({ ...link, withdrawnAt: before }, now)).toBe(false);
  expect(isLinkOpen({ ...link, expiresAt: now }, now)).toBe(false);
});

it("a practice gives the roles of a practice, and no other", () => {
  expect(() => assertRolesExist("practice", ["practice-nurse", "administrator"])).not.toThrow();
  expect(() => assertRolesExist("practice", ["practice-nurse", "alliance-staff"])).toThrow("role-not-here");
});

it("a practice cannot make anybody alliance staff, and the alliance cannot make anybody a doctor", () => {
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

it("a second person is neither who made the link nor whom it is for, and was here and signed in before it was made", () => {
  const link = { invitedBy: "maker", email: "ria@delinde.example", createdAt: new Date("2026-03-10T09:00:00Z") };
  const week = new Date("2026-03-03T09:00:00Z");
  const second = { personId: "sanne", email: "sanne@delinde.example", joinedAt: week, secondFactorSince: week };
  expect(mayConfirmLink(link, second)).toBe(true);
  expect(mayConfirmLink(link, { ...second, personId: "maker" })).toBe(false);
  expect(mayConfirmLink(link, { ...second, email: link.email })).toBe(false);
  expect(mayConfirmLink(link, { ...second, joinedAt: new Date("2026-03-03T09:00:01Z") })).toBe(false);
  expect(mayConfirmLink(link, { ...second, secondFactorSince: null })).toBe(false);
  expect(mayConfirmLink(link, { ...second, secondFactorSince: link.createdAt })).toBe(false);
});
