import { grant } from "#server/access/access.ts";
import type { ReadRequest } from "#server/fhir/interaction.ts";
import type { Party } from "#server/fhir/nl-core.ts";
import { patientOf } from "#server/fhir/patients/read-patient.ts";
import type { Resource } from "#server/fhir/resource.ts";
import { serveParties } from "#server/questionnaires/sending/serve-parties.ts";
import type { ServedTask } from "#server/questionnaires/sending/serving-contract.ts";
import { organizationOf, practitionerOf, roleOf } from "./party-resource.ts";

/** The capability statement of Vragenlijsten 2.0 names types; FHIR itself the parameter that refers to them. */
const requesters: readonly Party[] = ["Practitioner", "PractitionerRole", "Organization"];
export const taskIncludes = ["Patient", ...requesters] as const;
const partiesNamed: Record<string, readonly Party[]> = {
  ...Object.fromEntries(taskIncludes.map((type) => [type, [type]])),
  "Task:patient": ["Patient"],
  "Task:owner": ["Patient"],
  "Task:owner:Patient": ["Patient"],
  "Task:requester": requesters,
  ...Object.fromEntries(requesters.map((type) => [`Task:requester:${type}`, [type]])),
};

/** The parties that `_include` asks for; null when a value is not supported. */
export function readIncludes(values: readonly string[]): ReadonlySet<Party> | null {
  const named = values.map((value) => (Object.hasOwn(partiesNamed, value) ? partiesNamed[value] : undefined));
  return named.includes(undefined) ? null : new Set(named.flatMap((types) => types ?? []));
}

/** The included parties of these tasks, each once. */
export async function partiesOfTasks(
  request: ReadRequest,
  tasks: readonly ServedTask[],
  asked: ReadonlySet<Party>,
): Promise<Resource[]> {
  if (tasks.length === 0 || asked.size === 0) return [];
  const { organization, senders } = await serveParties(grant(request.sender.actor, "questionnaire.serve"));
  const found = senders.filter(({ personId }) => tasks.some(({ sender }) => sender?.personId === personId));
  return [
    ...(asked.has("Patient") ? [patientOf(request)] : []),
    ...(asked.has("Practitioner") ? found.map((one) => practitionerOf(one, request.version)) : []),
    ...(asked.has("PractitionerRole") ? found.map((one) => roleOf(one, organization, request.version)) : []),
    ...(asked.has("Organization") ? [organizationOf(organization, request.version)] : []),
  ];
}
