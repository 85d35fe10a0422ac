import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { getObject } from "#server/storage/objects.ts";

/** A document of the practice, as the patient's PGO fetches it. */
export type ServedDocument = {
  documentId: string;
  title: string;
  sentAt: Date;
  sentByName: string | null;
  mediaType: string;
  byteLength: number;
  key: string;
};

/** Sent from (included) until (not included), after a place in the list; null: open. */
export type ServeDocumentsInput = {
  patientId: string;
  documentId: string | null;
  from?: Date | null;
  until?: Date | null;
  after?: { at: Date; id: string } | null;
};

const servedCountMax = 100;

type Row = {
  document_id: string;
  title: string;
  received_at: Date | string;
  name: string | null;
  form: string;
  byte_length: number;
  content_key: string;
  picture_key: string | null;
};

/** A page of the practice's documents for one patient, newest first, or the one with `documentId`; never a withdrawn one. */
export async function serveDocuments(
  access: Access<"document.serve">,
  { patientId, documentId, from = null, until = null, after = null }: ServeDocumentsInput,
): Promise<{ documents: ServedDocument[]; isMore: boolean }> {
  const { organizationId } = access;
  return change(access, async (_, raw) => {
    const only = documentId === null ? raw`` : raw`and d.document_id = ${documentId}`;
    const since = from === null ? raw`` : raw`and d.received_at >= ${from.toISOString()}::timestamptz`;
    const before = until === null ? raw`` : raw`and d.received_at < ${until.toISOString()}::timestamptz`;
    const behind =
      after === null
        ? raw``
        : raw`and (d.received_at, d.document_id) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`;
    const rows = await raw<Row[]>`
      select d.document_id, d.title, d.received_at, p.name, d.form, d.byte_length, d.content_key, d.picture_key
      from document d left join person p on p.person_id = d.sent_by
      where d.organization_id = ${organizationId} and d.patient_id = ${patientId} and d.origin = 'practice'
        and d.withdrawn_at is null ${only} ${since} ${before} ${behind}
      order by d.received_at desc, d.document_id desc limit ${servedCountMax + 1}`;
    const documents = rows.slice(0, servedCountMax).map(servedOf);
    const object = { type: "patient", id: patientId };
    const event = { event: "document.served" as const, object, patientId, detail: { count: documents.length } };
    return { result: { documents, isMore: rows.length > documents.length }, event };
  });
}

/** A picture leaves as it is shown, without place or device. */
function servedOf(row: Row): ServedDocument {
  const { document_id: documentId, title, name: sentByName, byte_length: byteLength } = row;
  const facts = { documentId, title, sentByName, sentAt: new Date(row.received_at), byteLength };
  if (row.picture_key !== null) return { ...facts, mediaType: "image/jpeg", key: row.picture_key };
  return { ...facts, mediaType: "application/pdf", key: row.content_key };
}

/** The bytes of one, which marks it as fetched the first time; null: not this patient's, or withdrawn. @throws StorageAway */
export async function serveContent(
  access: Access<"document.serve">,
  { patientId, documentId }: { patientId: string; documentId: string },
  now = new Date(),
): Promise<{ bytes: Buffer; mediaType: string } | null> {
  const { documents } = await serveDocuments(access, { patientId, documentId });
  const [found] = documents;
  const bytes = found ? await getObject(found.key) : null;
  if (!found || !bytes) return null;
  const isServed = await change(access, async (_, raw) => {
    // Locks the row, so that it is either withdrawn or fetched.
    const rows = await raw`update document set fetched_at = coalesce(fetched_at, ${now.toISOString()}::timestamptz)
      where organization_id = ${access.organizationId} and document_id = ${documentId} and patient_id = ${patientId}
        and withdrawn_at is null returning document_id`;
    const object = { type: "document", id: documentId };
    return {
      result: rows.length > 0,
      event: { event: "document.served" as const, object, patientId, detail: { count: rows.length } },
    };
  });
  return isServed ? { bytes, mediaType: found.mediaType } : null;
}
