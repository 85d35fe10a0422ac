import { grant } from "#server/access/access.ts";
import type { Call } from "#server/fhir/call.ts";
import type { Party } from "#server/fhir/nl-core.ts";
import { patientOf } from "#server/fhir/patients/read-patient.ts";
import type { Resource } from "#server/fhir/sender.ts";
import { serveParties } from "#server/questionnaires/serve-parties.ts";
import type { ServedTask } from "#server/questionnaires/serving-contract.ts";
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

/** Which parties are to come with the tasks; null when one of the values is not ours. */
export function readIncludes(values: readonly string[]): ReadonlySet<Party> | null {
  const named = values.map((value) => (Object.hasOwn(partiesNamed, value) ? partiesNamed[value] : undefined));
  return named.includes(undefined) ? null : new Set(named.flatMap((types) => types ?? []));
}

/** The parties of these tasks, each once. */
export async function partiesOfTasks(
  call: Call,
  tasks: readonly ServedTask[],
  asked: ReadonlySet<Party>,
): Promise<Resource[]> {
  if (tasks.length === 0 || asked.size === 0) return [];
  const { organization, senders } = await serveParties(grant(call.sender.actor, "questionnaire.serve"));
  const found = senders.filter(({ personId }) => tasks.some(({ sender }) => sender?.personId === personId));
  return [
    ...(asked.has("Patient") ? [patientOf(call)] : []),
    ...(asked.has("Practitioner") ? found.map((one) => practitionerOf(one, call.version)) : []),
    ...(asked.has("PractitionerRole") ? found.map((one) => roleOf(one, organization, call.version)) : []),
    ...(asked.has("Organization") ? [organizationOf(organization, call.version)] : []),
  ];
}
