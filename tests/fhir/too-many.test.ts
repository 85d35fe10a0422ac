import { afterAll, beforeAll, expect, it } from "vitest";
import { DomainError } from "#server/errors.ts";
import type { Writer } from "#server/fhir/delivery/writer.ts";
import { connectDva, type TestRequest } from "#tests/support/fhir-server.ts";
import { owner } from "#tests/support/world.ts";

// Interactions that take on no more at this moment, as answers do while too many scores wait for their calculation.
const read = async () => {
  throw new DomainError("TOO_MANY", "questionnaire.calculating-busy");
};
const write: Writer = (entries) => ({ settled: new Map(entries.map(({ index }) => [index, { status: 429 }])) });

let dva: Awaited<ReturnType<typeof connectDva>>;
beforeAll(async () => {
  dva = await connectDva({
    table: [
      { method: "GET", path: "Observation/[id]", permission: null, read },
      { method: "POST", path: "Observation", permission: null, write },
    ],
  });
});
afterAll(async () => {
  await dva.close();
  await owner.end();
});

const resource = { resourceType: "Observation" };
const bundle = (type: string) => ({
  ...{ resourceType: "Bundle", type },
  entry: [{ fullUrl: "urn:uuid:1", resource, request: { method: "POST", url: "Observation" } }],
});

it.each<[string, TestRequest, number, string | null]>([
  ["a read", { path: "Observation/1" }, 429, "60"],
  ["a resource", { path: "Observation", body: resource }, 429, "60"],
  ["a transaction", { body: bundle("transaction") }, 429, "60"],
  // An entry of a batch has no headers of its own.
  ["a batch", { body: bundle("batch") }, 200, null],
])("%s too many is told when to try again", async (_, asked, status, seconds) => {
  const answer = await dva.send(asked);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([status, seconds]);
});
