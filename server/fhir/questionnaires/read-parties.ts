import { grant } from "#server/access/access.ts";
import { type Call, type Reply, refuse } from "#server/fhir/call.ts";
import { serveParties } from "#server/questionnaires/serve-parties.ts";
import type { ServedParties } from "#server/questionnaires/serving-contract.ts";
import { organizationOf, practitionerOf, roleOf } from "./party-resource.ts";
import { uuidOf } from "./read-tasks.ts";

type SenderFacts = ServedParties["senders"][number];

const nothing = (type: string): Reply =>
  refuse(404, { code: "not-found", diagnostics: `No such ${type} for this patient` });

/** Who sent something to this patient; a name and nothing else. */
export async function readPractitioner(call: Call): Promise<Reply> {
  const { sender } = await partiesOf(call);
  return sender ? { status: 200, resource: practitionerOf(sender, call.version) } : nothing("Practitioner");
}

/** The same person in this practice; its id is that of the person. */
export async function readPractitionerRole(call: Call): Promise<Reply> {
  const { sender, organization } = await partiesOf(call);
  return sender ? { status: 200, resource: roleOf(sender, organization, call.version) } : nothing("PractitionerRole");
}

export async function readOrganization(call: Call): Promise<Reply> {
  const { organization } = await partiesOf(call);
  if (uuidOf(call.id) !== organization.organizationId) return nothing("Organization");
  return { status: 200, resource: organizationOf(organization, call.version) };
}

/** The parties of this patient's tasks, and the sender whom the address names. */
async function partiesOf(call: Call): Promise<ServedParties & { sender: SenderFacts | undefined }> {
  const parties = await serveParties(grant(call.sender.actor, "questionnaire.serve"));
  const id = uuidOf(call.id);
  return { ...parties, sender: parties.senders.find((each) => each.personId === id) };
}
