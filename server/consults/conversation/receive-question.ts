import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { message } from "#db/schema/messages.ts";
import type { ConsultKind } from "#db/terms/consults.ts";
import type { OpenTimes } from "#db/terms/opening-hours.ts";
import type { Access } from "#server/access/access.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { applyEvent } from "./apply-event.ts";
import { clockIn } from "./clock-rules.ts";
import { factsOf, messagesIn } from "./inbox-rules.ts";
import { consultOfMessage, survivorIdOf } from "./scope.ts";
import { isUndecided, waitingSince } from "./turn-rules.ts";

type Received = {
  messageId: string;
  patientId: string;
  /** The message that it answers or continues, as the sender named it; null: none. */
  repliesTo: string | null;
  kind: ConsultKind;
  at: Date;
};

/**
 * `startsWaiting`: the patient did not wait in this consult before, so a receipt is due. `dueAt`: until when an answer is promised, or with
 * `isUndecided` a decision about their request to correct the record is due.
 */
export type ReceivedQuestion = {
  consultId: string;
  startsWaiting: boolean;
  isUndecided: boolean;
  dueAt: Date | null;
  line: AuditLine;
};

/**
 * What a patient wrote continues the consult of the message that it answers, and opens it again; otherwise it opens one. An answer to a
 * message of the practice that stands in no consult, such as one of the round, takes that message along as its beginning. A request to
 * correct the record begins by itself, whatever it answers.
 */
export async function receiveQuestion(
  access: Access<"consult.receive">,
  { tx, times }: { tx: Transaction; times: OpenTimes },
  { messageId, patientId, repliesTo, kind, at }: Received,
): Promise<ReceivedQuestion> {
  const newConsultId = uuidv7({ msecs: at.getTime() });
  const context = { access, tx, times, now: at, personId: null };
  const consultId =
    repliesTo === null ? null : await consultNamed(context, { patientId, repliesTo, newConsultId, kind });
  const { before, after } = await applyEvent(context, consultId === null ? [] : [consultId], {
    event: "patient-wrote",
    ...{ messageId, patientId, consultId, at },
    newConsultId: consultId === newConsultId ? uuidv7({ msecs: at.getTime() }) : newConsultId,
    kind,
  });
  const said = after.messages.get(messageId);
  const consult = said && after.consults.get(said.consultId);
  if (!consult) throw new Error("a message that was received stands in no consult");
  return {
    consultId: consult.consultId,
    startsWaiting: waitingSince(messagesIn(before, consult.consultId)) === null,
    isUndecided: isUndecided(consult),
    dueAt: clockIn(factsOf(after, consult), times)?.dueAt ?? null,
    line: {
      event: "consult.received",
      object: { type: "consult", id: consult.consultId },
      patientId,
      detail: { messageId },
    },
  };
}

type Context = Parameters<typeof applyEvent>[0];
type Named = { patientId: string; repliesTo: string; newConsultId: string; kind: ConsultKind };

/** The consult of the message that is answered; null when there is no such message. */
async function consultNamed(
  context: Context,
  { patientId, repliesTo, newConsultId, kind }: Named,
): Promise<string | null> {
  const { access, tx } = context;
  const known = await consultOfMessage(tx, access, repliesTo);
  if (known !== null) return survivorIdOf(tx, access, known);
  if (kind === "correction-request") return null;
  const [beginning] = await tx
    .select({ sentAt: message.sentAt })
    .from(message)
    .where(
      and(
        eq(message.organizationId, access.organizationId),
        eq(message.messageId, repliesTo),
        eq(message.patientId, patientId),
        eq(message.author, "practice"),
      ),
    );
  if (!beginning) return null;
  await applyEvent(context, [], {
    event: "practice-wrote",
    ...{ messageId: repliesTo, consultId: newConsultId, patientId },
    at: beginning.sentAt,
    sendAt: null,
    effect: "answers",
    sawLast: null,
  });
  return newConsultId;
}
