import { grant } from "#server/access/access.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { judgeEach } from "#server/fhir/delivery/judge-each.ts";
import type {
  EntryOutcome,
  OpenDelivery,
  WriteContext,
  WriteEntry,
  Writer,
  Written,
} from "#server/fhir/delivery/writer.ts";
import { type JudgedCommunication, judgeCommunication } from "./judge-communication.ts";
import { takeQuestion } from "./take-question.ts";

type Question = { entry: WriteEntry; value: JudgedCommunication };

/** `POST Communication`: what a patient asks or answers, or wants corrected in the record. */
export const communicationWriter: Writer = (entries, context) => {
  const { settled, taken: questions } = judgeEach(entries, (entry) => judgeCommunication(entry, context));
  if (questions.length === 0) return { settled };
  const access = grant(context.sender.actor, "consult.receive");
  const run = (delivery: OpenDelivery) => write(questions, delivery, context);
  // Not by content: "Ja, graag" can be meant twice.
  return { settled, write: { kind: "consult-message", access, repeatedBy: "request-id", run } };
};

async function write(questions: readonly Question[], { tx }: OpenDelivery, context: WriteContext): Promise<Written> {
  const { sender, now: at, version: fhirVersion, format } = context;
  const outcomes = new Map<number, EntryOutcome>();
  const lines: AuditLine[] = [];
  for (const { entry, value } of questions) {
    const question = { ...value, at, fhirVersion, format, body: entry.bytes };
    const taken = await takeQuestion(sender.actor, tx, question);
    lines.push(...taken.lines);
    const { isNew, messageId: id, acknowledgement } = taken;
    outcomes.set(entry.index, {
      ...{ status: isNew ? 201 : 200, id, versionId: "1" },
      ...(acknowledgement === null ? {} : { acknowledgement }),
    });
  }
  const newCount = [...outcomes.values()].filter(({ status }) => status === 201).length;
  return { outcomes, newCount, knownCount: questions.length - newCount, lines };
}
