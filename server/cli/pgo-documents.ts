import { randomUUID } from "node:crypto";
import { basename } from "node:path";
import type { FhirVersion } from "#db/terms/gateways.ts";
import type { JsonObject } from "#server/fhir/format/json.ts";
import type { Resource } from "#server/fhir/resource.ts";

/** A file as the patient's telephone has it. */
export type PgoFile = { name: string; bytes: Uint8Array };
type Sent = { files: readonly PgoFile[]; text: string; version: FhirVersion };

const profile = (name: string) => ({ profile: [`http://nictiz.nl/fhir/StructureDefinition/${name}`] });
const typeOf = (name: string) => {
  if (/\.pdf$/i.test(name)) return "application/pdf";
  return /\.png$/i.test(name) ? "image/png" : "image/jpeg";
};

/**
 * Photos or documents as a PGO shares them, in one transaction: a List with Media (MedMij Images 2.0), or a DocumentManifest with
 * DocumentReferences (PDF/A 3.0). With `isAsked` the text is a message of its own that names them.
 */
export function documentsBundle(
  { files, text, version }: Sent,
  { isAsked }: { isAsked: boolean },
  now: Date,
): Resource {
  const patient = { reference: `urn:uuid:${randomUUID()}`, display: "De patiënt" };
  const arePhotos = files.every(({ name }) => !/\.pdf$/i.test(name));
  const at = now.toISOString();
  const sent = files.map(({ name, bytes }) => {
    const binaryUrl = `urn:uuid:${randomUUID()}`;
    const contentType = typeOf(name);
    const attachment = { contentType, url: binaryUrl, title: basename(name) };
    const data = Buffer.from(bytes).toString("base64");
    const binary = { resourceType: "Binary", contentType, ...(version === "stu3" ? { content: data } : { data }) };
    const note: JsonObject = isAsked || text === "" ? {} : { note: [{ text }] };
    const described = arePhotos
      ? photo({ attachment, subject: patient, at, version, note })
      : reference({ attachment, subject: patient, at, version, description: isAsked ? "" : text });
    return { url: `urn:uuid:${randomUUID()}`, described, binaryUrl, binary };
  });
  const items = sent.map(({ url }) => ({ reference: url }));
  const set: JsonObject = arePhotos
    ? {
        resourceType: "List",
        meta: profile("images-List"),
        status: "current",
        mode: "snapshot",
        subject: patient,
        date: at,
        entry: items.map((item) => ({ item })),
      }
    : {
        ...{
          resourceType: "DocumentManifest",
          meta: profile("IHE.MHD.DocumentManifest"),
          status: "current",
          subject: patient,
          created: at,
        },
        content: items.map((item) => (version === "stu3" ? { pReference: item } : item)),
      };
  const payload = [
    ...(text === "" ? [] : [{ contentString: text }]),
    ...items.map((contentReference) => ({ contentReference })),
  ];
  const message: JsonObject = { resourceType: "Communication", status: "completed", sent: at, payload };
  const resources: [string, JsonObject][] = [
    [patient.reference, { resourceType: "Patient" }],
    [`urn:uuid:${randomUUID()}`, isAsked ? message : set],
    ...sent.flatMap(({ url, described, binaryUrl, binary }): [string, JsonObject][] => [
      [url, described],
      [binaryUrl, binary],
    ]),
  ];
  const entry = resources.map(([fullUrl, resource]) => ({
    fullUrl,
    resource,
    request: { method: "POST", url: String(resource.resourceType) },
  }));
  return { resourceType: "Bundle", type: "transaction", entry };
}

type Described = { attachment: JsonObject; subject: JsonObject; at: string; version: FhirVersion };

function photo({ attachment, subject, at, version, note }: Described & { note: JsonObject }): JsonObject {
  const made: JsonObject =
    version === "stu3" ? { type: "photo", occurrenceDateTime: at } : { status: "completed", createdDateTime: at };
  return { resourceType: "Media", meta: profile("images-Media"), ...made, subject, content: attachment, ...note };
}

function reference({ attachment, subject, at, version, description }: Described & { description: string }): JsonObject {
  const type = { coding: [{ system: "http://snomed.info/sct", code: "11071000146104", display: "ontslagbrief" }] };
  return {
    ...{
      resourceType: "DocumentReference",
      meta: profile("IHE.MHD.Minimal.DocumentReference"),
      status: "current",
      type,
      subject,
    },
    ...(version === "stu3" ? { indexed: at } : { date: at }),
    ...(description === "" ? {} : { description }),
    content: [{ attachment }],
  };
}
