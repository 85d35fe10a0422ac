import { v7 as uuidv7 } from "uuid";
import { document } from "#db/schema/documents.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { keepContent } from "#server/documents/content/keep-content.ts";
import type { SendDocumentInput } from "#server/documents/library/contract.ts";
import { DomainError } from "#server/errors.ts";
import { assertSendable } from "./sendable-rules.ts";

/**
 * Makes a document of the practice ready for a patient, whose PGO fetches it (MedMij service 51). @throws INVALID when a patient could not
 * open it safely, StorageAway
 */
export async function sendDocument(
  access: Access<"document.send">,
  { patientId, title }: SendDocumentInput,
  bytes: Buffer,
  now = new Date(),
): Promise<{ documentId: string }> {
  if (bytes.length === 0) throw new DomainError("INVALID", "document.missing");
  const content = await keepContent(access, bytes);
  assertSendable(content);
  const { organizationId, actor } = access;
  const documentId = uuidv7({ msecs: now.getTime() });
  const sentBy = actor.kind === "person" ? actor.personId : null;
  return change(access, async (tx) => {
    const facts = {
      organizationId,
      documentId,
      patientId,
      origin: "practice" as const,
      receivedAt: now,
      title,
      note: "",
      sentBy,
    };
    await tx.insert(document).values({ ...facts, ...content });
    const object = { type: "document", id: documentId };
    return {
      result: { documentId },
      event: { event: "document.sent", object, patientId, detail: { form: content.form } },
    };
  });
}
