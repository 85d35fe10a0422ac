import { v7 as uuidv7 } from "uuid";
import type { ConsultKind } from "#db/terms/consults.ts";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";
import { answerConsult, openTimesOf } from "#server/api/consult-follow-up.ts";
import type { LoadTimes } from "#server/consults/conversation/apply-event.ts";
import type { AnswerConsultInput } from "#server/consults/conversation/conversation-contract.ts";
import { takeQuestion } from "#server/fhir/communications/take-question.ts";
import { gatewayFor } from "#tests/support/questionnaires.ts";

type Asked = { patientId: string; text?: string; repliesTo?: string | null; kind?: ConsultKind; at?: Date };

/** What a patient writes, as the FHIR server takes it. @returns the id of the message. */
export async function patientWrites(
  organizationId: string,
  { patientId, text = "Mag dit?", repliesTo = null, kind = "e-consult", at = new Date() }: Asked,
): Promise<string> {
  const actor = { ...gatewayFor(organizationId, patientId), uses: ["ask-practice" as const] };
  const body = Buffer.from(JSON.stringify({ resourceType: "Communication", id: uuidv7() }));
  const received = { identifier: null, statedAt: null, fhirVersion: "r4", format: "json", body } as const;
  return change(grant(actor, "consult.receive"), async (tx) => {
    const { messageId, lines } = await takeQuestion(actor, tx, { ...received, text, repliesTo, kind, at });
    return { result: messageId, event: lines };
  });
}

type Answered = Pick<AnswerConsultInput, "consultId" | "patientId" | "sawLast"> & Partial<AnswerConsultInput>;

/** What somebody of the practice answers. @returns the id of the message. */
export async function practiceWrites(who: PersonActor, answer: Answered, at = new Date()): Promise<string> {
  const input = { body: "Ja, dat mag.", effect: "answers" as const, closes: null, ...answer };
  return (await answerConsult(grant(who, "consult.answer"), input, at)).messageId;
}

/** When the practice of this person is open. */
export function timesFor(who: PersonActor): LoadTimes {
  return openTimesOf(grant(who, "consult.work"));
}
