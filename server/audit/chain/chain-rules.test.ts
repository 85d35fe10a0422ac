import { expect, it } from "vitest";
import { blockFinding, blockHash, eventHash, firstPreviousHash, type LoggedEvent } from "./chain-rules.ts";
import { readKeys } from "./keys.ts";

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
  shown: ["p", "q"],
};

it("the hash of a line covers every field", () => {
  const hash = eventHash(line);
  for (const key of Object.keys(line)) {
    const other = key === "occurredAt" ? new Date("2026-03-01T09:00:00.124Z") : ["other"];
    expect(eventHash({ ...line, [key]: other }), key).not.toBe(hash);
  }
});

it("the key order of a detail does not change the hash, its values do", () => {
  const detail = { c: { e: true, d: null }, b: ["x", "y"], a: 1 };
  expect(eventHash({ ...line, detail })).toBe(eventHash(line));
  expect(eventHash({ ...line, detail: { ...detail, b: ["y", "x"] } })).not.toBe(eventHash(line));
  expect(eventHash({ ...line, detail: { a: "1" } })).not.toBe(eventHash({ ...line, detail: { a: 1 } }));
  expect(eventHash({ ...line, detail: [["a", 1]] })).not.toBe(eventHash({ ...line, detail: { a: 1 } }));
});

it("text cannot move from one field to the next without changing the hash", () => {
  const moved = { ...line, objectType: `${line.objectType}","harderwijk`, objectId: "@medmij" };
  expect(eventHash(moved)).not.toBe(eventHash(line));
});

const { current: key, find } = readKeys(`${"k".repeat(32)} ${"old".repeat(12)}`);
const otherId = readKeys("old".repeat(12)).current.id;
const block = {
  organizationId: line.organizationId,
  number: 2,
  previousHash: firstPreviousHash,
  sealedAt: new Date(0),
  eventHashes: ["a", "b"],
};

it("the hash of a block covers the previous block, its number, its time, every line, and the key", () => {
  const hash = blockHash(block, key);
  expect(blockHash({ ...block, previousHash: "1".repeat(64) }, key)).not.toBe(hash);
  expect(blockHash({ ...block, number: 3 }, key)).not.toBe(hash);
  expect(blockHash({ ...block, sealedAt: new Date(1) }, key)).not.toBe(hash);
  expect(blockHash({ ...block, eventHashes: ["b", "a"] }, key)).not.toBe(hash);
  expect(blockHash(block, find(otherId) ?? key)).not.toBe(hash);
});

it("a block is checked with the key that sealed it; one that nobody has is named", () => {
  const { eventHashes, ...content } = block;
  const sealed = { ...content, eventCount: 2, keyId: otherId, hash: blockHash(block, find(otherId) ?? key) };
  expect(blockFinding(sealed, eventHashes, { current: key, find })).toBeNull();
  expect(blockFinding({ ...sealed, keyId: key.id }, eventHashes, { current: key, find })?.kind).toBe("block-changed");
  const unknown = { kind: "key-unknown", blockNumber: 2 };
  expect(blockFinding(sealed, eventHashes, readKeys("k".repeat(32)))).toEqual(unknown);
});

it("no key and a short key are refused, without showing it", () => {
  for (const text of ["", " , ", `${"k".repeat(32)},short-one`]) {
    expect(() => readKeys(text)).toThrow(/AUDIT_KEYS: .*32 characters/);
    expect(() => readKeys(text)).not.toThrow(/short-one/);
  }
});
