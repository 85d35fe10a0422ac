import type { FhirVersion } from "#db/terms/gateways.ts";
import type { JsonObject } from "#server/fhir/format/json.ts";
import type { Resource } from "#server/fhir/resource.ts";
import { wordsIn } from "#server/language/words.ts";
import { fhirStatus } from "#server/questionnaires/sending/rules.ts";
import type { ServedTask } from "#server/questionnaires/sending/serving-contract.ts";

export const taskCode = { system: "http://loinc.org", code: "74468-0" };
const profiles: Record<FhirVersion, string> = {
  stu3: "http://nictiz.nl/fhir/StructureDefinition/vl-QuestionnaireProvisioningTask",
  r4: "http://hl7.org/fhir/StructureDefinition/Task",
};
const roleExtension = "http://nictiz.nl/fhir/StructureDefinition/practitionerrole-reference";

/**
 * A task for a PGO (STU3: vl-QuestionnaireProvisioningTask of Vragenlijsten 2.0; the same elements in R4, which has no Dutch profile).
 * The message of the practice and its reminders are notes, in Dutch.
 */
export function taskResource(task: ServedTask, version: FhirVersion): Resource {
  const words = wordsIn("nl", "questionnaires");
  const { questionnaire, patientId, responseId, state } = task;
  // An id to refer to and no personal data: the PGO knows who it is.
  const owner = { reference: `Patient/${patientId}`, display: words("task.patient") };
  const reason = task.stateReason ?? (state === "expired" ? words("task.expired") : null);
  return {
    resourceType: "Task",
    id: task.taskId,
    meta: {
      versionId: versionOf(task),
      lastUpdated: task.changedAt.toISOString(),
      profile: [profiles[version]],
    },
    status: fhirStatus(state),
    ...(reason === null ? {} : { statusReason: { text: reason } }),
    intent: "order",
    code: { coding: [{ ...taskCode, display: "Questionnaire form definition Document" }] },
    description: words("task.description", { title: questionnaire.title }),
    authoredOn: task.sentAt.toISOString(),
    lastModified: task.changedAt.toISOString(),
    requester: requesterOf(task, version),
    owner,
    ...notesOf(task, words),
    restriction: { period: { end: task.expiresAt.toISOString() } },
    input: [
      {
        type: { text: "Questionnaire" },
        valueReference: {
          reference: `Questionnaire/${questionnaire.questionnaireId}`,
          display: questionnaire.title,
        },
      },
      { type: { text: "Subject" }, valueReference: owner },
    ],
    ...(responseId === null
      ? {}
      : {
          output: [
            {
              type: { text: "QuestionnaireResponse" },
              valueReference: {
                reference: `QuestionnaireResponse/${responseId}`,
                display: words("task.answers", { title: questionnaire.title }),
              },
            },
          ],
        }),
  };
}

export function versionOf({ changedAt }: Pick<ServedTask, "changedAt">): string {
  return String(changedAt.getTime());
}

/** STU3: the practitioner with his role as an extension; R4 can name the role itself. Without a person the requester is the practice. */
function requesterOf({ sender, organization }: ServedTask, version: FhirVersion): JsonObject {
  const practice = { reference: `Organization/${organization.organizationId}`, display: organization.name };
  if (sender === null) return version === "stu3" ? { agent: practice } : practice;
  const role = { reference: `PractitionerRole/${sender.personId}`, display: `${sender.name} | ${organization.name}` };
  if (version === "r4") return role;
  const person = { reference: `Practitioner/${sender.personId}`, display: sender.name };
  return { agent: { extension: [{ url: roleExtension, valueReference: role }], ...person } };
}

function notesOf(task: ServedTask, words: ReturnType<typeof wordsIn<"questionnaires">>): JsonObject {
  const { message, remindedCount, sentAt, changedAt, sender, organization } = task;
  const authorString = sender?.name ?? organization.name;
  const note: JsonObject[] = [];
  if (message !== null) note.push({ authorString, time: sentAt.toISOString(), text: message });
  if (remindedCount > 0) {
    const text = words("task.reminder", { count: remindedCount });
    note.push({ authorString: organization.name, time: changedAt.toISOString(), text });
  }
  return note.length > 0 ? { note } : {};
}
