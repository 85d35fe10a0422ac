import type { FhirFormat, FhirVersion } from "#db/terms/gateways.ts";
import type { Role } from "#db/terms/people.ts";
import type { QuestionnaireDefinition, TaskState } from "#db/terms/questionnaires.ts";

// What a DVA retrieves on behalf of a patient; server/fhir/questionnaires turns it into resources.

export type ServedTask = {
  taskId: string;
  state: TaskState;
  stateReason: string | null;
  message: string | null;
  remindedCount: number;
  sentAt: Date;
  changedAt: Date;
  expiresAt: Date;
  questionnaire: { questionnaireId: string; title: string };
  patientId: string;
  organization: { organizationId: string; name: string };
  sender: { personId: string; name: string } | null;
  responseId: string | null;
};

export type ServedQuestionnaire = {
  questionnaireId: string;
  url: string;
  version: string;
  name: string;
  title: string;
  language: string;
  definition: QuestionnaireDefinition;
  /** The file as imported; null for a shipped questionnaire. */
  original: { fhirVersion: FhirVersion; format: FhirFormat; body: Buffer } | null;
};

/** The parties a task refers to: a name and a role, nothing else about a person. */
export type ServedParties = {
  organization: { organizationId: string; name: string; agb: string | null };
  senders: { personId: string; name: string; roles: Role[] }[];
};
