import { v7 as uuidv7 } from "uuid";
import { documentTitleMax } from "#db/terms/documents.ts";
import { grant } from "#server/access/access.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { receiveDocuments } from "#server/documents/receiving/receive-documents.ts";
import { judgeEach } from "#server/fhir/delivery/judge-each.ts";
import type {
  EntryOutcome,
  OpenDelivery,
  WriteContext,
  WriteEntry,
  Writer,
  Written,
} from "#server/fhir/delivery/writer.ts";
import { type KeptDocument, keepDocuments, type PlannedDocument } from "#server/fhir/documents/planned-document.ts";
import type { Attached } from "#server/fhir/documents/read-attachment.ts";
import { type JudgedCommunication, judgeCommunication } from "./judge-communication.ts";
import { takeQuestion } from "./take-question.ts";

type Question = { entry: WriteEntry; value: JudgedCommunication; documents: PlannedDocument[] };

/** `POST Communication`: what a patient asks or answers, or wants corrected in the record. */
export const communicationWriter: Writer = (entries, context) => {
  const { settled, taken } = judgeEach(entries, (entry) => judgeCommunication(entry, context));
  if (taken.length === 0) return { settled };
  const questions = taken.map((one) => ({
    ...one,
    documents: one.value.attached.map((part) => planned(part, context)),
  }));
  const access = grant(context.sender.actor, "consult.receive");
  const kept = new Map<number, KeptDocument[]>();
  const prepare = async () => {
    const receiving = grant(context.sender.actor, "document.receive");
    for (const { entry, documents } of questions) kept.set(entry.index, await keepDocuments(receiving, documents));
  };
  const run = (delivery: OpenDelivery) => write(questions, kept, delivery, context);
  // Not by content: "Ja, graag" can be meant twice.
  return { settled, write: { kind: "consult-message", access, repeatedBy: "request-id", prepare, run } };
};

function planned({ bytes, title, binary }: Attached, { newIdOf, now }: WriteContext): PlannedDocument {
  const documentId = binary ? newIdOf(binary.index) : uuidv7({ msecs: now.getTime() });
  const nothing = { note: "", typeName: null, bodySite: null, authorName: null, recipientName: null, statedAt: null };
  return { documentId, bytes, facts: { ...nothing, title: title.trim().slice(0, documentTitleMax) } };
}

async function write(
  questions: readonly Question[],
  kept: ReadonlyMap<number, KeptDocument[]>,
  { tx }: OpenDelivery,
  context: WriteContext,
): Promise<Written> {
  const { sender, now: at, version: fhirVersion, format } = context;
  const outcomes = new Map<number, EntryOutcome>();
  const lines: AuditLine[] = [];
  for (const { entry, value } of questions) {
    const { attached: _, ...said } = value;
    const question = { ...said, at, fhirVersion, format, body: entry.bytes };
    const taken = await takeQuestion(sender.actor, tx, question);
    const { isNew, messageId: id, acknowledgement } = taken;
    const documents = isNew ? (kept.get(entry.index) ?? []).map((one) => ({ ...one, messageId: id })) : [];
    const { patientId, pgoName } = sender.actor;
    const received = { patientId, pgoName, documents, sources: [], fhirVersion, format, at };
    const stored = await receiveDocuments(grant(sender.actor, "document.receive"), tx, received);
    lines.push(...taken.lines, ...stored);
    outcomes.set(entry.index, {
      ...{ status: isNew ? 201 : 200, id, versionId: "1" },
      ...(acknowledgement === null ? {} : { acknowledgement }),
    });
  }
  const newCount = [...outcomes.values()].filter(({ status }) => status === 201).length;
  return { outcomes, newCount, knownCount: questions.length - newCount, lines };
}
