import { v7 as uuidv7 } from "uuid";
import type { FhirFormat, FhirVersion } from "#db/terms/gateways.ts";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { documentsBundle } from "#server/cli/pgo-documents.ts";
import type { ContentSize } from "#server/documents/library/contract.ts";
import { listDocuments } from "#server/documents/library/list-documents.ts";
import { openContent } from "#server/documents/library/open-content.ts";
import { readBody } from "#server/fhir/format/read-body.ts";
import { writeBody } from "#server/fhir/format/write-body.ts";
import type { Resource } from "#server/fhir/resource.ts";
import type { connectDva } from "./fhir-server.ts";
import { makePatient } from "./fhir-server.ts";
import { owner } from "./world.ts";

type Practice = { dva: Awaited<ReturnType<typeof connectDva>>; doctor: PersonActor };

/** A new patient with a PGO that shares photos and documents, and what the practice sees of them. */
export async function pgoWithPhotos({ dva, doctor }: Practice, services = ["905"]) {
  const patient = await makePatient(dva.organization);
  const token = await dva.token({ services, bsn: patient.bsn });
  const send = async (
    resource: Resource,
    facts: { version?: FhirVersion; format?: FhirFormat; requestId?: string } = {},
  ) => {
    const { version = "stu3", format = "json", requestId = uuidv7() } = facts;
    const body = writeBody(resource, { format, version });
    const answer = await dva.send({ version, format, body, token, headers: { "medmij-request-id": requestId } });
    const read = readBody(Buffer.from(answer.text), { format, version });
    const entries = read.ok ? statusesIn(read.value.resource) : [];
    return { ...answer, entries };
  };
  const listed = async () => listDocuments(await openPatient(grant(doctor, "document.list"), patient.patientId));
  const shown = async (documentId: string, size: ContentSize, page = 1) =>
    openContent(await openPatient(grant(doctor, "document.read"), patient.patientId), {
      ...patient,
      documentId,
      size,
      page,
    });
  const said = () => owner<{ messageId: string; kind: string; body: string }[]>`
    select m.message_id as "messageId", c.kind, m.body from message m
    join consult_message cm using (organization_id, message_id) join consult c on c.consult_id = cm.consult_id
    where m.patient_id = ${patient.patientId} and m.author = 'patient' order by cm.said_at, cm.position`;
  return { ...patient, token, send, listed, shown, said };
}

/** Guarantee: only this test reads it, and it checks what is there. */
function statusesIn({ entry }: Resource): { type: string; status: string; id: string }[] {
  const all = (entry ?? []) as { response?: { status: string; location?: string } }[];
  return all.map(({ response }) => {
    const [type = "", id = ""] = (response?.location ?? "").split("/").slice(-4, -2);
    return { type, status: response?.status.slice(0, 3) ?? "", id };
  });
}

/** What a PGO sends of these photos. */
export const photosOf = (files: Buffer[], text = "", version: FhirVersion = "stu3", isAsked = false) =>
  documentsBundle(
    { files: files.map((bytes, at) => ({ name: `foto ${at + 1}.jpg`, bytes })), text, version },
    { isAsked },
    new Date(),
  );
