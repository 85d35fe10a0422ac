import { afterAll, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { mergePatients } from "#server/api/merge/merge-patients.ts";
import { undoMerge } from "#server/api/merge/undo-merge.ts";
import { sendDocument } from "#server/documents/sending/send-document.ts";
import { patientWrites, practiceWrites } from "#tests/support/consults.ts";
import { jpeg } from "#tests/support/files.ts";
import { makePatient } from "#tests/support/patients.ts";
import { makeOrganization, makePerson, owner } from "#tests/support/world.ts";

afterAll(() => owner.end());

it("a conversation that goes back takes along what was said and sent in it since, to whom it belongs", async () => {
  const practice = await makeOrganization();
  const { organizationId } = practice;
  const doctor = await makePerson(practice, ["general-practitioner"]);
  const name = { familyName: "Dijk", givenName: "Henk", birthDate: "1949-02-03" };
  const mine = (await makePatient(practice, { ...name, bsn: "", recordNumber: "" })).patientId;
  const other = (await makePatient(practice, { ...name, recordNumber: "00123" })).patientId;
  const question = await patientWrites(organizationId, { patientId: other, text: "Mag ik sporten?" });
  const access = grant(doctor, "patient.merge");
  const { mergeId } = await mergePatients(access, { patientId: mine, otherId: other, take: [] });
  const [found] = await owner<{ consultId: string }[]>`
    select consult_id as "consultId" from consult_message where message_id = ${question}`;
  const consultId = found?.consultId ?? "";
  const answer = await practiceWrites(doctor, { consultId, patientId: mine, sawLast: question });
  const again = await patientWrites(organizationId, { patientId: mine, text: "En zwemmen?", repliesTo: answer });
  const sending = grant(doctor, "document.send");
  const { documentId } = await sendDocument(sending, { patientId: mine, title: "Foto" }, await jpeg());
  await owner`update document set message_id = ${again} where document_id = ${documentId}`;
  await undoMerge(access, { mergeId });
  const owners = await owner<{ patientId: string }[]>`
    select patient_id as "patientId" from message where message_id in ${owner([question, answer, again])}
    union all select patient_id from message_source where message_id in ${owner([question, again])}
    union all select patient_id from consult_message where consult_id = ${consultId} and author <> 'receipt'
    union all select patient_id from document where document_id = ${documentId}`;
  expect(owners).toHaveLength(9);
  expect(new Set(owners.map(({ patientId }) => patientId))).toEqual(new Set([other]));
});
