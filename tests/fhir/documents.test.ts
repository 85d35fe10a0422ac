import { readFileSync } from "node:fs";
import { basename } from "node:path";
import sharp from "sharp";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fhirFormats, fhirVersions } from "#db/terms/gateways.ts";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { documentsBundle } from "#server/cli/pgo-documents.ts";
import { fillTestMaterial } from "#server/cli/test-material.ts";
import { getDocument } from "#server/documents/library/get-document.ts";
import { sendDocument } from "#server/documents/sending/send-document.ts";
import { withdrawDocument } from "#server/documents/sending/withdraw-document.ts";
import { readBody } from "#server/fhir/format/read-body.ts";
import { asResource, type Resource } from "#server/fhir/resource.ts";
import { connectDva, makePatient } from "#tests/support/fhir-server.ts";
import { jpeg, pdf, png } from "#tests/support/files.ts";
import { describePublic, fixture } from "#tests/support/fixtures.ts";
import { pgoWithPhotos, photosOf } from "#tests/support/photos.ts";
import { auditLines, makePerson, owner } from "#tests/support/world.ts";

let dva: Awaited<ReturnType<typeof connectDva>>;
let doctor: PersonActor;
beforeAll(async () => {
  dva = await connectDva();
  doctor = await makePerson(dva.organization, ["general-practitioner"]);
});
const pgoOfSomebody = (services?: string[]) => pgoWithPhotos({ dva, doctor }, services);
afterAll(async () => {
  await dva.close();
  await owner.end();
});

describe.each(fhirVersions.flatMap((version) => fhirFormats.map((format) => ({ version, format }))))(
  "photos and documents in $version $format",
  ({ version, format }) => {
    it("photos without a message wait in the inbox, with what the patient wrote with them", async () => {
      const pgo = await pgoOfSomebody();
      const answer = await pgo.send(photosOf([await jpeg(), await png()], "Deze plek op mijn arm", version), {
        version,
        format,
      });
      expect(answer.status, answer.text).toBe(200);
      expect(answer.entries.map(({ status }) => status)).toEqual(["200", "201", "201", "201", "201", "201"]);
      const [question, ...rest] = await pgo.said();
      expect(question).toMatchObject({ kind: "shared-document", body: "Deze plek op mijn arm" });
      expect(rest).toEqual([]);
      const listed = await pgo.listed();
      expect(listed).toHaveLength(2);
      for (const one of listed) {
        expect(one).toMatchObject({
          origin: "patient",
          form: "picture",
          width: 40,
          height: 20,
          messageId: question?.messageId,
        });
      }
    });

    it("a PDF is shown as pictures of its pages, and can be saved", async () => {
      const pgo = await pgoOfSomebody();
      const files = [{ name: "ontslagbrief.pdf", bytes: await pdf({ pages: 2 }) }];
      const bundle = documentsBundle({ files, text: "Van het ziekenhuis", version }, { isAsked: false }, new Date());
      expect((await pgo.send(bundle, { version, format })).status).toBe(200);
      const [one] = await pgo.listed();
      expect(one).toMatchObject({
        form: "pages",
        pageCount: 2,
        isActive: false,
        typeName: "ontslagbrief",
        title: "ontslagbrief.pdf",
        note: "Van het ziekenhuis",
      });
      const page = await pgo.shown(one?.documentId ?? "", "page", 2);
      expect(page.mediaType).toBe("image/png");
      expect((await sharp(page.bytes).metadata()).width).toBe(1_200);
      expect((await pgo.shown(one?.documentId ?? "", "file")).bytes.equals(files[0]?.bytes ?? Buffer.alloc(0))).toBe(
        true,
      );
      await expect(pgo.shown(one?.documentId ?? "", "page", 3)).rejects.toThrow("NOT_FOUND");
    });

    it("a message with a photo is one question, and the photo stands at it", async () => {
      const pgo = await pgoOfSomebody(["904"]);
      const answer = await pgo.send(photosOf([await jpeg()], "Is dit ontstoken?", version, true), { version, format });
      expect(answer.status, answer.text).toBe(200);
      const [question, ...rest] = await pgo.said();
      expect(question).toMatchObject({ kind: "e-consult", body: "Is dit ontstoken?" });
      expect(rest).toEqual([]);
      expect((await pgo.listed()).map(({ messageId }) => messageId)).toEqual([question?.messageId]);
    });

    it("a photo in the message itself is kept too", async () => {
      const pgo = await pgoOfSomebody(["904"]);
      const data = (await jpeg()).toString("base64");
      const payload = [
        { contentString: "Kijk" },
        { contentAttachment: { contentType: "image/jpeg", data, title: "arm" } },
      ];
      const message = { resourceType: "Communication", status: "completed", payload };
      const bundle = asResource({
        resourceType: "Bundle",
        type: "transaction",
        entry: [{ resource: message, request: { method: "POST", url: "Communication" } }],
      });
      expect((await pgo.send(bundle, { version, format })).status).toBe(200);
      const [question] = await pgo.said();
      expect(await pgo.listed()).toMatchObject([{ title: "arm", form: "picture", messageId: question?.messageId }]);
    });
  },
);

describePublic("the official material", () => {
  const files = [
    "fhir-stu3/images/images-scenario-1-1-Bundle-one-image.json",
    "fhir-stu3/documents/share-transaction/medmij-pdfa-Bundle-kwalificatie1.json",
  ];
  it.each(files.flatMap((file) => fhirFormats.map((format) => ({ file, format }))))(
    "$file in $format",
    async ({ file, format }) => {
      const pgo = await pgoOfSomebody();
      const text = fillTestMaterial(readFileSync(fixture(file), "utf8"), new Date());
      const read = readBody(Buffer.from(text), { format: "json", version: "stu3" });
      if (!read.ok) throw new Error(JSON.stringify(read.issues));
      const answer = await pgo.send(read.value.resource, { format });
      expect(answer.status, answer.text.slice(0, 800)).toBe(200);
      const [one, ...rest] = await pgo.listed();
      expect(rest).toEqual([]);
      // The size and hash that it states are wrong: what counts is in the bytes.
      const expected = basename(file).startsWith("images")
        ? { form: "picture", title: "AppelPNG", recipientName: "Dhr. Jansen, afdeling cardiologie", width: 557 }
        : {
            form: "pages",
            title: "Kopie van ontslagbrief",
            recipientName: "A. Janssen",
            authorName: "De Hoed",
            pageCount: 5,
          };
      expect(one).toMatchObject(expected);
      expect((await pgo.said()).map(({ kind }) => kind)).toEqual(["shared-document"]);
    },
  );
});

describe("what is sent twice", () => {
  it("the same bundle again is the same photo, under the same id", async () => {
    const pgo = await pgoOfSomebody();
    const bundle = photosOf([await jpeg()], "Weer die plek");
    const [first, second] = [await pgo.send(bundle), await pgo.send(bundle)];
    expect(second.entries).toEqual(first.entries);
    expect(await pgo.listed()).toHaveLength(1);
  });

  it("the same photo in another bundle is kept, and said to be the same", async () => {
    const pgo = await pgoOfSomebody();
    await pgo.send(photosOf([await jpeg()], "Eerst"));
    await pgo.send(photosOf([await jpeg()], "En nog eens"));
    expect((await pgo.listed()).map(({ isTwice }) => isTwice)).toEqual([true, true]);
  });

  it("a message that was here already brings no second photo", async () => {
    const pgo = await pgoOfSomebody(["904"]);
    const bundle = photosOf([await jpeg()], "Is dit ontstoken?", "stu3", true);
    const message = (bundle.entry as { resource: Resource }[]).find(
      ({ resource }) => resource.resourceType === "Communication",
    );
    Object.assign(message?.resource ?? {}, { identifier: [{ system: "urn:pgo", value: uuidv7() }] });
    await pgo.send(bundle);
    const again = await pgo.send(bundle);
    expect(again.entries.map(({ status }) => status)).toEqual(["200", "200", "200", "200"]);
    expect(await pgo.listed()).toHaveLength(1);
    expect(await pgo.said()).toHaveLength(1);
  });
});

describe("what is refused", () => {
  const entry = (resource: object, fullUrl?: string) => ({
    ...(fullUrl ? { fullUrl } : {}),
    resource,
    request: { method: "POST", url: (resource as Resource).resourceType },
  });
  const bundle = (...entries: object[]) =>
    ({ resourceType: "Bundle", type: "transaction", entry: entries }) as unknown as Resource;
  const photo = (content: object, more: object = {}) => ({ resourceType: "Media", type: "photo", content, ...more });

  const refusals: [string, () => Resource, number][] = [
    ["bytes that are elsewhere", () => bundle(entry(photo({ url: "https://pgo.example/1.jpg" }))), 422],
    ["no base64", () => bundle(entry(photo({ data: "geen base64!" }))), 422],
    ["nothing in it", () => bundle(entry(photo({ data: "" }))), 422],
    [
      "bytes that nothing describes",
      () => bundle(entry({ resourceType: "Binary", contentType: "image/jpeg", content: "AAAA" }, "urn:uuid:1")),
      422,
    ],
    [
      "somebody else's photo",
      () => bundle(entry(photo({ data: "AAAA" }, { subject: { reference: "Patient/iemand-anders" } }))),
      403,
    ],
    [
      "a number that nobody may see",
      () =>
        bundle(
          entry(
            photo(
              { data: "AAAA" },
              { identifier: [{ system: "http://fhir.nl/fhir/NamingSystem/bsn", value: "999900006" }] },
            ),
          ),
        ),
      422,
    ],
    ["21 photos", () => bundle(...Array.from({ length: 21 }, () => entry(photo({ data: "AAAA" })))), 422],
  ];
  it.each(refusals)("%s: of a transaction nothing is kept", async (_, make, status) => {
    const pgo = await pgoOfSomebody();
    const answer = await pgo.send(make());
    expect(answer.status, answer.text).toBe(status);
    expect(await pgo.listed()).toEqual([]);
    expect(await pgo.said()).toEqual([]);
  });

  it("a token for photos sends no message", async () => {
    const pgo = await pgoOfSomebody(["905"]);
    const answer = await pgo.send(photosOf([await jpeg()], "Is dit ontstoken?", "stu3", true));
    expect(answer.status).toBe(403);
    expect(await pgo.listed()).toEqual([]);
  });

  it("another practice sees nothing of it", async () => {
    const pgo = await pgoOfSomebody();
    await pgo.send(photosOf([await jpeg()]));
    const [one] = await pgo.listed();
    const other = await connectDva();
    const stranger = await makePerson(other.organization, ["general-practitioner"]);
    await expect(openPatient(grant(stranger, "document.read"), pgo.patientId)).rejects.toThrow("NOT_FOUND");
    const mate = await makePatient(dva.organization);
    const opened = await openPatient(grant(doctor, "document.read"), mate.patientId);
    await expect(getDocument(opened, { patientId: mate.patientId, documentId: one?.documentId ?? "" })).rejects.toThrow(
      "NOT_FOUND",
    );
    await other.close();
  });
});

describe("a document of the practice", () => {
  it.each(fhirVersions)("is fetched by the patient's PGO, and by nobody else's (%s)", async (version) => {
    const pgo = await pgoOfSomebody(["51"]);
    const bytes = await pdf();
    const sending = grant(doctor, "document.send");
    const { documentId } = await sendDocument(sending, { patientId: pgo.patientId, title: "Uitslag" }, bytes);
    const get = async (path: string, token = pgo.token) => dva.send({ path, version, token });
    const since = version === "stu3" ? "indexed" : "date";
    const found = (await get(`DocumentReference?status=current&${since}=ge2026-01-01`)).json();
    expect(found.entry?.map(({ resource }) => resource?.id)).toEqual([documentId]);
    expect((await get("DocumentManifest?status=current&created=ge2026-01-01")).json().total).toBe(1);
    expect((await get("DocumentReference?status=superseded")).json().total).toBe(0);
    expect((await get("DocumentReference?author=x")).status).toBe(400);
    const binary = (await get(`Binary/${documentId}`)).json() as unknown as {
      content?: string;
      data?: string;
      contentType: string;
    };
    expect(binary.contentType).toBe("application/pdf");
    expect(Buffer.from(binary.content ?? binary.data ?? "", "base64").equals(bytes)).toBe(true);
    const [listed] = await pgo.listed();
    expect(listed?.fetchedAt).not.toBeNull();
    await expect(withdrawDocument(sending, { patientId: pgo.patientId, documentId })).rejects.toThrow(
      "document.fetched",
    );
    const other = await pgoOfSomebody(["51"]);
    for (const path of [`Binary/${documentId}`, `DocumentReference/${documentId}`, "Binary/x"]) {
      expect((await get(path, other.token)).status, path).toBe(404);
    }
    expect((await auditLines(dva.organization.organizationId)).map(({ event }) => event)).toContain("document.served");
  });

  it("is withdrawn before anybody fetched it, and is gone then", async () => {
    const pgo = await pgoOfSomebody(["51"]);
    const sending = grant(doctor, "document.send");
    const { documentId } = await sendDocument(sending, { patientId: pgo.patientId, title: "Verkeerde" }, await pdf());
    await withdrawDocument(sending, { patientId: pgo.patientId, documentId });
    expect((await dva.send({ path: `Binary/${documentId}`, token: pgo.token })).status).toBe(404);
    expect(await pgo.listed()).toEqual([]);
  });

  it("is only what a patient can open safely", async () => {
    const { patientId } = await pgoOfSomebody();
    const send = (bytes: Buffer) => sendDocument(grant(doctor, "document.send"), { patientId, title: "Brief" }, bytes);
    await expect(send(Buffer.from("PK\u0003\u0004"))).rejects.toThrow("document.not-sendable");
    await expect(send(await pdf({ script: true }))).rejects.toThrow("document.active");
    await expect(send(Buffer.alloc(0))).rejects.toThrow("document.missing");
  });

  it("what a patient sent is not served back as the practice's", async () => {
    const pgo = await pgoOfSomebody();
    await pgo.send(photosOf([await jpeg()]));
    const token = await dva.token({ services: ["51"], bsn: pgo.bsn });
    expect((await dva.send({ path: "DocumentReference", token })).json().total).toBe(0);
  });
});
