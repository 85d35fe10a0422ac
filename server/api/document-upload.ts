import { documentBytesMax } from "#db/terms/documents.ts";
import { grant } from "#server/access/access.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { SendDocumentInput } from "#server/documents/library/contract.ts";
import { sendDocument } from "#server/documents/sending/send-document.ts";
import { DomainError } from "#server/errors.ts";
import { StorageAway } from "#server/storage/objects.ts";
import { isCrossSite, requestContext } from "./request-context.ts";
import { type Jar, uploadAnswer } from "./upload.ts";

/** Takes a document for a patient as a request body, named by headers: what is about a patient stands in no address. */
export function takeDocument(request: Request, cookies: Jar): Promise<Response> {
  return uploadAnswer(async () => ({ sent: await sendBody(request, cookies) }));
}

async function sendBody(request: Request, cookies: Jar): Promise<{ documentId: string }> {
  if (isCrossSite(request.headers)) throw new DomainError("FORBIDDEN", "general.forbidden");
  const { session } = await requestContext(request.headers, cookies);
  if (!session) throw new DomainError("UNAUTHENTICATED", "session.signed-out");
  if (session.state === "locked") throw new DomainError("UNAUTHENTICATED", "session.locked");
  const access = grant(session.actor, "document.send");
  const { headers } = request;
  const input = SendDocumentInput.safeParse({
    patientId: headers.get("x-patient-id"),
    title: decoded(headers.get("x-title")),
  });
  if (!input.success) throw new DomainError("INVALID", "document.missing");
  const { patientId } = await openPatient(access, input.data.patientId);
  const bytes = await bodyOf(request);
  try {
    return await sendDocument(access, { ...input.data, patientId }, bytes);
  } catch (problem) {
    if (problem instanceof StorageAway) throw new DomainError("TOO_MANY", "document.store-away", {}, 30);
    throw problem;
  }
}

/** A header holds no letters with accents: they come percent-encoded. */
function decoded(header: string | null): string {
  try {
    return decodeURIComponent(header ?? "");
  } catch {
    return "";
  }
}

/** Reads no further than the limit, whatever the request says of its length. */
async function bodyOf({ body }: Request): Promise<Buffer> {
  if (!body) throw new DomainError("INVALID", "document.missing");
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body) {
    length += piece.byteLength;
    if (length > documentBytesMax) throw new DomainError("INVALID", "document.too-large");
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
