import { grant } from "#server/access/access.ts";
import { type Call, type Reply, refuse } from "#server/fhir/call.ts";
import type { JsonObject } from "#server/fhir/format/json.ts";
import { wordsIn } from "#server/language/words.ts";
import { serveParties } from "#server/questionnaires/serve-parties.ts";
import type { ServedParties } from "#server/questionnaires/serving-contract.ts";
import { uuidOf } from "./read-tasks.ts";

const profiles = "http://fhir.nl/fhir/StructureDefinition/";
const nothing = (type: string): Reply =>
  refuse(404, { code: "not-found", diagnostics: `No such ${type} for this patient` });

/** Who sent something to this patient; a name and nothing else. */
export async function readPractitioner(call: Call): Promise<Reply> {
  const { sender } = await partiesOf(call);
  if (!sender) return nothing("Practitioner");
  const resource = { ...head("Practitioner", sender.personId, "nl-core-practitioner"), name: [{ text: sender.name }] };
  return { status: 200, resource };
}

/** The same person in this practice; its id is that of the person. */
export async function readPractitionerRole(call: Call): Promise<Reply> {
  const { sender, organization } = await partiesOf(call);
  if (!sender) return nothing("PractitionerRole");
  const words = wordsIn("nl", "shell");
  const code = sender.roles.map((role) => ({ text: words(`roles.${role}`) }));
  const resource = {
    ...head("PractitionerRole", sender.personId, "nl-core-practitionerrole"),
    practitioner: { reference: `Practitioner/${sender.personId}`, display: sender.name },
    organization: { reference: `Organization/${organization.organizationId}`, display: organization.name },
    ...(code.length > 0 ? { code } : {}),
  };
  return { status: 200, resource };
}

export async function readOrganization(call: Call): Promise<Reply> {
  const { organization } = await partiesOf(call);
  if (uuidOf(call.id) !== organization.organizationId) return nothing("Organization");
  const { organizationId, name, agb } = organization;
  const identifier =
    agb === null ? {} : { identifier: [{ system: "http://fhir.nl/fhir/NamingSystem/agb-z", value: agb }] };
  return {
    status: 200,
    resource: { ...head("Organization", organizationId, "nl-core-organization"), ...identifier, name },
  };
}

/** The parties of this patient's tasks, and the sender whom the address names. */
async function partiesOf(
  call: Call,
): Promise<ServedParties & { sender: ServedParties["senders"][number] | undefined }> {
  const parties = await serveParties(grant(call.sender.actor, "questionnaire.serve"));
  const id = uuidOf(call.id);
  return { ...parties, sender: parties.senders.find((each) => each.personId === id) };
}

function head(resourceType: string, id: string, profile: string): JsonObject {
  return { resourceType, id, meta: { profile: [`${profiles}${profile}`] } };
}
