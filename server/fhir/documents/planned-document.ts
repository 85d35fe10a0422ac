import type { Access } from "#server/access/access.ts";
import { keepContent } from "#server/documents/content/keep-content.ts";
import type { DocumentFacts, ReceivedDocument } from "#server/documents/receiving/receive-documents.ts";

/** A photo or document that will be stored under this id, with its bytes as they came. */
export type PlannedDocument = { documentId: string; facts: DocumentFacts; bytes: Buffer };

/** One that stands in the store; the message that it belongs to is known once that is stored. */
export type KeptDocument = Omit<ReceivedDocument, "messageId">;

/** One after the other: a picture takes memory while it is read. */
export async function keepDocuments(
  access: Access<"document.receive">,
  planned: readonly PlannedDocument[],
): Promise<KeptDocument[]> {
  const kept: KeptDocument[] = [];
  for (const { documentId, facts, bytes } of planned) {
    kept.push({ documentId, ...facts, content: await keepContent(access, bytes) });
  }
  return kept;
}
