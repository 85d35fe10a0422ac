import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import {
  blockHash,
  csvCell,
  csvRecord,
  eventHash,
  firstIdAt,
  firstPreviousHash,
  type LoggedEvent,
  momentOfId,
  sealingHorizon,
  startOfDay,
} from "./rules.ts";

const line: LoggedEvent = {
  organizationId: "0195f3c2-5d6e-7c1a-9d3e-2f4a6b8c0d1e",
  eventId: "0195f3c2-5d6e-7c1a-9d3e-2f4a6b8c0d1f",
  occurredAt: new Date("2026-03-01T09:00:00.123Z"),
  event: "connection.chosen",
  action: "U",
  outcome: "success",
  actorKind: "person",
  actorId: "a",
  actorName: "Ria Smit",
  actorRoles: ["practice-assistant"],
  responsibleId: null,
  sessionId: null,
  clientAddress: "192.0.2.7",
  clientAgent: "browser",
  objectType: "connection",
  objectId: "harderwijk@medmij",
  patientId: null,
  basis: "connection.choose",
  emergency: false,
  source: "web@balie",
  detail: { a: 1, b: ["x", "y"], c: { d: null, e: true } },
};

it("each single field of a line is under its hash", () => {
  const hash = eventHash(line);
  for (const key of Object.keys(line)) {
    const other = key === "occurredAt" ? new Date("2026-03-01T09:00:00.124Z") : ["other"];
    expect(eventHash({ ...line, [key]: other }), key).not.toBe(hash);
  }
});

it("the order in which the database hands back the keys of a detail does not matter, their values do", () => {
  const detail = { c: { e: true, d: null }, b: ["x", "y"], a: 1 };
  expect(eventHash({ ...line, detail })).toBe(eventHash(line));
  expect(eventHash({ ...line, detail: { ...detail, b: ["y", "x"] } })).not.toBe(eventHash(line));
  expect(eventHash({ ...line, detail: { a: "1" } })).not.toBe(eventHash({ ...line, detail: { a: 1 } }));
  expect(eventHash({ ...line, detail: [["a", 1]] })).not.toBe(eventHash({ ...line, detail: { a: 1 } }));
});

it("text cannot move from one field into the next without changing the hash", () => {
  const moved = { ...line, objectType: `${line.objectType}","harderwijk`, objectId: "@medmij" };
  expect(eventHash(moved)).not.toBe(eventHash(line));
});

it("a block changes with the block before it, its number, its time and each line in it", () => {
  const block = {
    organizationId: line.organizationId,
    number: 2,
    previousHash: firstPreviousHash,
    sealedAt: new Date(0),
    eventHashes: ["a", "b"],
  };
  const hash = blockHash(block);
  expect(blockHash({ ...block, previousHash: "1".repeat(64) })).not.toBe(hash);
  expect(blockHash({ ...block, number: 3 })).not.toBe(hash);
  expect(blockHash({ ...block, sealedAt: new Date(1) })).not.toBe(hash);
  expect(blockHash({ ...block, eventHashes: ["b", "a"] })).not.toBe(hash);
});

it("the moment of an id is the moment it was made, and a period is a range of ids", () => {
  const moment = new Date("2026-03-01T09:00:00.123Z");
  const id = uuidv7({ msecs: moment.getTime() });
  expect(momentOfId(id)).toEqual(moment);
  expect(id >= firstIdAt(moment)).toBe(true);
  expect(id < firstIdAt(new Date(moment.getTime() + 1))).toBe(true);
});

it("a clock that runs ahead does not shut out the lines of the other machines", () => {
  const sealedAt = new Date("2026-03-01T09:00:00Z");
  const ahead = firstIdAt(new Date("2027-01-01T00:00:00Z"));
  expect(momentOfId(sealingHorizon({ sealedAt }, ahead))).toEqual(new Date("2026-03-01T08:45:00Z"));
  const behind = firstIdAt(new Date("2026-02-27T09:00:00Z"));
  expect(momentOfId(sealingHorizon({ sealedAt }, behind))).toEqual(new Date("2026-02-27T08:45:00Z"));
});

it("a day begins at midnight in the Netherlands, also when the clock changes", () => {
  expect(startOfDay("2026-01-15").toISOString()).toBe("2026-01-14T23:00:00.000Z");
  expect(startOfDay("2026-03-29").toISOString()).toBe("2026-03-28T23:00:00.000Z");
  expect(startOfDay("2026-03-29", 1).toISOString()).toBe("2026-03-29T22:00:00.000Z");
});

it("no cell of an export is taken for a formula", () => {
  for (const start of ["=", "+", "-", "@", "\t", "\r"]) {
    expect(csvCell(`${start}cmd|' /C calc'!A0`)).toMatch(/^"'/);
  }
  expect(csvCell('zei "ja"')).toBe('"zei ""ja"""');
  expect(csvRecord(["a;b", null, true])).toBe('"a;b";"";"true"\r\n');
});
