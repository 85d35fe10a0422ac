import { randomUUID } from "node:crypto";
import { deliver, isRefused } from "#server/fhir/delivery/deliver.ts";
import type { EntryOutcome, Outcomes } from "#server/fhir/delivery/writer.ts";
import type { WriteRequest } from "#server/fhir/delivery/writes.ts";
import { replyOf } from "#server/fhir/failure.ts";
import { findInteraction, type RequestContext, readRequestOf, writeContextOf } from "#server/fhir/find-interaction.ts";
import type { JsonObject } from "#server/fhir/format/json.ts";
import type { FhirBody } from "#server/fhir/format/read-body.ts";
import { type Reply, refuse } from "#server/fhir/interaction.ts";
import { acknowledgementOf } from "#server/fhir/outcome.ts";
import { asResource } from "#server/fhir/resource.ts";
import { type Locations, responseEntry } from "#server/fhir/response-entry.ts";
import { type BundleEntry, readBundle } from "./read-bundle.ts";

/** Sorted by what is to be done. Entries that were refused at once have their outcome already. */
type SortedEntries = {
  settled: Map<number, EntryOutcome>;
  reads: Map<number, () => Promise<Reply>>;
  writes: WriteRequest[];
};

/** A batch (each entry on its own) or a transaction (all or nothing); the response has the entries in the order of the request. */
export async function handleBundle(context: RequestContext, body: FhirBody): Promise<Reply> {
  const { base, request } = context;
  const { resourceType } = body.resource;
  if (resourceType !== "Bundle") {
    return refuse(400, { code: "invalid", diagnostics: "To the base goes a Bundle", expression: [resourceType] });
  }
  const read = readBundle(body, base);
  if (!read.ok) return { status: 422, issues: read.issues };
  const { type, entries } = read.value;
  const { settled, reads, writes } = sortEntries(context, entries);
  const written = writes.map(({ entry }) => entry);
  const delivered = await deliver({
    request,
    context: writeContextOf(context, written, type === "transaction"),
    writes,
    body: body.bytes,
    hasRefusedEntry: settled.size > 0,
  });
  if (delivered.result === "request-refused") return delivered.reply;
  const outcomes = new Map([...settled, ...delivered.outcomes]);
  if (delivered.result === "transaction-refused") return refusedTransaction(outcomes);
  for (const [index, ask] of reads) outcomes.set(index, await readOutcome(ask));
  const locations = locationsOf(entries, outcomes);
  const responses = entries.map(({ index, resource, fullUrl }) => {
    const outcome = outcomes.get(index) ?? { status: 500 };
    if (reads.has(index)) return responseEntry(base, outcome.resource ?? null, outcome, "representation", locations);
    const response = responseEntry(base, resource, outcome, request.prefer, locations);
    // What is returned without an id of ours keeps the name that its sender gave it.
    return "resource" in response && fullUrl !== null ? { fullUrl, ...response } : response;
  });
  const acknowledgements = entries.flatMap(({ index }) => outcomes.get(index)?.acknowledgement ?? []);
  if (acknowledgements.length > 0) responses.push(acknowledgementEntry(acknowledgements));
  return {
    status: 200,
    resource: { resourceType: "Bundle", id: randomUUID(), type: `${type}-response`, entry: responses },
  };
}

/** An entry more than were sent: one OperationOutcome for all requests to correct the record, as MedMij's qualification asks. */
function acknowledgementEntry(texts: readonly string[]): JsonObject {
  const resource = asResource(acknowledgementOf(texts));
  return { fullUrl: `urn:uuid:${randomUUID()}`, resource, response: { status: "200 OK" } };
}

function sortEntries(context: RequestContext, entries: readonly BundleEntry[]): SortedEntries {
  const sorted: SortedEntries = { settled: new Map(), reads: new Map(), writes: [] };
  for (const entry of entries) {
    const found = entry.issue ? { status: 400, issues: [entry.issue] } : findInteraction(context, entry);
    if ("status" in found) {
      sorted.settled.set(entry.index, { status: found.status, issues: [...(found.issues ?? [])] });
      continue;
    }
    const { interaction, id } = found;
    if (interaction.method === "GET") {
      sorted.reads.set(entry.index, () => interaction.read(readRequestOf(context, entry, id)));
      continue;
    }
    const { resource, bytes, index, fullUrl, place } = entry;
    if (!resource || !bytes) continue;
    const { method, path } = interaction;
    sorted.writes.push({ interaction, entry: { index, method, path, id, resource, bytes, fullUrl, place } });
  }
  return sorted;
}

function locationsOf(entries: readonly BundleEntry[], outcomes: Outcomes): Locations {
  return new Map(
    entries.flatMap(({ fullUrl, resource, index }): [string, string][] => {
      const outcome = outcomes.get(index);
      if (fullUrl === null || resource === null || outcome?.id === undefined || isRefused(outcome)) return [];
      return [[fullUrl, `${resource.resourceType}/${outcome.id}`]];
    }),
  );
}

/** All that was wrong, in one response. */
function refusedTransaction(outcomes: Outcomes): Reply {
  const refused = [...outcomes]
    .sort(([one], [other]) => one - other)
    .map(([, outcome]) => outcome)
    .filter(isRefused);
  const status = refused.some((one) => one.status === 403) ? 403 : (refused[0]?.status ?? 422);
  return { status, issues: refused.flatMap(({ issues = [] }) => issues) };
}

/** The writes are committed by now: a read that fails is answered in its own entry, unless the whole request can be repeated (503). */
async function readOutcome(ask: () => Promise<Reply>): Promise<EntryOutcome> {
  const { status, resource, issues } = await ask().catch((problem) => {
    const reply = replyOf(problem);
    if (!reply || reply.status === 503) throw problem;
    return reply;
  });
  const shown = resource ? { resource: asResource(resource) } : {};
  return { status, ...shown, ...(issues ? { issues: [...issues] } : {}) };
}
