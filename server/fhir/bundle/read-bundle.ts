import { hasNullByte, nullByteRefusal } from "#server/fhir/fhir-request.ts";
import { isObject, type Json, type JsonObject } from "#server/fhir/format/json.ts";
import type { FhirBody } from "#server/fhir/format/read-body.ts";
import type { FhirIssue, IssueCode, Read } from "#server/fhir/outcome.ts";
import type { Resource } from "#server/fhir/resource.ts";

/** Our own choice: more than a year of two measurements a day. */
export const entriesMax = 1_000;
/** GET entries: each reads the database. */
export const readingsMax = 20;

/** An entry of a bundle. `issue`: why it cannot be handled. */
export type BundleEntry = {
  index: number;
  method: string;
  /** Path below the base, without query. */
  path: string;
  query: URLSearchParams;
  fullUrl: string | null;
  resource: Resource | null;
  bytes: Uint8Array | null;
  place: string;
  issue: FhirIssue | null;
};
export type ReadBundle = { type: "batch" | "transaction"; entries: BundleEntry[] };

/** Parses a Bundle. Pure. A problem of one entry becomes the `issue` of that entry; a problem of the whole refuses the bundle. */
export function readBundle(body: FhirBody, base: string): Read<ReadBundle> {
  const { resource } = body;
  const no = (code: IssueCode, diagnostics: string, expression: string): Read<ReadBundle> => ({
    ok: false,
    issues: [{ severity: "error", code, diagnostics, expression: [expression] }],
  });
  const { type, entry } = resource;
  if (type !== "batch" && type !== "transaction") {
    return no("not-supported", "A bundle sent here is a batch or a transaction", "Bundle.type");
  }
  if (entry !== undefined && !Array.isArray(entry)) return no("structure", "Entries are a list", "Bundle.entry");
  const given = entry ?? [];
  if (given.length > entriesMax) return no("too-costly", `More than ${entriesMax} entries`, "Bundle.entry");
  const entries = given.map((one, index) => readEntry(one, index, body.entryBytes[index] ?? null, base));
  const patients = entries.filter((one) => one.resource?.resourceType === "Patient");
  const [, second] = patients;
  if (second) return no("business-rule", "A bundle is about one patient", second.place);
  const seen = new Set<string>();
  for (const { fullUrl, index } of entries) {
    if (fullUrl !== null && seen.has(fullUrl)) {
      return no("invalid", "Two entries have the same fullUrl", `Bundle.entry[${index}].fullUrl`);
    }
    if (fullUrl !== null) seen.add(fullUrl);
  }
  if (entries.filter((one) => one.method === "GET").length > readingsMax) {
    return no("too-costly", `More than ${readingsMax} questions in one bundle`, "Bundle.entry");
  }
  return { ok: true, value: { type, entries } };
}

function readEntry(entry: Json, index: number, bytes: Uint8Array | null, base: string): BundleEntry {
  const whole = isObject(entry) ? entry : {};
  const request = isObject(whole.request) ? whole.request : {};
  const at = `Bundle.entry[${index}]`;
  const method = typeof request.method === "string" ? request.method : "";
  const address = typeof request.url === "string" ? request.url : "";
  const below = address.replace(`${base}/`, "").replace(/^\/+/, "");
  const isElsewhere = /^[a-z][a-z0-9+.-]*:/i.test(below) || !URL.canParse(below, "http://base/");
  const url = new URL(isElsewhere ? "" : below, "http://base/");
  const resource = resourceOf(whole);
  const read: BundleEntry = {
    index,
    method,
    path: decodePath(url.pathname),
    query: url.searchParams,
    fullUrl: typeof whole.fullUrl === "string" ? whole.fullUrl : null,
    resource,
    bytes,
    place: `${at}.resource`,
    issue: null,
  };
  return { ...read, issue: issueOf(read, isElsewhere ? "" : address, at) };
}

function issueOf({ method, path, resource, bytes }: BundleEntry, address: string, at: string): FhirIssue | null {
  const issue = (code: IssueCode, diagnostics: string, expression: string): FhirIssue => ({
    severity: "error",
    code,
    diagnostics,
    expression: [expression],
  });
  if (method === "") return issue("required", "An entry says what to do with it", `${at}.request.method`);
  if (address === "") return issue("required", "An entry says where it belongs, below this base", `${at}.request.url`);
  if (hasNullByte(address)) return issue("invalid", nullByteRefusal, `${at}.request.url`);
  if (method === "GET" || method === "DELETE") return null;
  if (!resource || !bytes) return issue("required", "An entry to be written has a resource", `${at}.resource`);
  const [type] = path.split("/");
  if (type !== resource.resourceType) {
    return issue("invalid", "The resource is of another type than its address", `${at}.request.url`);
  }
  return null;
}

function resourceOf(entry: JsonObject): Resource | null {
  const { resource } = entry;
  if (!isObject(resource) || typeof resource.resourceType !== "string") return null;
  return { ...resource, resourceType: resource.resourceType };
}

function decodePath(pathname: string): string {
  try {
    return decodeURIComponent(pathname).replace(/^\/|\/$/g, "");
  } catch {
    return "";
  }
}
