import type { ConversationFormat } from "#db/terms/consults.ts";
import type { MessageAuthor } from "#db/terms/messages.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { exactTime, spokenDay } from "#server/calendar/spoken.ts";
import type {
  ConsultSoep,
  ConsultSoepInput,
  ExportConversationInput,
  ExportedConversation,
  SaidConsult,
  SaidMessage,
} from "#server/consults/transfer/contract.ts";
import { type ConversationSheet, drawConversation } from "#server/consults/transfer/draw-conversation.ts";
import { exportConversation } from "#server/consults/transfer/export-conversation.ts";
import { readSaid } from "#server/consults/transfer/read-said.ts";
import { consultSoep } from "#server/consults/transfer/soep-rules.ts";
import { conversationBundle } from "#server/fhir/communications/conversation-bundle.ts";
import { wordsIn } from "#server/language/words.ts";

/** The text of a consult for the HIS, in Dutch, the language of the record. */
export async function soepOfConsult(
  opened: OpenedPatient<"consult.read">,
  { consultId, closes }: ConsultSoepInput,
): Promise<ConsultSoep> {
  const { messages, closed, ...said } = await readSaid(opened, consultId);
  const last = messages.findLast(({ author }) => author !== "receipt")?.messageId ?? null;
  const told = messages.map((message) => ({ ...message, by: writtenFor(message) }));
  return { text: consultSoep({ messages: told, ...endOf({ ...said, closed: closes ?? closed }) }), last };
}

type ConversationFile = { type: string; extension: string; bytes: Uint8Array<ArrayBuffer>; madeOn: string };

/**
 * One conversation as a file: a PDF to read, or FHIR to take along.
 * @throws NOT_FOUND, CONFLICT for a patient in an unsafe situation.
 */
export async function conversationFile(
  opened: OpenedPatient<"consult.export">,
  input: ExportConversationInput,
): Promise<ConversationFile> {
  const exported = await exportConversation(opened, input);
  const madeOn = dutchDay(exported.exportedAt);
  const { type, extension, write } = writers[input.format];
  return { type, extension, madeOn, bytes: new Uint8Array(await write(exported)) };
}

const writers: Record<
  ConversationFormat,
  { type: string; extension: string; write: (exported: ExportedConversation) => Promise<Uint8Array> }
> = {
  pdf: {
    ...{ type: "application/pdf", extension: "pdf" },
    write: (exported) => drawConversation(sheetOf(exported), exported.exportedAt),
  },
  fhir: {
    ...{ type: "application/fhir+json; charset=utf-8", extension: "json" },
    write: async (exported) => Buffer.from(JSON.stringify(conversationBundle(exported), null, 2)),
  },
};

/** In Dutch: it is the patient's copy. */
function sheetOf(exported: ExportedConversation): ConversationSheet {
  const words = wordsIn("nl", "consults");
  const { patient, organization, messages, exportedByName, exportedAt } = exported;
  const born = spokenDay(patient.birthDate, "nl", { dateStyle: "long" });
  const writers: Record<MessageAuthor, (name: string | null) => string> = {
    patient: (name) => (name === null ? patient.fullName : `${patient.fullName}, ${name}`),
    practice: (name) => (name === null ? organization.name : `${name}, ${organization.name}`),
    receipt: () => words("thread.receipt"),
  };
  const { endedAs, decided } = endOf(exported);
  const ended = decided ?? endedAs;
  return {
    language: "nl",
    title: words("transfer.sheet.title"),
    facts: [
      words("transfer.sheet.patient", { name: patient.fullName, born }),
      ...(patient.recordNumber === null ? [] : [words("transfer.sheet.number", { number: patient.recordNumber })]),
      words("transfer.sheet.practice", { name: organization.name }),
      words("transfer.sheet.made", { name: exportedByName, when: exactTime(exportedAt, "nl") }),
      words("transfer.sheet.whole"),
    ],
    messages: messages.map((message) => ({
      head: `${writers[message.author](message.writtenByName ?? writtenFor(message))} · ${exactTime(message.at, "nl")}`,
      body: message.body,
    })),
    ended: ended && words("transfer.sheet.ended", { reason: ended }),
    sign: words("transfer.sheet.sign"),
    signMeans: words("transfer.sheet.signMeans"),
  };
}

/** Who wrote a message for the patient, as what and on what ground; null: nobody did. */
function writtenFor({ representative }: SaidMessage): string | null {
  if (representative === null) return null;
  const { name, relation, basis } = representative;
  const words = wordsIn("nl", "patients");
  const as = { relation: words(`representative.relations.${relation}`), basis: words(`representative.bases.${basis}`) };
  return words("representative.wroteFor", { name, ...as });
}

/** How a consult ended and what was decided, in words. */
function endOf({ closed, decision }: Pick<SaidConsult, "closed" | "decision">) {
  const words = wordsIn("nl", "consults");
  return {
    endedAs: closed === null ? null : words(`reasons.${closed}`).toLocaleLowerCase("nl"),
    decided: decision === null ? null : words(`decisions.${decision}`).toLocaleLowerCase("nl"),
  };
}
