import type { EntryOutcome } from "./delivery/writer.ts";
import type { Preference } from "./fhir-request.ts";
import { isObject, type Json, type JsonObject } from "./format/json.ts";
import { operationOutcome } from "./outcome.ts";
import { asResource, type Resource } from "./resource.ts";

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

/** Location and ETag of a resource that was created, found or changed. */
export function addressesOf(base: string, type: string, { id, versionId }: EntryOutcome): Addresses {
  if (id === undefined) return { location: null, etag: null };
  const location = `${base}/${type}/${id}`;
  if (versionId === undefined) return { location, etag: null };
  return { location: `${location}/_history/${versionId}`, etag: `W/"${versionId}"` };
}

type Addresses = { location: string | null; etag: string | null };

/** The resource for `return=representation`: as it was sent, with the id that it has here. */
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

/** The reference ("Patient/018f…") of each resource that was sent under a fullUrl. */
export type Locations = ReadonlyMap<string, string>;

/** Replaces references to other entries. Only in the response: what is stored stays as it was sent. */
function resolveReferences(value: Json, locations: Locations): Json {
  if (Array.isArray(value)) return value.map((one) => resolveReferences(one, locations));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      name === "reference" && typeof one === "string" ? (locations.get(one) ?? one) : resolveReferences(one, locations),
    ]),
  );
}

/** An entry of a batch-response or transaction-response. */
export function responseEntry(
  base: string,
  sent: Resource | null,
  outcome: EntryOutcome,
  prefer: Preference,
  locations: Locations,
): JsonObject {
  const { status, issues = [] } = outcome;
  const isDone = status < 400;
  const type = sent?.resourceType ?? "";
  const response: JsonObject = { status: `${status} ${reasonOf[status] ?? ""}`.trim() };
  const { location, etag } = addressesOf(base, type, outcome);
  if (isDone && location) response.location = location;
  if (isDone && etag) response.etag = etag;
  if (!isDone || prefer === "outcome" || issues.length > 0) response.outcome = asResource(operationOutcome(issues));
  const entry: JsonObject = {};
  if (isDone && outcome.id !== undefined) entry.fullUrl = `${base}/${type}/${outcome.id}`;
  if (isDone && prefer === "representation" && sent) {
    entry.resource = resolveReferences(representationOf(sent, outcome), locations);
  }
  entry.response = response;
  return entry;
}
