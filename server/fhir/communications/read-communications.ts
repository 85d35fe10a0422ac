import { grant } from "#server/access/access.ts";
import { type ReadRequest, type Reply, refuse } from "#server/fhir/interaction.ts";
import type { Resource } from "#server/fhir/resource.ts";
import { cursorOf, readCursor } from "#server/fhir/search-cursor.ts";
import { readDates } from "#server/fhir/search-dates.ts";
import { searchSet, unknownParameter } from "#server/fhir/search-set.ts";
import { type ServedMessage, type ServeMessagesInput, serveMessages } from "#server/messages/serve-messages.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const parameters = ["_lastUpdated", "_cursor", "_format", "_pretty"];

/** `GET Communication`: a page of the practice's messages, newest first; `_lastUpdated` asks for those since a moment. */
export async function searchCommunications(request: ReadRequest): Promise<Reply> {
  const { query } = request;
  const unknown = unknownParameter(query, parameters);
  if (unknown) {
    const diagnostics = "Communication is searched by _lastUpdated; the token says whose they are";
    return refuse(400, { code: "not-supported", diagnostics, expression: [unknown.expression] });
  }
  const sent = readDates(query.getAll("_lastUpdated"), "_lastUpdated");
  if (!sent.ok) return { status: 400, issues: sent.issues };
  const after = readCursor(query.get("_cursor"));
  if (after === undefined) return refuse(400, { code: "value", diagnostics: "This page is not one of ours" });
  const { messages, isMore } = await serve(request, { messageId: null, ...sent.value, after });
  const last = messages.at(-1);
  const next = isMore && last ? cursorOf({ at: last.sentAt, id: last.messageId }) : null;
  const resources = messages.map((message) => communicationOf(request, message));
  const isWhole = after === null && !isMore;
  return { status: 200, resource: searchSet(request, resources, next, isWhole ? messages.length : undefined) };
}

/** `GET Communication/[id]` */
export async function readCommunication(request: ReadRequest): Promise<Reply> {
  const isId = request.id !== null && uuid.test(request.id);
  const { messages } = isId ? await serve(request, { messageId: request.id }) : { messages: [] };
  const [message] = messages;
  if (!message) return refuse(404, { code: "not-found", diagnostics: "Not here, or not of this patient" });
  return { status: 200, resource: communicationOf(request, message), headers: { ETag: 'W/"1"' } };
}

function serve({ sender, now }: ReadRequest, asked: Omit<ServeMessagesInput, "patientId">) {
  const { patientId } = sender.patient;
  return serveMessages(grant(sender.actor, "message.serve"), { patientId, ...asked }, now);
}

/** These elements are the same in STU3 and R4. There is no Dutch profile: `meta.profile` names the resource itself. */
function communicationOf({ sender }: ReadRequest, { messageId, body, sentAt }: ServedMessage): Resource {
  const patient = { reference: `Patient/${sender.patient.patientId}`, display: "Patiënt" };
  return {
    resourceType: "Communication",
    id: messageId,
    meta: {
      versionId: "1",
      lastUpdated: sentAt.toISOString(),
      profile: ["http://hl7.org/fhir/StructureDefinition/Communication"],
    },
    status: "completed",
    subject: patient,
    recipient: [patient],
    sender: { reference: `Organization/${sender.actor.organizationId}`, display: sender.organizationName },
    sent: sentAt.toISOString(),
    payload: [{ contentString: body }],
  };
}
