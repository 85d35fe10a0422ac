import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { PersonActor } from "#server/access/actor.ts";
import { documentsBundle } from "#server/cli/pgo-documents.ts";
import { env } from "#server/env.ts";
import { getObject } from "#server/storage/objects.ts";
import { connectDva } from "#tests/support/fhir-server.ts";
import { jpeg, pdf, phonePhoto, vastPng } from "#tests/support/files.ts";
import { pgoWithPhotos, photosOf } from "#tests/support/photos.ts";
import { makePerson, owner } from "#tests/support/world.ts";

// Content is what its bytes say, whatever its name is.

let dva: Awaited<ReturnType<typeof connectDva>>;
let doctor: PersonActor;
beforeAll(async () => {
  dva = await connectDva();
  doctor = await makePerson(dva.organization, ["general-practitioner"]);
});
afterAll(async () => {
  await dva.close();
  await owner.end();
});

const share = async (bytes: Buffer, name = "foto.jpg") => {
  const pgo = await pgoWithPhotos({ dva, doctor });
  const answer = await pgo.send(
    documentsBundle({ files: [{ name, bytes }], text: "Zie bijlage", version: "stu3" }, { isAsked: false }, new Date()),
  );
  expect(answer.status, answer.text.slice(0, 500)).toBe(200);
  const [one] = await pgo.listed();
  if (!one) throw new Error("nothing was kept");
  expect((await pgo.said()).map(({ body }) => body)).toEqual(["Zie bijlage"]);
  return { ...pgo, one };
};

it("a telephone's photo stands upright, without place or device", async () => {
  const bytes = await phonePhoto();
  expect((await sharp(bytes).metadata()).exif?.includes("Telefoon")).toBe(true);
  const { one, shown } = await share(bytes);
  expect(one).toMatchObject({ width: 20, height: 40 });
  for (const size of ["picture", "thumbnail"] as const) {
    const { bytes: seen } = await shown(one.documentId, size);
    const { exif, orientation, height } = await sharp(seen).metadata();
    expect({ exif, orientation, height }).toEqual({ exif: undefined, orientation: undefined, height: 40 });
    // The red left half has become the upper one.
    const { data } = await sharp(seen)
      .extract({ left: 10, top: 5, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(data[0]).toBeGreaterThan(200);
    expect(data[2]).toBeLessThan(60);
  }
});

const odd: [string, () => Buffer | Promise<Buffer>, string][] = [
  ["a page named a photo", () => Buffer.from("<html><script>alert(1)</script>"), "markup"],
  ["a drawing with code", () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), "markup"],
  ["a PDF of which only the beginning came", () => Buffer.from("%PDF-1.4 en dan niets meer"), "damaged"],
  ["half a photo", async () => (await jpeg({ width: 400, height: 300 })).subarray(0, 900), "damaged"],
  [
    "a photo in HEIC",
    () => Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic"), Buffer.alloc(60)]),
    "heic",
  ],
  ["19,000 by 19,000 pixels", () => vastPng(19_000), "too-large"],
  ["a text", () => Buffer.from("gewoon tekst"), "unknown"],
  ["a zip", () => Buffer.from("504b0304140000000800", "hex"), "unknown"],
];
it.each(odd)("%s is kept and not shown", async (_, make, reason) => {
  const bytes = await make();
  const { one, shown } = await share(bytes);
  expect(one).toMatchObject({ form: "none", notShownReason: reason, byteLength: bytes.length });
  for (const size of ["picture", "thumbnail", "page", "file"] as const) {
    await expect(shown(one.documentId, size)).rejects.toThrow("NOT_FOUND");
  }
  const [row] = await owner<
    { key: string }[]
  >`select content_key as key from document where document_id = ${one.documentId}`;
  expect((await getObject(row?.key ?? ""))?.equals(bytes)).toBe(true);
});

it("a moving picture is shown by its first image, which is said", async () => {
  const frames = await Promise.all(
    ["red", "blue"].map((background) =>
      sharp({ create: { width: 8, height: 8, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  const { one } = await share(
    await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer(),
    "foto.png",
  );
  expect(one).toMatchObject({ form: "picture", isAnimated: true, width: 8, height: 8 });
});

it("a sound PDF behind a byte order mark is shown", async () => {
  const { one } = await share(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), await pdf()]), "brief.pdf");
  expect(one).toMatchObject({ form: "pages", pageCount: 1 });
});

it.each([
  ["script", { script: true }],
  ["a file in it", { attached: true }],
])("a PDF with %s is shown as pages and never as it came", async (_, facts) => {
  const { one, shown } = await share(await pdf(facts), "brief.pdf");
  expect(one).toMatchObject({ form: "pages", isActive: true });
  expect((await shown(one.documentId, "page")).mediaType).toBe("image/png");
  await expect(shown(one.documentId, "file")).rejects.toThrow("NOT_FOUND");
});

it("while the store is away a photo is refused for now, nothing is half there, and the same request is taken later", async () => {
  const pgo = await pgoWithPhotos({ dva, doctor });
  const bundle = photosOf([await jpeg()], "Zie foto");
  const requestId = uuidv7();
  const folder = join(env().STORAGE_FOLDER, dva.organization.organizationId);
  await rename(folder, `${folder}-away`);
  await writeFile(folder, "");
  const refused = await pgo.send(bundle, { requestId });
  expect(refused.status).toBe(503);
  expect(refused.headers.get("retry-after")).not.toBeNull();
  await rename(folder, `${folder}-file`);
  await rename(`${folder}-away`, folder);
  expect([await pgo.listed(), await pgo.said()]).toEqual([[], []]);
  expect((await pgo.send(bundle, { requestId })).status).toBe(200);
  expect(await pgo.listed()).toHaveLength(1);
});
