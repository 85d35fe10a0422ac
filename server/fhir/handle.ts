import { randomUUID } from "node:crypto";
import { mayDo } from "#server/access/access.ts";
import { addressesOf, type Places, plain, reasonOf, representationOf, responseEntry } from "./answer-entry.ts";
import { type BundleEntry, readBundle } from "./bundle/read-bundle.ts";
import { type Call, type Interaction, type Reply, refuse } from "./call.ts";
import { type AskedWrite, conflictIndex, deliver } from "./deliver.ts";
import { dispatch } from "./dispatch.ts";
import { replyOf } from "./failure.ts";
import type { FhirBody } from "./format/read-body.ts";
import type { Head } from "./head.ts";
import { namesPerson } from "./masked-person.ts";
import { operationOutcome } from "./outcome.ts";
import type { Resource, Sender } from "./sender.ts";
import type { EntryOutcome, WriteContext, WriteEntry } from "./writer.ts";

export type Request = {
  table: readonly Interaction[];
  head: Head;
  sender: Sender;
  base: string;
  now: Date;
  /** Told when the token opens something else than this. */
  onForbidden: () => void;
};

/** A question, or an answer to what somebody may not ask. */
export async function handleReading(request: Request): Promise<Reply> {
  const { head } = request;
  const found = find(request, head.method, head.path);
  if ("status" in found) return found;
  if (found.interaction.method !== "GET") return refuse(405, { code: "not-supported", diagnostics: "Not so here" });
  return found.interaction.read(callOf(request, head.path, head.query, found.id));
}

/** One resource to be written. */
export async function handleWriting(request: Request, body: FhirBody): Promise<Reply> {
  const { head } = request;
  const found = find(request, head.method, head.path);
  if ("status" in found) return found;
  const { interaction, id } = found;
  if (interaction.method === "GET") return refuse(405, { code: "not-supported", diagnostics: "Not so here" });
  const { resource, bytes } = body;
  if (resource.resourceType !== head.path.split("/")[0]) {
    return refuse(400, { code: "invalid", diagnostics: "The resource is of another type than its address" });
  }
  const method = interaction.method;
  const place = resource.resourceType;
  const entry: WriteEntry = { index: 0, method, path: interaction.path, id, resource, bytes, fullUrl: null, place };
  const context = contextOf(request, [entry], false);
  const asked = [{ entry, interaction }];
  const { outcomes } = await deliver({ head, context, asked, body: bytes, isSpoiled: false });
  const outcome = outcomes.get(conflictIndex) ?? outcomes.get(0);
  return outcome
    ? singleReply(request, resource, outcome)
    : refuse(500, { code: "exception", diagnostics: "No outcome" });
}

function singleReply({ base, head }: Request, sent: Resource, outcome: EntryOutcome): Reply {
  const { status, issues = [] } = outcome;
  if (status >= 400) return { status, issues };
  const { location, etag } = addressesOf(base, sent.resourceType, outcome);
  const headers = { ...(location ? { Location: location } : {}), ...(etag ? { ETag: etag } : {}) };
  if (head.prefer === "representation") return { status, resource: representationOf(sent, outcome), headers };
  if (head.prefer === "outcome" || issues.length > 0) return { status, resource: operationOutcome(issues), headers };
  return { status, headers };
}

/** A batch (each entry for itself) or a transaction (all or nothing), answered in its own order. */
export async function handleBundle(request: Request, body: FhirBody): Promise<Reply> {
  const { base, head } = request;
  if (body.resource.resourceType !== "Bundle") {
    return refuse(400, {
      code: "invalid",
      diagnostics: "To the base goes a Bundle",
      expression: [body.resource.resourceType],
    });
  }
  const read = readBundle(body, base);
  if (!read.ok) return { status: 422, issues: read.issues };
  const { type, entries } = read.value;
  const isTransaction = type === "transaction";
  const settled = new Map<number, EntryOutcome>();
  const readings: { entry: BundleEntry; ask: () => Promise<Reply> }[] = [];
  const asked: AskedWrite[] = [];
  for (const entry of entries) {
    const found = entry.issue ? { status: 400, issues: [entry.issue] } : find(request, entry.method, entry.path, entry);
    if ("status" in found) {
      settled.set(entry.index, { status: found.status, issues: [...(found.issues ?? [])] });
      continue;
    }
    const { interaction, id } = found;
    if (interaction.method === "GET") {
      readings.push({ entry, ask: () => interaction.read(callOf(request, entry.path, entry.query, id)) });
      continue;
    }
    const { resource, bytes, index, fullUrl, place } = entry;
    if (!resource || !bytes) continue;
    const { method, path } = interaction;
    asked.push({ interaction, entry: { index, method, path, id, resource, bytes, fullUrl, place } });
  }
  const context = contextOf(
    request,
    asked.map(({ entry }) => entry),
    isTransaction,
  );
  const isSpoiled = settled.size > 0;
  const delivered = await deliver({ head, context, asked, body: body.bytes, isSpoiled });
  const conflict = delivered.outcomes.get(conflictIndex);
  if (conflict) return { status: conflict.status, issues: conflict.issues ?? [] };
  const outcomes = new Map([...settled, ...delivered.outcomes]);
  if (!delivered.isWhole) return refusedTransaction(outcomes);
  for (const { entry, ask } of readings) outcomes.set(entry.index, await readingOutcome(ask));
  const places = placesOf(entries, outcomes);
  const responses = entries.map(({ index, resource }) => {
    const outcome = outcomes.get(index) ?? { status: 500 };
    const isRead = readings.some(({ entry }) => entry.index === index);
    return responseEntry(
      base,
      isRead ? (outcome.resource ?? null) : resource,
      outcome,
      isRead ? "representation" : head.prefer,
      places,
    );
  });
  const resource = { resourceType: "Bundle", id: randomUUID(), type: `${type}-response`, entry: responses };
  return { status: 200, resource };
}

function placesOf(entries: readonly BundleEntry[], outcomes: ReadonlyMap<number, EntryOutcome>): Places {
  return new Map(
    entries.flatMap(({ fullUrl, resource, index }): [string, string][] => {
      const { status = 500, id } = outcomes.get(index) ?? {};
      const isHere = fullUrl !== null && resource !== null && id !== undefined && status < 400;
      return isHere ? [[fullUrl, `${resource.resourceType}/${id}`]] : [];
    }),
  );
}

/** Everything that was wrong, at once. */
function refusedTransaction(outcomes: ReadonlyMap<number, EntryOutcome>): Reply {
  const refused = [...outcomes].sort(([one], [other]) => one - other).filter(([, { status }]) => status >= 400);
  const status = refused.some(([, one]) => one.status === 403) ? 403 : (refused[0]?.[1].status ?? 422);
  return { status, issues: refused.flatMap(([, { issues = [] }]) => issues) };
}

/** What is written is written: a question that fails is answered in its own place, unless all of it can be asked again. */
async function readingOutcome(ask: () => Promise<Reply>): Promise<EntryOutcome> {
  const { status, resource, issues } = await ask().catch((problem) => {
    const reply = replyOf(problem);
    if (!reply || reply.status === 503) throw problem;
    return reply;
  });
  const shown = resource ? { resource: asResource(resource) } : {};
  return { status, ...shown, ...(issues ? { issues: [...issues] } : {}) };
}

/** Guarantee: what an interaction reads is a resource. */
function asResource(value: object): Resource {
  return plain(value) as Resource;
}

/** The line of the table, or why there is none for this sender. `entry`: where in a bundle it was asked. */
function find({ table, sender, head, onForbidden }: Request, method: string, path: string, entry?: BundleEntry) {
  const expression = entry ? { expression: [`Bundle.entry[${entry.index}].request.url`] } : {};
  if (namesPerson(entry?.query ?? head.query)) {
    const diagnostics = "An address names nobody: the token says whose data these are";
    return refuse(400, { code: "security", diagnostics, ...expression });
  }
  const found = dispatch(table, method, path);
  if ("allowed" in found) {
    if (found.allowed.length === 0) return refuse(404, { code: "not-found", diagnostics: "Not here", ...expression });
    const diagnostics = `${reasonOf[405]}: ${found.allowed.join(", ")}`;
    return refuse(405, { code: "not-supported", diagnostics, ...expression }, { Allow: found.allowed.join(", ") });
  }
  const { permission } = found.interaction;
  if (permission === null || mayDo(sender.actor, permission)) return found;
  onForbidden();
  const diagnostics = "No service in the scope of the token is for this";
  return refuse(
    403,
    { code: "security", diagnostics, ...expression },
    { "WWW-Authenticate": 'Bearer error="insufficient_scope"' },
  );
}

function callOf({ head, sender, base, now }: Request, path: string, query: URLSearchParams, id: string | null): Call {
  return { sender, version: head.version, format: head.format, base, path, id, query, now };
}

function contextOf({ head, sender, base, now }: Request, entries: WriteEntry[], isTransaction: boolean): WriteContext {
  return { sender, version: head.version, format: head.format, base, entries, isTransaction, now };
}
