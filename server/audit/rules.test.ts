import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import type { AuditRow } from "./contract.ts";
import { firstIdAt, mergedLooks, momentOfId, sealingHorizon } from "./rules.ts";

const look: AuditRow = {
  eventId: "0195f3c2-5d6e-7c1a-9d3e-2f4a6b8c0d1f",
  occurredAt: new Date("2026-03-01T09:00:00Z"),
  event: "patient.opened",
  action: "R",
  outcome: "success",
  actorKind: "person",
  actorId: "a",
  actorName: "Ria Smit",
  actorRoles: ["practice-assistant"],
  responsibleId: null,
  responsibleName: null,
  sessionId: null,
  clientAddress: null,
  clientAgent: null,
  objectType: "patient",
  objectId: "p",
  patientId: "p",
  basis: "patient.read",
  emergency: false,
  source: "web@balie",
  detail: {},
};

it("an id holds the time it was created, and a period is a range of ids", () => {
  const moment = new Date("2026-03-01T09:00:00.123Z");
  const id = uuidv7({ msecs: moment.getTime() });
  expect(momentOfId(id)).toEqual(moment);
  expect(id >= firstIdAt(moment)).toBe(true);
  expect(id < firstIdAt(new Date(moment.getTime() + 1))).toBe(true);
});

it("one machine's fast clock does not exclude lines from the others", () => {
  const sealedAt = new Date("2026-03-01T09:00:00Z");
  const ahead = firstIdAt(new Date("2027-01-01T00:00:00Z"));
  expect(momentOfId(sealingHorizon({ sealedAt }, ahead))).toEqual(new Date("2026-03-01T08:45:00Z"));
  const behind = firstIdAt(new Date("2026-02-27T09:00:00Z"));
  expect(momentOfId(sealingHorizon({ sealedAt }, behind))).toEqual(new Date("2026-02-27T08:45:00Z"));
});

it("an overview has one line for what somebody did more than once on a Dutch day, and keeps days and people apart", () => {
  const at = (time: string, facts = {}) => ({ ...look, occurredAt: new Date(time), ...facts });
  const looks = mergedLooks([
    at("2026-03-01T09:00:00Z"),
    at("2026-03-01T10:00:00Z", { actorId: "b" }),
    at("2026-03-01T22:59:00Z"),
    at("2026-03-01T23:01:00Z"),
    at("2026-03-01T23:02:00Z", { emergency: true }),
  ]);
  expect(looks.map(({ at, count }) => [at.toISOString(), count])).toEqual([
    ["2026-03-01T09:00:00.000Z", 2],
    ["2026-03-01T10:00:00.000Z", 1],
    ["2026-03-01T23:01:00.000Z", 1],
    ["2026-03-01T23:02:00.000Z", 1],
  ]);
});
