import type { Transaction } from "#db/client.ts";
import { document, documentSource } from "#db/schema/documents.ts";
import type { FhirFormat, FhirVersion } from "#db/terms/gateways.ts";
import type { Access } from "#server/access/access.ts";
import type { AuditLine } from "#server/audit/record.ts";
import type { KeptContent } from "#server/documents/content/keep-content.ts";

/** What a sender says of a photo or document beside its bytes. Empty and null: not said. */
export type DocumentFacts = {
  title: string;
  note: string;
  typeName: string | null;
  bodySite: string | null;
  authorName: string | null;
  recipientName: string | null;
  statedAt: Date | null;
};

export type ReceivedDocument = DocumentFacts & { documentId: string; messageId: string; content: KeptContent };

export type ReceivedSource = {
  sourceId: string;
  resourceType: string;
  identifier: { system: string; value: string } | null;
  bodyKey: string;
};

type Delivered = {
  patientId: string;
  pgoName: string | null;
  documents: readonly ReceivedDocument[];
  sources: readonly ReceivedSource[];
  fhirVersion: FhirVersion;
  format: FhirFormat;
  at: Date;
};

/** Records photos and documents of a patient whose bytes stand in the store already, in the caller's transaction. */
export async function receiveDocuments(
  { organizationId }: Access<"document.receive">,
  tx: Transaction,
  { patientId, pgoName, documents, sources, fhirVersion, format, at }: Delivered,
): Promise<AuditLine[]> {
  const ofPatient = { organizationId, patientId, receivedAt: at };
  if (documents.length > 0) {
    await tx.insert(document).values(
      documents.map(({ content, ...facts }) => ({
        ...ofPatient,
        pgoName,
        origin: "patient" as const,
        ...facts,
        ...content,
      })),
    );
  }
  if (sources.length > 0) {
    const rows = sources.map(({ identifier, ...source }) => ({
      ...{ ...ofPatient, ...source, fhirVersion, format },
      ...{ identifierSystem: identifier?.system ?? null, identifierValue: identifier?.value ?? null },
    }));
    await tx.insert(documentSource).values(rows);
  }
  return documents.map(({ documentId, content: { form } }) => ({
    event: "document.received",
    object: { type: "document", id: documentId },
    patientId,
    detail: { form },
  }));
}
