import { deliver, isRefused } from "./delivery/deliver.ts";
import type { EntryOutcome, WriteEntry } from "./delivery/writer.ts";
import { findInteraction, type RequestContext, readRequestOf, writeContextOf } from "./find-interaction.ts";
import type { FhirBody } from "./format/read-body.ts";
import { type Reply, refuse } from "./interaction.ts";
import { acknowledgementOf, operationOutcome } from "./outcome.ts";
import type { Resource } from "./resource.ts";
import { addressesOf, representationOf } from "./response-entry.ts";

/** Any method without a body: a GET, or the refusal of another one. */
export async function handleRead(context: RequestContext): Promise<Reply> {
  const { request } = context;
  const found = findInteraction(context, request);
  if ("status" in found) return found;
  const { interaction, id } = found;
  if (interaction.method !== "GET") return notAllowed();
  return interaction.read(readRequestOf(context, request, id));
}

/** A POST or PUT of one resource. */
export async function handleWrite(context: RequestContext, { resource, bytes }: FhirBody): Promise<Reply> {
  const { request } = context;
  const found = findInteraction(context, request);
  if ("status" in found) return found;
  const { interaction, id } = found;
  if (interaction.method === "GET") return notAllowed();
  if (resource.resourceType !== request.path.split("/")[0]) {
    return refuse(400, { code: "invalid", diagnostics: "The resource is of another type than its address" });
  }
  const { method, path } = interaction;
  const place = resource.resourceType;
  const entry: WriteEntry = { index: 0, method, path, id, resource, bytes, fullUrl: null, place };
  const delivered = await deliver({
    request,
    context: writeContextOf(context, [entry], false),
    writes: [{ entry, interaction }],
    body: bytes,
    hasRefusedEntry: false,
  });
  if (delivered.result === "request-refused") return delivered.reply;
  const outcome = delivered.outcomes.get(entry.index);
  if (!outcome) return refuse(500, { code: "exception", diagnostics: "No outcome" });
  return writeReply(context, resource, outcome);
}

function writeReply({ base, request }: RequestContext, sent: Resource, outcome: EntryOutcome): Reply {
  const { status, issues = [] } = outcome;
  if (isRefused(outcome)) return { status, issues };
  const { location, etag } = addressesOf(base, sent.resourceType, outcome);
  const headers = { ...(location ? { Location: location } : {}), ...(etag ? { ETag: etag } : {}) };
  // It is for the patient, and one response has room for one resource: the id stands in Location. Own choice, 2026-11-30.
  const { acknowledgement } = outcome;
  if (acknowledgement !== undefined) return { status, resource: acknowledgementOf([acknowledgement]), headers };
  if (request.prefer === "representation") return { status, resource: representationOf(sent, outcome), headers };
  if (request.prefer === "outcome" || issues.length > 0) return { status, resource: operationOutcome(issues), headers };
  return { status, headers };
}

function notAllowed(): Reply {
  return refuse(405, { code: "not-supported", diagnostics: "Not so here" });
}
