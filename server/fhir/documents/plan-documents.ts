import { v7 as uuidv7 } from "uuid";
import { attachmentsMax } from "#db/terms/documents.ts";
import { receivedLengthMax } from "#db/terms/messages.ts";
import { issue, judgeEach } from "#server/fhir/delivery/judge-each.ts";
import type { EntryOutcome, WriteContext, WriteEntry } from "#server/fhir/delivery/writer.ts";
import { type DocumentSet, messageAround, messageWith, readSet } from "./document-sets.ts";
import { type JudgedDocument, judgeDocument, refusePerson } from "./judge-document.ts";
import type { PlannedDocument } from "./planned-document.ts";

/** A resource with its photos or documents. `message`: the entry of the message that it came with; null: none. */
export type PlannedResource = {
  entry: WriteEntry;
  identifier: JudgedDocument["identifier"];
  documents: PlannedDocument[];
  message: WriteEntry | null;
};

export type DocumentPlan = {
  settled: Map<number, EntryOutcome>;
  resources: PlannedResource[];
  sets: DocumentSet[];
  /** The document that the bytes of a Binary became and the message that it came with, by index of the Binary. */
  binaries: Map<number, { documentId: string; message: WriteEntry | null }>;
  /** What the patient says with those that came without a message. */
  words: string;
};

/** What becomes of the entries of one delivery, before anything is stored. */
export function planDocuments(entries: readonly WriteEntry[], context: WriteContext): DocumentPlan {
  const [described, others] = split(entries, ({ resource }) => describing.includes(resource.resourceType));
  const [inBinary, around] = split(others, ({ resource }) => resource.resourceType === "Binary");
  const { settled, taken } = judgeEach(described, (entry) => judgeDocument(entry, context));
  const { settled: foreign, taken: own } = judgeEach(around, (entry) => {
    return refusePerson(entry, context) ?? { ok: true, value: readSet(entry, context) };
  });
  for (const [index, outcome] of foreign) settled.set(index, outcome);
  const sets = own.map(({ value }) => value);
  const binaries: DocumentPlan["binaries"] = new Map();
  const resources = taken.map(({ entry, value }) => {
    const message = messageWith(entry, sets, context);
    const recipientName = sets.find(({ members }) => members.includes(entry))?.recipientName ?? null;
    const documents = value.attached.map(({ bytes, binary, title }, at): PlannedDocument => {
      const documentId = at === 0 ? context.newIdOf(entry.index) : uuidv7({ msecs: context.now.getTime() });
      if (binary) binaries.set(binary.index, { documentId, message });
      return { documentId, bytes, facts: { ...value.facts, ...(at > 0 && title ? { title } : {}), recipientName } };
    });
    return { entry, identifier: value.identifier, documents, message };
  });
  for (const binary of inBinary) {
    if (binaries.has(binary.index)) continue;
    const message = messageAround(binary, context);
    if (message) binaries.set(binary.index, { documentId: context.newIdOf(binary.index), message });
    else settled.set(binary.index, { status: 422, issues: [alone(binary)] });
  }
  const words = wordsWith(resources, sets);
  const count = resources.reduce((sum, { documents }) => sum + documents.length, 0);
  const limit = limitOf(count, words);
  if (limit === null) return { settled, resources, sets, binaries, words };
  for (const { index, place } of entries)
    settled.set(index, { status: 422, issues: [issue("too-costly", limit, place)] });
  return { settled, resources: [], sets: [], binaries: new Map(), words: "" };
}

const describing = ["Media", "DocumentReference"];

function limitOf(count: number, words: string): string | null {
  if (count > attachmentsMax)
    return `At most ${attachmentsMax} photos and documents at once: nothing of this was stored`;
  return words.length > receivedLengthMax
    ? `At most ${receivedLengthMax} characters: nothing of this was stored`
    : null;
}

function alone({ place }: WriteEntry) {
  return issue("business-rule", "A Binary belongs to a Media, DocumentReference or Communication beside it", place);
}

/** The patient's own words: of the sets, of each that has a note, else its title. Each once. */
function wordsWith(resources: readonly PlannedResource[], sets: readonly DocumentSet[]): string {
  const unsent = resources.filter(({ message }) => message === null).flatMap(({ documents }) => documents);
  const said = [...sets.map(({ words }) => words), ...unsent.map(({ facts }) => facts.note || facts.title)];
  return [...new Set(said.filter(Boolean))].join("\n\n");
}

function split<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}
