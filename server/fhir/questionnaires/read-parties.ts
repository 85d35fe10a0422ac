import { grant } from "#server/access/access.ts";
import { type ReadRequest, type Reply, refuse } from "#server/fhir/interaction.ts";
import { serveParties } from "#server/questionnaires/sending/serve-parties.ts";
import type { ServedParties } from "#server/questionnaires/sending/serving-contract.ts";
import { organizationOf, practitionerOf, roleOf } from "./party-resource.ts";
import { uuidOf } from "./read-tasks.ts";

type SenderFacts = ServedParties["senders"][number];

const nothing = (type: string): Reply =>
  refuse(404, { code: "not-found", diagnostics: `No such ${type} for this patient` });

/** `GET Practitioner/[id]`: somebody who sent this patient a task; only the name. */
export async function readPractitioner(request: ReadRequest): Promise<Reply> {
  const { sender } = await partiesOf(request);
  return sender ? { status: 200, resource: practitionerOf(sender, request.version) } : nothing("Practitioner");
}

/** `GET PractitionerRole/[id]`: the same person in this practice, under the same id. */
export async function readPractitionerRole(request: ReadRequest): Promise<Reply> {
  const { sender, organization } = await partiesOf(request);
  return sender
    ? { status: 200, resource: roleOf(sender, organization, request.version) }
    : nothing("PractitionerRole");
}

export async function readOrganization(request: ReadRequest): Promise<Reply> {
  const { organization } = await partiesOf(request);
  if (uuidOf(request.id) !== organization.organizationId) return nothing("Organization");
  return { status: 200, resource: organizationOf(organization, request.version) };
}

/** The parties of this patient's tasks; `sender` is the one with the id in the path. */
async function partiesOf(request: ReadRequest): Promise<ServedParties & { sender: SenderFacts | undefined }> {
  const parties = await serveParties(grant(request.sender.actor, "questionnaire.serve"));
  const id = uuidOf(request.id);
  return { ...parties, sender: parties.senders.find((each) => each.personId === id) };
}
