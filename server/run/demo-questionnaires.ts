import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { demoPeople } from "#db/seed/demo-people.ts";
import { demoPgoName } from "#db/seed/demo-suppliers.ts";
import { demoTrustOf } from "#db/seed/gateways.ts";
import type { StoryAnswers } from "#db/seed/patient-story.ts";
import { grant } from "#server/access/access.ts";
import type { GatewayActor, PersonActor } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";
import { daysLater } from "#server/calendar/moments.ts";
import { recordDelivery } from "#server/gateways/record-delivery.ts";
import { answerTask } from "#server/questionnaires/answers/answer-task.ts";
import { gad7 } from "#server/questionnaires/instruments/gad-7.ts";
import { phq9 } from "#server/questionnaires/instruments/phq-9.ts";
import { sendQuestionnaire } from "#server/questionnaires/sending/send-questionnaire.ts";
import { placeInRound } from "#server/reviews/round/place-in-round.ts";

const lists = { "PHQ-9": phq9, "GAD-7": gad7 } as const;
const frequencies = ["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"];

/** The demo patients' PGO, connected through the demo's DVA. */
export function demoGateway(
  organizationId: string,
  patientId: string,
  use: GatewayActor["uses"][number],
): GatewayActor {
  const { trustId, name } = demoTrustOf(organizationId);
  return {
    kind: "gateway",
    representative: null,
    trustId,
    name,
    organizationId,
    patientId,
    uses: [use],
    pgoName: demoPgoName,
    client: { address: null, agent: null },
  };
}

/** Sends a story's questionnaires and delivers the answers, through the verbs of the practice and of the FHIR server. */
export async function askAndAnswer(
  organizationId: string,
  patientId: string,
  asked: readonly StoryAnswers[],
  now: Date,
): Promise<void> {
  for (const one of asked) {
    const sender = grant(demoPersonIn(organizationId), "questionnaire.send");
    const { questionnaireId } = lists[one.name];
    const input = { questionnaireId, patientIds: [patientId], validDays: 14, remindAfterDays: [3, 6], message: "" };
    await sendQuestionnaire(sender, { ...input, everyMonths: null });
    if (one.answers) await answer(organizationId, patientId, one, daysLater(now, -one.daysAgo));
  }
}

/** A demo person who works there; null: the first one who may send questionnaires. */
export function demoPersonIn(organizationId: string, personId: string | null = null): PersonActor {
  const found = demoPeople.find((person) =>
    person.places.some(
      (place) =>
        place.organizationId === organizationId &&
        (personId === null ? !place.roles.every((role) => role === "administrator") : person.personId === personId),
    ),
  );
  const place = found?.places.find((one) => one.organizationId === organizationId);
  if (!found || !place) throw new Error("Nobody of the demo works there");
  return {
    kind: "person",
    personId: found.personId,
    name: found.name,
    sessionId: found.personId,
    organizationId,
    organizationKind: "practice",
    roles: place.roles,
    hasSecondFactor: true,
    provedAt: null,
    client: { address: null, agent: null },
  };
}

async function answer(organizationId: string, patientId: string, one: StoryAnswers, at: Date): Promise<void> {
  const gateway = demoGateway(organizationId, patientId, "answer-questionnaires");
  const access = grant(gateway, "questionnaire.answer");
  const { questionnaireId, definition } = lists[one.name];
  const responseId = uuidv7({ msecs: at.getTime() });
  const deliveryId = uuidv7({ msecs: at.getTime() });
  const value = responseOf(questionnaireId, definition.items[0]?.linkId ?? "", one.answers ?? [], at);
  const body = Buffer.from(JSON.stringify(value));
  await change(access, async (tx, raw) => {
    const { event } = await answerTask(access, tx, {
      ...{ taskId: null, responseId, deliveryId, authoredAt: at, value, body, now: at },
      questionnaireReference: `Questionnaire/${questionnaireId}`,
      fhirVersion: "stu3",
      format: "json",
    });
    await recordDelivery(grant(gateway, "delivery.receive"), raw, {
      ...{ organizationId, deliveryId, patientId, requestId: uuidv7(), correlationId: null },
      trustId: demoTrustOf(organizationId).trustId,
      contentHash: createHash("sha256").update(deliveryId).digest(),
      kind: "questionnaire-response",
      fhirVersion: "stu3",
      format: "json",
      pgoName: demoPgoName,
      newCount: 1,
      knownCount: 0,
      outcomes: [{ status: 201, id: responseId }],
      receivedAt: at,
    });
    await placeInRound(raw, { organizationId, patientId, itemId: responseId, kind: "questionnaire-response", at });
    return { result: undefined, event };
  });
}

/** A STU3 QuestionnaireResponse with these answers to the scored items of its single group, in order. */
function responseOf(questionnaireId: string, groupId: string, answers: readonly number[], at: Date) {
  const item = answers.map((points, index) => ({
    linkId: String(index + 1),
    answer: [{ valueCoding: { system: "http://loinc.org", code: frequencies[points] } }],
  }));
  return {
    resourceType: "QuestionnaireResponse",
    questionnaire: { reference: `Questionnaire/${questionnaireId}` },
    status: "completed",
    authored: at.toISOString(),
    item: [{ linkId: groupId, item }],
  };
}
