import { readdirSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { clearContent } from "#server/documents/clearing/clear-content.ts";
import { listDocuments } from "#server/documents/library/list-documents.ts";
import { openContent } from "#server/documents/library/open-content.ts";
import { sendDocument } from "#server/documents/sending/send-document.ts";
import { env } from "#server/env.ts";
import { getObject, listObjects, putObject } from "#server/storage/objects.ts";
import { makePatient } from "#tests/support/fhir-server.ts";
import { jpeg } from "#tests/support/files.ts";
import { makeOrganization, makePerson, owner } from "#tests/support/world.ts";

afterAll(() => owner.end());

const daysFromNow = (days: number) => new Date(Date.now() + days * 24 * 3_600_000);
async function keysOf(organizationId: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of listObjects(organizationId)) keys.push(key);
  return keys.sort();
}

async function practiceWithPhoto() {
  const practice = await makeOrganization("practice");
  const { organizationId } = practice;
  const doctor = await makePerson(practice, ["general-practitioner"]);
  const { patientId } = await makePatient(practice);
  const { documentId } = await sendDocument(grant(doctor, "document.send"), { patientId, title: "Foto" }, await jpeg());
  const clearing = grant(systemActor("worker", organizationId), "document.clear");
  return { organizationId, doctor, patientId, documentId, clearing };
}

it("what no row points at is cleared once no transaction can still want it, and nothing else", async () => {
  const { organizationId, clearing } = await practiceWithPhoto();
  const known = await keysOf(organizationId);
  expect(known).toHaveLength(3);
  const loose = await putObject(organizationId, Buffer.from("van niemand"));
  expect(await clearContent(clearing)).toBe(0);
  expect(await clearContent(clearing, daysFromNow(1))).toBe(1);
  expect(await keysOf(organizationId)).toEqual(known);
  expect(await getObject(loose)).toBeNull();
  expect(await clearContent(clearing, daysFromNow(30))).toBe(0);
});

it("of one practice only", async () => {
  const [one, other] = [await practiceWithPhoto(), await practiceWithPhoto()];
  await putObject(other.organizationId, Buffer.from("van niemand"));
  expect(await clearContent(one.clearing, daysFromNow(1))).toBe(0);
  expect(await keysOf(other.organizationId)).toHaveLength(4);
});

it("what was changed on the disk is not shown, and nothing on it can be read without the secret", async () => {
  const { organizationId, doctor, patientId, documentId } = await practiceWithPhoto();
  const folder = join(env().STORAGE_FOLDER, organizationId);
  const asked = { patientId, documentId, size: "picture", page: 1 } as const;
  const opened = await openPatient(grant(doctor, "document.read"), patientId);
  const { bytes } = await openContent(opened, asked);
  const [row] = await owner<
    { key: string }[]
  >`select picture_key as key from document where document_id = ${documentId}`;
  const path = join(env().STORAGE_FOLDER, row?.key ?? "");
  for (const name of readdirSync(folder)) expect(name).toMatch(/^[0-9a-f-]{36}$/);
  await writeFile(path, bytes);
  await expect(openContent(opened, asked)).rejects.toThrow("NOT_FOUND");
});

it("while the store is away nothing is sent, and what was asked can be asked again", async () => {
  const { organizationId, doctor, patientId } = await practiceWithPhoto();
  const folder = join(env().STORAGE_FOLDER, organizationId);
  const send = async () => sendDocument(grant(doctor, "document.send"), { patientId, title: "Brief" }, await jpeg());
  const listed = async () => listDocuments(await openPatient(grant(doctor, "document.list"), patientId));
  // A folder that is a file: also somebody who may do everything cannot write in it.
  await rename(folder, `${folder}-away`);
  await writeFile(folder, "");
  await expect(send()).rejects.toThrow("not available");
  expect(await listed()).toHaveLength(1);
  await rename(folder, `${folder}-file`);
  await rename(`${folder}-away`, folder);
  await send();
  expect(await listed()).toHaveLength(2);
});
