import { grant } from "#server/access/access.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { type ReceivedSource, receiveDocuments } from "#server/documents/receiving/receive-documents.ts";
import { takeQuestion } from "#server/fhir/communications/take-question.ts";
import type { EntryOutcome, OpenDelivery, WriteContext, Writer, Written } from "#server/fhir/delivery/writer.ts";
import { putObject } from "#server/storage/objects.ts";
import { type DocumentPlan, type PlannedResource, planDocuments } from "./plan-documents.ts";
import { type KeptDocument, keepDocuments } from "./planned-document.ts";

type Kept = { documents: Map<number, KeptDocument[]>; sources: Map<number, ReceivedSource> };

/**
 * `POST Media`, `DocumentReference` and what comes with them: photos (MedMij Images 2.0) and documents (PDF/A 3.0). With a Communication in
 * the same bundle that names them they belong to it; without, they wait in the inbox as something that the patient shared.
 */
export const documentWriter: Writer = (entries, context) => {
  const plan = planDocuments(entries, context);
  if (plan.resources.length === 0 && plan.binaries.size === 0) return { settled: settleRest(plan) };
  const access = grant(context.sender.actor, "document.receive");
  let kept: Kept = { documents: new Map(), sources: new Map() };
  const prepare = async () => {
    kept = await keep(plan, access);
  };
  const run = (delivery: OpenDelivery) => write(plan, kept, delivery, context);
  return { settled: plan.settled, write: { kind: "documents", access, repeatedBy: "content", prepare, run } };
};

/** A set of which nothing was taken is not kept either. */
function settleRest({ settled, sets }: DocumentPlan) {
  for (const { entry } of sets) settled.set(entry.index, { status: 200 });
  return settled;
}

async function keep({ resources, sets }: DocumentPlan, access: Parameters<typeof keepDocuments>[0]): Promise<Kept> {
  const documents: Kept["documents"] = new Map();
  const sources: Kept["sources"] = new Map();
  for (const { entry, documents: planned } of resources) {
    documents.set(entry.index, await keepDocuments(access, planned));
  }
  for (const { entry } of [...resources, ...sets]) {
    const { index, bytes, resource } = entry;
    const bodyKey = await putObject(access.organizationId, bytes);
    sources.set(index, { sourceId: "", resourceType: resource.resourceType, identifier: null, bodyKey });
  }
  return { documents, sources };
}

async function write(
  { resources, sets, binaries, words }: DocumentPlan,
  kept: Kept,
  { tx, written }: OpenDelivery,
  context: WriteContext,
): Promise<Written> {
  const { sender, now: at, version: fhirVersion, format, newIdOf } = context;
  const { actor } = sender;
  const outcomes = new Map<number, EntryOutcome>();
  const lines: AuditLine[] = [];
  // A message that was here already has its photos already.
  const isKnown = ({ message }: Pick<PlannedResource, "message">) =>
    message !== null && written.get(message.index)?.status === 200;
  const fresh = resources.filter((one) => !isKnown(one));
  const messageOf = ({ message }: PlannedResource) => (message ? (written.get(message.index)?.id ?? null) : null);
  let sharedId: string | null = null;
  const [first] = fresh.filter((one) => messageOf(one) === null);
  if (first) {
    const body = (sets[0]?.entry ?? first.entry).bytes;
    const statedAt = first.documents[0]?.facts.statedAt ?? null;
    const asked = { kind: "shared-document", repliesTo: null, identifier: null, statedAt } as const;
    const taken = await takeQuestion(actor, tx, { ...asked, text: words, at, fhirVersion, format, body });
    sharedId = taken.messageId;
    lines.push(...taken.lines);
  }
  const documents = fresh.flatMap((one) => {
    const messageId = messageOf(one) ?? sharedId;
    return messageId === null
      ? []
      : (kept.documents.get(one.entry.index) ?? []).map((each) => ({ ...each, messageId }));
  });
  const sourced = [
    ...fresh.map(({ entry, identifier }) => ({ entry, identifier })),
    ...sets.map(({ entry }) => ({ entry, identifier: null })),
  ];
  const sources = sourced.flatMap(({ entry, identifier }) => {
    const source = kept.sources.get(entry.index);
    return source ? [{ ...source, identifier, sourceId: newIdOf(entry.index) }] : [];
  });
  const access = grant(actor, "document.receive");
  const { patientId, pgoName } = actor;
  lines.push(
    ...(await receiveDocuments(access, tx, { patientId, pgoName, documents, sources, fhirVersion, format, at })),
  );
  for (const { entry } of sourced) outcomes.set(entry.index, { status: 201, id: newIdOf(entry.index), versionId: "1" });
  for (const { entry } of resources.filter(isKnown)) outcomes.set(entry.index, { status: 200 });
  for (const [index, { documentId: id, message }] of binaries) {
    outcomes.set(index, isKnown({ message }) ? { status: 200 } : { status: 201, id, versionId: "1" });
  }
  return { outcomes, newCount: documents.length, knownCount: resources.length - fresh.length, lines };
}
