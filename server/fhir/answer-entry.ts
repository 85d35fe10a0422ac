import { isObject, type Json, type JsonObject } from "./format/json.ts";
import type { Preference } from "./head.ts";
import { operationOutcome } from "./outcome.ts";
import type { Resource } from "./sender.ts";
import type { EntryOutcome } from "./writer.ts";

export const reasonOf: Record<number, string> = {
  200: "OK",
  201: "Created",
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  409: "Conflict",
  412: "Precondition Failed",
  422: "Unprocessable Entity",
  503: "Service Unavailable",
};

/** Where something is now, and which version of it. */
export function addressesOf(base: string, type: string, { id, versionId }: EntryOutcome): Addresses {
  if (id === undefined) return { location: null, etag: null };
  const location = `${base}/${type}/${id}`;
  if (versionId === undefined) return { location, etag: null };
  return { location: `${location}/_history/${versionId}`, etag: `W/"${versionId}"` };
}

type Addresses = { location: string | null; etag: string | null };

/** What was sent, under the id that it has here. */
export function representationOf(sent: Resource, { id, versionId, resource }: EntryOutcome): Resource {
  if (resource) return resource;
  if (id === undefined) return sent;
  const { resourceType, id: _, meta, ...rest } = sent;
  const known = typeof meta === "object" && meta !== null && !Array.isArray(meta) ? meta : {};
  return {
    resourceType,
    id,
    ...(meta !== undefined || versionId !== undefined
      ? { meta: { ...known, ...(versionId === undefined ? {} : { versionId }) } }
      : {}),
    ...rest,
  };
}

/** Where what was sent under a fullUrl is now: "Patient/018f…". */
export type Places = ReadonlyMap<string, string>;

/** References to another entry lead to where that is now. What is stored stays as it came. */
function referredBy(value: Json, places: Places): Json {
  if (Array.isArray(value)) return value.map((one) => referredBy(one, places));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      name === "reference" && typeof one === "string" ? (places.get(one) ?? one) : referredBy(one, places),
    ]),
  );
}

/** An entry of a batch-response or transaction-response. */
export function responseEntry(
  base: string,
  sent: Resource | null,
  outcome: EntryOutcome,
  prefer: Preference,
  places: Places,
): JsonObject {
  const { status, issues = [] } = outcome;
  const isDone = status < 400;
  const type = sent?.resourceType ?? "";
  const response: JsonObject = { status: `${status} ${reasonOf[status] ?? ""}`.trim() };
  const { location, etag } = addressesOf(base, type, outcome);
  if (isDone && location) response.location = location;
  if (isDone && etag) response.etag = etag;
  if (!isDone || prefer === "outcome" || issues.length > 0) response.outcome = plain(operationOutcome(issues));
  const entry: JsonObject = {};
  if (isDone && outcome.id !== undefined) entry.fullUrl = `${base}/${type}/${outcome.id}`;
  if (isDone && prefer === "representation" && sent) {
    entry.resource = referredBy(representationOf(sent, outcome), places);
  }
  entry.response = response;
  return entry;
}

/** Guarantee: an outcome is made of texts, numbers, lists and objects only. */
export function plain(value: object): JsonObject {
  return value as JsonObject;
}
