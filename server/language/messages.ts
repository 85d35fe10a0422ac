import { assembled } from "./assembled.ts";
import enAudit from "./en/audit.json" with { type: "json" };
import enCatalogue from "./en/catalogue.json" with { type: "json" };
import enConnections from "./en/connections.json" with { type: "json" };
import enConsults from "./en/consults.json" with { type: "json" };
import enDocuments from "./en/documents.json" with { type: "json" };
import enErrors from "./en/errors.json" with { type: "json" };
import enFhir from "./en/fhir.json" with { type: "json" };
import enGateways from "./en/gateways.json" with { type: "json" };
import enIssues from "./en/issues.json" with { type: "json" };
import enMeasurements from "./en/measurements.json" with { type: "json" };
import enMessages from "./en/messages.json" with { type: "json" };
import enOpeningHours from "./en/opening-hours.json" with { type: "json" };
import enOrganizations from "./en/organizations.json" with { type: "json" };
import enPatients from "./en/patients.json" with { type: "json" };
import enPeople from "./en/people.json" with { type: "json" };
import enPilots from "./en/pilots.json" with { type: "json" };
import enQuestionnaires from "./en/questionnaires.json" with { type: "json" };
import enRegister from "./en/register.json" with { type: "json" };
import enReviews from "./en/reviews.json" with { type: "json" };
import enShell from "./en/shell.json" with { type: "json" };
import enSuppliers from "./en/suppliers.json" with { type: "json" };
import enTasks from "./en/tasks.json" with { type: "json" };
import enToday from "./en/today.json" with { type: "json" };
import enUi from "./en/ui.json" with { type: "json" };
import nlAudit from "./nl/audit.json" with { type: "json" };
import nlCatalogue from "./nl/catalogue.json" with { type: "json" };
import nlConnections from "./nl/connections.json" with { type: "json" };
import nlConsults from "./nl/consults.json" with { type: "json" };
import nlDocuments from "./nl/documents.json" with { type: "json" };
import nlErrors from "./nl/errors.json" with { type: "json" };
import nlFhir from "./nl/fhir.json" with { type: "json" };
import nlGateways from "./nl/gateways.json" with { type: "json" };
import nlIssues from "./nl/issues.json" with { type: "json" };
import nlMeasurements from "./nl/measurements.json" with { type: "json" };
import nlMessages from "./nl/messages.json" with { type: "json" };
import nlOpeningHours from "./nl/opening-hours.json" with { type: "json" };
import nlOrganizations from "./nl/organizations.json" with { type: "json" };
import nlPatients from "./nl/patients.json" with { type: "json" };
import nlPeople from "./nl/people.json" with { type: "json" };
import nlPilots from "./nl/pilots.json" with { type: "json" };
import nlQuestionnaires from "./nl/questionnaires.json" with { type: "json" };
import nlRegister from "./nl/register.json" with { type: "json" };
import nlReviews from "./nl/reviews.json" with { type: "json" };
import nlShell from "./nl/shell.json" with { type: "json" };
import nlSuppliers from "./nl/suppliers.json" with { type: "json" };
import nlTasks from "./nl/tasks.json" with { type: "json" };
import nlToday from "./nl/today.json" with { type: "json" };
import nlUi from "./nl/ui.json" with { type: "json" };

const nl = assembled({
  audit: nlAudit,
  catalogue: nlCatalogue,
  connections: nlConnections,
  consults: nlConsults,
  documents: nlDocuments,
  errors: nlErrors,
  fhir: nlFhir,
  gateways: nlGateways,
  issues: nlIssues,
  measurements: nlMeasurements,
  messages: nlMessages,
  openingHours: nlOpeningHours,
  organizations: nlOrganizations,
  patients: nlPatients,
  people: nlPeople,
  pilots: nlPilots,
  questionnaires: nlQuestionnaires,
  register: nlRegister,
  reviews: nlReviews,
  shell: nlShell,
  suppliers: nlSuppliers,
  tasks: nlTasks,
  today: nlToday,
  ui: nlUi,
});

/** All texts of Balie, by noun. Dutch is the source language and defines the keys. */
export type Messages = typeof nl;

const en = assembled({
  audit: enAudit,
  catalogue: enCatalogue,
  connections: enConnections,
  consults: enConsults,
  documents: enDocuments,
  errors: enErrors,
  fhir: enFhir,
  gateways: enGateways,
  issues: enIssues,
  measurements: enMeasurements,
  messages: enMessages,
  openingHours: enOpeningHours,
  organizations: enOrganizations,
  patients: enPatients,
  people: enPeople,
  pilots: enPilots,
  questionnaires: enQuestionnaires,
  register: enRegister,
  reviews: enReviews,
  shell: enShell,
  suppliers: enSuppliers,
  tasks: enTasks,
  today: enToday,
  ui: enUi,
}) satisfies Messages;

export const messages = { nl, en };
