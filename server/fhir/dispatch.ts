import { communicationWriter } from "./communications/communication-writer.ts";
import { readCommunication, searchCommunications } from "./communications/read-communications.ts";
import { documentWriter } from "./documents/document-writer.ts";
import {
  readBinary,
  readDocumentManifest,
  readDocumentReference,
  searchDocumentManifests,
  searchDocumentReferences,
} from "./documents/read-documents.ts";
import type { Interaction } from "./interaction.ts";
import { measurementWriter } from "./observations/measurement-writer.ts";
import { lastObservations, readObservation, searchObservations } from "./observations/read-observations.ts";
import { addresseeWriter } from "./patients/addressee-writer.ts";
import { ownPatientWriter } from "./patients/own-patient-writer.ts";
import { readPatient, searchPatient } from "./patients/read-patient.ts";
import { readOrganization, readPractitioner, readPractitionerRole } from "./questionnaires/read-parties.ts";
import { readQuestionnaireOf } from "./questionnaires/read-questionnaire.ts";
import { readTask, searchTasks } from "./questionnaires/read-tasks.ts";
import { responseWriter } from "./questionnaires/response-writer.ts";
import { taskWriter } from "./questionnaires/task-writer.ts";

/**
 * Every interaction: method, path below the base, the permission that the token must open, the function. The CapabilityStatement and the
 * 404 and 405 responses follow from this table. The entries of a bundle go through it one by one.
 */
export const interactions: readonly Interaction[] = [
  { method: "GET", path: "Observation", permission: "measurement.serve", read: searchObservations },
  { method: "GET", path: "Observation/$lastn", permission: "measurement.serve", read: lastObservations },
  { method: "GET", path: "Observation/[id]", permission: "measurement.serve", read: readObservation },
  { method: "POST", path: "Observation", permission: "measurement.receive", write: measurementWriter },
  { method: "POST", path: "Patient", permission: null, write: ownPatientWriter },
  { method: "GET", path: "Patient", permission: null, read: searchPatient },
  { method: "GET", path: "Patient/[id]", permission: null, read: readPatient },
  { method: "GET", path: "Communication", permission: "message.serve", read: searchCommunications },
  { method: "GET", path: "Communication/[id]", permission: "message.serve", read: readCommunication },
  { method: "POST", path: "Communication", permission: "consult.ask", write: communicationWriter },
  { method: "POST", path: "List", permission: "document.receive", write: documentWriter },
  { method: "POST", path: "Media", permission: "document.receive", write: documentWriter },
  { method: "POST", path: "DocumentManifest", permission: "document.receive", write: documentWriter },
  { method: "POST", path: "DocumentReference", permission: "document.receive", write: documentWriter },
  { method: "POST", path: "Binary", permission: "document.receive", write: documentWriter },
  { method: "GET", path: "DocumentManifest", permission: "document.serve", read: searchDocumentManifests },
  { method: "GET", path: "DocumentManifest/[id]", permission: "document.serve", read: readDocumentManifest },
  { method: "GET", path: "DocumentReference", permission: "document.serve", read: searchDocumentReferences },
  { method: "GET", path: "DocumentReference/[id]", permission: "document.serve", read: readDocumentReference },
  { method: "GET", path: "Binary/[id]", permission: "document.serve", read: readBinary },
  { method: "POST", path: "Organization", permission: null, write: addresseeWriter },
  { method: "POST", path: "Practitioner", permission: null, write: addresseeWriter },
  { method: "POST", path: "PractitionerRole", permission: null, write: addresseeWriter },
  { method: "GET", path: "Task", permission: "questionnaire.serve", read: searchTasks },
  { method: "GET", path: "Task/[id]", permission: "questionnaire.serve", read: readTask },
  { method: "PUT", path: "Task/[id]", permission: "questionnaire.answer", write: taskWriter },
  { method: "GET", path: "Questionnaire/[id]", permission: "questionnaire.serve", read: readQuestionnaireOf },
  { method: "POST", path: "QuestionnaireResponse", permission: "questionnaire.answer", write: responseWriter },
  { method: "GET", path: "Practitioner/[id]", permission: "questionnaire.serve", read: readPractitioner },
  { method: "GET", path: "PractitionerRole/[id]", permission: "questionnaire.serve", read: readPractitionerRole },
  { method: "GET", path: "Organization/[id]", permission: "questionnaire.serve", read: readOrganization },
];
