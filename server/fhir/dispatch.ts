import type { Interaction } from "./call.ts";
import { readCommunication, searchCommunications } from "./communications/read-communications.ts";
import { measurementWriter } from "./observations/measurement-writer.ts";
import { lastObservations, readObservation, searchObservations } from "./observations/read-observations.ts";
import { ownPatientWriter } from "./patients/own-patient-writer.ts";
import { readPatient, searchPatient } from "./patients/read-patient.ts";
import { readOrganization, readPractitioner, readPractitionerRole } from "./questionnaires/read-parties.ts";
import { readQuestionnaireOf } from "./questionnaires/read-questionnaire.ts";
import { readTask, searchTasks } from "./questionnaires/read-tasks.ts";
import { responseWriter } from "./questionnaires/response-writer.ts";
import { taskWriter } from "./questionnaires/task-writer.ts";

/**
 * Everything the door does, a line each: method, path below the base, what the token must open, who does it. The CapabilityStatement
 * and the answers to what is not here follow from this table. `POST` on the base itself (a bundle) goes entry by entry through it.
 */
export const interactions: readonly Interaction[] = [
  { method: "GET", path: "Observation", permission: "measurement.serve", read: searchObservations },
  { method: "GET", path: "Observation/$lastn", permission: "measurement.serve", read: lastObservations },
  { method: "GET", path: "Observation/[id]", permission: "measurement.serve", read: readObservation },
  { method: "POST", path: "Observation", permission: "measurement.receive", write: measurementWriter },
  { method: "POST", path: "Patient", permission: null, write: ownPatientWriter },
  { method: "GET", path: "Patient", permission: null, read: searchPatient },
  { method: "GET", path: "Patient/[id]", permission: null, read: readPatient },
  { method: "GET", path: "Communication", permission: "reply.serve", read: searchCommunications },
  { method: "GET", path: "Communication/[id]", permission: "reply.serve", read: readCommunication },
  { method: "GET", path: "Task", permission: "questionnaire.serve", read: searchTasks },
  { method: "GET", path: "Task/[id]", permission: "questionnaire.serve", read: readTask },
  { method: "PUT", path: "Task/[id]", permission: "questionnaire.answer", write: taskWriter },
  { method: "GET", path: "Questionnaire/[id]", permission: "questionnaire.serve", read: readQuestionnaireOf },
  { method: "POST", path: "QuestionnaireResponse", permission: "questionnaire.answer", write: responseWriter },
  { method: "GET", path: "Practitioner/[id]", permission: "questionnaire.serve", read: readPractitioner },
  { method: "GET", path: "PractitionerRole/[id]", permission: "questionnaire.serve", read: readPractitionerRole },
  { method: "GET", path: "Organization/[id]", permission: "questionnaire.serve", read: readOrganization },
];

/** A line that fits a path. `id` is what stands for `[id]`. */
export type Match = { interaction: Interaction; id: string | null };
export type Found = Match | { allowed: string[] };

const idPattern = /^[A-Za-z0-9.-]{1,64}$/;

/** The line for a request; when only the method does not fit, which methods would. */
export function dispatch(table: readonly Interaction[], method: string, path: string): Found {
  const fitting = table.flatMap((interaction): Match[] => {
    const id = fits(interaction.path, path);
    return id === undefined ? [] : [{ interaction, id }];
  });
  const exact = fitting.find((match) => match.interaction.method === method);
  return exact ?? { allowed: fitting.map((match) => match.interaction.method) };
}

/** undefined: it does not fit; null: it fits and has no id. */
function fits(template: string, path: string): string | null | undefined {
  const [wanted, given] = [template.split("/"), path.split("/")];
  if (wanted.length !== given.length) return undefined;
  let id: string | null = null;
  for (const [at, step] of wanted.entries()) {
    const found = given[at] ?? "";
    if (step === "[id]" && idPattern.test(found)) id = found;
    else if (step !== found) return undefined;
  }
  return id;
}
