import { grant } from "#server/access/access.ts";
import { type Call, type Reply, refuse } from "#server/fhir/call.ts";
import { searchSet } from "#server/fhir/search-set.ts";
import type { Resource } from "#server/fhir/sender.ts";
import { type ServedReply, serveReplies } from "#server/reviews/serve-replies.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** `GET Communication`: what the practice told the patient about what was shared. */
export async function searchCommunications(call: Call): Promise<Reply> {
  const replies = await serve(call, null);
  return {
    status: 200,
    resource: searchSet(
      call,
      replies.map((reply) => communicationOf(call, reply)),
      null,
      replies.length,
    ),
  };
}

/** `GET Communication/[id]` */
export async function readCommunication(call: Call): Promise<Reply> {
  const [reply] = call.id !== null && uuid.test(call.id) ? await serve(call, call.id) : [];
  if (!reply) return refuse(404, { code: "not-found", diagnostics: "Not here, or not of this patient" });
  return { status: 200, resource: communicationOf(call, reply), headers: { ETag: 'W/"1"' } };
}

function serve({ sender, now }: Call, replyId: string | null): Promise<ServedReply[]> {
  const { patientId } = sender.patient;
  return serveReplies(grant(sender.actor, "reply.serve"), { patientId, replyId }, now);
}

/** STU3 and R4 have all of these elements alike. No profile is known for it: `meta.profile` names the resource itself. */
function communicationOf({ sender }: Call, { replyId, body, sentAt }: ServedReply): Resource {
  const patient = { reference: `Patient/${sender.patient.patientId}`, display: "Patiënt" };
  return {
    resourceType: "Communication",
    id: replyId,
    meta: { versionId: "1", profile: ["http://hl7.org/fhir/StructureDefinition/Communication"] },
    status: "completed",
    subject: patient,
    recipient: [patient],
    sender: { reference: `Organization/${sender.actor.organizationId}`, display: sender.organizationName },
    sent: sentAt.toISOString(),
    payload: [{ contentString: body }],
  };
}
