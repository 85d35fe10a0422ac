import { v7 as uuidv7 } from "uuid";
import { grant } from "#server/access/access.ts";
import type { GatewayActor } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { answerTask } from "#server/questionnaires/answers/answer-task.ts";
import { phq9 } from "#server/questionnaires/instruments/phq-9.ts";
import type { SendInput } from "#server/questionnaires/sending/contract.ts";
import { sendQuestionnaire } from "#server/questionnaires/sending/send-questionnaire.ts";
import { makePatient } from "#tests/support/patients.ts";
import { makeOrganization, makePerson } from "#tests/support/world.ts";

/** A DVA on behalf of this patient's PGO, as the FHIR server derives it from a verified token. */
export function gatewayFor(organizationId: string, patientId: string): GatewayActor {
  return {
    kind: "gateway",
    representative: null,
    trustId: uuidv7(),
    name: "Test-DVA",
    organizationId,
    patientId,
    uses: ["answer-questionnaires"],
    pgoName: "Test-PGO",
    client: { address: "192.0.2.9", agent: "test" },
  };
}

const codes = ["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"];

/** The answers to PHQ-9 or GAD-7 as a PGO sends them (STU3); null leaves a question open. */
export function frequencyResponse(group: string, questionnaireId: string, points: readonly (number | null)[]) {
  return {
    resourceType: "QuestionnaireResponse",
    status: "completed",
    questionnaire: { reference: `Questionnaire/${questionnaireId}` },
    authored: new Date().toISOString(),
    item: [
      {
        linkId: group,
        item: points.flatMap((each, index) =>
          each === null
            ? []
            : [{ linkId: String(index + 1), answer: [{ valueCoding: { code: codes[each] ?? "", display: "…" } }] }],
        ),
      },
    ],
  };
}

/** Answers a task in process, without the FHIR server. */
export async function answerInProcess(
  gateway: GatewayActor,
  taskId: string,
  response: { questionnaire: { reference: string } },
  facts: { authoredAt?: Date } = {},
): Promise<string> {
  const responseId = uuidv7();
  const access = grant(gateway, "questionnaire.answer");
  const now = new Date();
  await change(access, async (tx) => {
    const { event } = await answerTask(access, tx, {
      taskId,
      responseId,
      deliveryId: uuidv7(),
      questionnaireReference: response.questionnaire.reference,
      authoredAt: facts.authoredAt ?? now,
      value: response,
      fhirVersion: "stu3",
      format: "json",
      body: Buffer.from(JSON.stringify(response)),
      now,
    });
    return { result: undefined, event };
  });
  return responseId;
}

/** A practice with a nurse and one patient, and what they can do with questionnaires. */
export async function practice() {
  const organization = await makeOrganization();
  const { organizationId } = organization;
  const nurse = await makePerson(organization, ["practice-nurse"], { name: "Nora Smit" });
  const { patientId } = await makePatient(organization);
  const send = grant(nurse, "questionnaire.send");
  const list = grant(nurse, "questionnaire.list");
  return {
    organization,
    organizationId,
    nurse,
    patientId,
    list,
    send: (input: Partial<SendInput> = {}) => sendQuestionnaire(send, sendInput({ patientIds: [patientId], ...input })),
    sendAccess: send,
    importAccess: grant(nurse, "questionnaire.import"),
    gateway: gatewayFor(organizationId, patientId),
    read: async () => openPatient(grant(nurse, "questionnaire.read"), patientId),
  };
}

function sendInput(input: Partial<SendInput>): SendInput {
  const usual = { questionnaireId: phq9.questionnaireId, patientIds: [], validDays: 14, remindAfterDays: [3, 6] };
  return { ...usual, message: "", everyMonths: null, ...input };
}
