import { v7 as uuidv7 } from "uuid";
import { describe, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { assertPatient } from "#server/access/assert-patient.ts";
import { change } from "#server/access/change.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { listMerges } from "#server/api/merge/list-merges.ts";
import { mergePatients } from "#server/api/merge/merge-patients.ts";
import { movedTables, unmovedTables } from "#server/api/merge/moved-tables.ts";
import { previewMerge } from "#server/api/merge/preview-merge.ts";
import { undoMerge } from "#server/api/merge/undo-merge.ts";
import { listAuditEvents } from "#server/audit/list.ts";
import { findPatientByBsn } from "#server/patients/find-by-bsn.ts";
import { getPatient } from "#server/patients/get-patient.ts";
import { listPatients } from "#server/patients/list-patients.ts";
import { searchPatients } from "#server/patients/search-patients.ts";
import { makePatient } from "#tests/support/patients.ts";
import { auditLines, makeOrganization, makePerson, owner } from "#tests/support/world.ts";

type Values = Record<string, unknown>;

/** A value for each column of a table that must have one, by its type. */
async function fill(table: string, given: Values): Promise<Values> {
  const columns = await owner<{ name: string; type: string; many: boolean }[]>`
    select column_name as name, udt_name as type, data_type = 'ARRAY' as many from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_nullable = 'NO' and column_default is null`;
  const made: Values = {};
  for (const { name, type, many } of columns) {
    if (many) made[name] = [];
    else if (type === "uuid") made[name] = uuidv7();
    else if (type === "text") made[name] = "x";
    else if (type === "bytea") made[name] = Buffer.from(uuidv7());
    else if (type === "bool") made[name] = false;
    else if (type === "date") made[name] = "2026-11-20";
    else if (type === "jsonb") made[name] = [];
    else if (type.startsWith("timestamp")) made[name] = new Date("2026-11-20T10:00:00Z");
    else made[name] = 1;
  }
  return { ...made, ...given };
}

async function put(table: string, given: Values): Promise<Values> {
  const row = await fill(table, given);
  await owner`insert into ${owner(table)} ${owner(row)}`;
  return row;
}

/** Two records of one man: by hand without a BSN, and from the HIS. */
async function twoRecords() {
  const practice = await makeOrganization();
  const ria = await makePerson(practice, ["practice-assistant"]);
  const name = { familyName: "Dijk", namePrefix: "van", givenName: "Henk", birthDate: "1949-02-03" };
  const mine = await makePatient(practice, { ...name, bsn: "", phone: "0612345678", recordNumber: "" });
  const other = await makePatient(practice, { ...name, recordNumber: "00123", phone: "0201234567" });
  const { organizationId } = practice;
  const access = grant(ria, "patient.merge");
  const open = (patientId: string) => openPatient(access, patientId);
  const merge = (take: ("phone" | "name")[] = []) =>
    mergePatients(access, { patientId: mine.patientId, otherId: other.patientId, take });
  const find = async (text: string) =>
    (await searchPatients(grant(ria, "patient.list"), { text })).rows.map((row) => row.patientId);
  return {
    practice,
    organizationId,
    ria,
    access,
    open,
    merge,
    find,
    mine: mine.patientId,
    other: other.patientId,
    bsn: other.bsn,
  };
}

const patientOf = async (table: string, key: string, id: unknown) =>
  (await owner`select patient_id from ${owner(table)} where ${owner(key)} = ${String(id)}`)[0]?.patient_id;

it("every table with a patient goes along, or says why it does not", async () => {
  const rows = await owner<{ name: string }[]>`select c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and a.attname = 'patient_id'`;
  const known = [...movedTables.map(({ table }) => table), ...Object.keys(unmovedTables)];
  expect(known.sort()).toEqual(rows.map(({ name }) => name).sort());
});

describe("merging two patients", () => {
  it("takes a row of every table along and brings it back, and leaves what came later", async () => {
    const { organizationId, merge, access, mine, other, ria } = await twoRecords();
    const rows = new Map<string, unknown>();
    for (const { table, key } of movedTables) {
      const extra = table === "review_draft" ? { person_id: ria.personId } : {};
      const kind = table === "measurement" ? { kind: "body-weight" } : {};
      const row = await put(table, { organization_id: organizationId, patient_id: other, ...extra, ...kind });
      rows.set(table, row[key]);
    }
    const { mergeId } = await merge();
    const where = async () => Promise.all(movedTables.map(({ table, key }) => patientOf(table, key, rows.get(table))));
    expect(new Set(await where())).toEqual(new Set([mine]));
    const later = await put("message", { organization_id: organizationId, patient_id: mine });
    await undoMerge(access, { mergeId });
    expect(new Set(await where())).toEqual(new Set([other]));
    expect(await patientOf("message", "message_id", later.message_id)).toBe(mine);
  });

  it("shows beforehand what moves and what differs, and writes nothing", async () => {
    const { organizationId, open, mine, other } = await twoRecords();
    await put("message", { organization_id: organizationId, patient_id: other });
    const preview = await previewMerge(await open(mine), await open(other));
    expect(preview).toMatchObject({ obstacle: null, differing: ["phone"], twiceCount: 0 });
    expect(preview.moved.filter(({ count }) => count > 0)).toEqual([{ kind: "messages", count: 1 }]);
    expect(await owner`select 1 from patient_merge where organization_id = ${organizationId}`).toHaveLength(0);
  });

  it("leaves one patient with the number and the BSN of the other, who is found by either and by the old id", async () => {
    const { organizationId, access, open, merge, find, mine, other, bsn, ria } = await twoRecords();
    await merge();
    for (const text of ["00123", bsn, "dijk", "0612345678"]) expect(await find(text), text).toEqual([mine]);
    expect((await listPatients(grant(ria, "patient.list"), { withLeft: true })).rows).toHaveLength(1);
    expect((await open(other)).patientId).toBe(mine);
    expect(await getPatient(await open(other))).toMatchObject({
      recordNumber: "00123",
      phone: "0612345678",
      maskedBsn: `••••••${bsn.slice(-3)}`,
    });
    const found = await change(access, async (_, raw) => ({
      result: await findPatientByBsn(raw, organizationId, bsn),
      event: [],
    }));
    expect(found).toMatchObject({ patientId: mine, formerIds: [other] });
  });

  it("takes the facts that were chosen, and puts back those that nobody changed since", async () => {
    const { access, open, merge, mine, other, bsn } = await twoRecords();
    const { mergeId } = await merge(["phone"]);
    expect(await getPatient(await open(mine))).toMatchObject({ phone: "0201234567" });
    await owner`update patient set phone = '0301111111' where patient_id = ${mine}`;
    await undoMerge(access, { mergeId });
    expect(await getPatient(await open(mine))).toMatchObject({
      phone: "0301111111",
      recordNumber: null,
      maskedBsn: null,
    });
    expect(await getPatient(await open(other))).toMatchObject({
      recordNumber: "00123",
      maskedBsn: `••••••${bsn.slice(-3)}`,
    });
  });

  it("keeps a value that both have once, and gives it back", async () => {
    const { organizationId, access, merge, mine, other } = await twoRecords();
    const contentKey = Buffer.from("the same content");
    const value = async (patientId: string) => {
      const own = { organization_id: organizationId, patient_id: patientId };
      const { measurement_id: id } = await put("measurement", { ...own, kind: "body-weight" });
      await put("measurement_key", { ...own, measurement_id: id, content_key: contentKey });
      return id;
    };
    const [, theirs] = [await value(mine), await value(other)];
    const { mergeId } = await merge();
    expect(await owner`select 1 from measurement where patient_id = ${mine}`).toHaveLength(1);
    await undoMerge(access, { mergeId });
    expect(await patientOf("measurement", "measurement_id", theirs)).toBe(other);
    expect(await owner`select 1 from measurement_key where patient_id = ${other}`).toHaveLength(1);
  });

  it("keeps two drafts of one person apart, and one silence that both have", async () => {
    const { organizationId, merge, mine, other, ria } = await twoRecords();
    for (const patient_id of [mine, other]) {
      await put("review_draft", { organization_id: organizationId, patient_id, person_id: ria.personId });
      const silence = { kind: "silence", measurement_kind: "body-weight", silent_since: "2026-11-01" };
      await put("review_item", { organization_id: organizationId, patient_id, ...silence });
    }
    await merge();
    expect(await owner`select 1 from review_draft where patient_id = ${mine}`).toHaveLength(1);
    expect(await owner`select 1 from review_item where patient_id = ${mine}`).toHaveLength(1);
  });

  it("makes one place in the round of two, which wait again as two after undoing", async () => {
    const { organizationId, access, merge, mine, other } = await twoRecords();
    for (const patient_id of [mine, other]) {
      const { item_id } = await put("review_item", { organization_id: organizationId, patient_id, kind: "delivery" });
      expect(item_id).toBeDefined();
      await put("review_waiting", { organization_id: organizationId, patient_id });
    }
    const { hand_over_id } = await put("review_hand_over", { organization_id: organizationId, patient_id: other });
    const waiting = async () =>
      (await owner`select patient_id from review_waiting where organization_id = ${organizationId}`)
        .map((row) => row.patient_id)
        .sort();
    const { mergeId } = await merge();
    expect(await waiting()).toEqual([mine]);
    // A colleague reviews both as one.
    const { review_id } = await put("review", { organization_id: organizationId, patient_id: mine });
    await owner`update review_item set review_id = ${String(review_id)} where patient_id = ${mine}`;
    await owner`update review_hand_over set review_id = ${String(review_id)} where patient_id = ${mine}`;
    await undoMerge(access, { mergeId });
    expect(await waiting()).toEqual([other]);
    const given =
      await owner`select patient_id, review_id from review_hand_over where hand_over_id = ${String(hand_over_id)}`;
    expect(given).toMatchObject([{ patient_id: other, review_id: null }]);
  });

  it("undone opens an alarm of the other again that was handled in a conclusion about both, and no other", async () => {
    const { organizationId, access, merge, mine, other, ria } = await twoRecords();
    const own = (patient_id: string) => ({ organization_id: organizationId, patient_id });
    const alarmOf = async (patientId: string, handled = {}) => {
      const rule = { receiver_ids: [ria.personId], then_team: true, escalate_after_minutes: 60 };
      const hours = { active_from: "00:00", active_until: "24:00" };
      const { alarm_rule_id } = await put("measurement_alarm_rule", { ...own(patientId), ...rule, ...hours });
      const held = { held_by: ria.personId, position: 0, told_at: new Date(), ...handled };
      return (await put("measurement_alarm", { ...own(patientId), alarm_rule_id, ...held })).alarm_id;
    };
    const handledIn = (reviewId: unknown) => ({
      ...{ review_id: reviewId, acknowledged_by: ria.personId, acknowledged_at: new Date() },
      ...{ outcome: "called", outcome_note: null },
    });
    const { review_id: before } = await put("review", own(other));
    const earlier = await alarmOf(other, handledIn(before));
    const byHand = await alarmOf(other, handledIn(null));
    const [mineOpen, theirsOpen] = [await alarmOf(mine), await alarmOf(other)];
    const { mergeId } = await merge();
    // A colleague concludes about the one they see.
    const { review_id: together } = await put("review", own(mine));
    await owner`update measurement_alarm set review_id = ${String(together)}, acknowledged_by = ${ria.personId},
        acknowledged_at = now(), outcome = 'called'
      where organization_id = ${organizationId} and alarm_id in ${owner([String(mineOpen), String(theirsOpen)])}`;
    await undoMerge(access, { mergeId });
    const alarms =
      await owner`select alarm_id, patient_id, outcome, told_at is null as untold, escalates_at > now() as escalates
      from measurement_alarm where organization_id = ${organizationId}`;
    const now = (id: unknown) => alarms.find((one) => one.alarm_id === id);
    expect(now(theirsOpen)).toMatchObject({ patient_id: other, outcome: null, untold: true, escalates: true });
    expect(now(mineOpen)).toMatchObject({ patient_id: mine, outcome: "called" });
    for (const id of [earlier, byHand]) expect(now(id)).toMatchObject({ patient_id: other, outcome: "called" });
    const reopened = await owner`select object_id, patient_id from audit_event
      where organization_id = ${organizationId} and event = 'measurement.alarm-reopened'`;
    expect(reopened).toEqual([{ object_id: theirsOpen, patient_id: other }]);
  });

  it.each(["team", "named"] as const)(
    "undone when the record is open to %s, the other is, and to whom",
    async (openTo) => {
      const { organizationId, access, merge, mine, other, ria } = await twoRecords();
      const { mergeId } = await merge();
      await put("patient_treater", { organization_id: organizationId, patient_id: mine, person_id: ria.personId });
      await owner`update patient set open_to = ${openTo} where patient_id = ${mine}`;
      await undoMerge(access, { mergeId });
      expect(await owner`select open_to from patient where patient_id = ${other}`).toMatchObject([{ open_to: openTo }]);
      const treating = await owner`select person_id from patient_treater where patient_id = ${other}`;
      expect(treating).toHaveLength(openTo === "team" ? 0 : 1);
    },
  );

  it("gives back what was delivered since under the BSN of the other", async () => {
    const { organizationId, access, merge, mine, other } = await twoRecords();
    const { mergeId } = await merge();
    const own = { organization_id: organizationId, patient_id: mine };
    const { delivery_id } = await put("delivery", { ...own, received_at: new Date(Date.now() + 1_000) });
    const { measurement_id } = await put("measurement", { ...own, kind: "body-weight", delivery_id });
    await put("review_item", { ...own, item_id: delivery_id, kind: "delivery" });
    await undoMerge(access, { mergeId });
    expect(await patientOf("measurement", "measurement_id", measurement_id)).toBe(other);
    expect(await patientOf("review_item", "item_id", delivery_id)).toBe(other);
  });

  it("is refused for two BSNs, for one who remains but left, for two running periods, and twice", async () => {
    const { practice, organizationId, access, merge, mine, other } = await twoRecords();
    const stranger = await makePatient(practice, { familyName: "Dijk", birthDate: "1949-02-03" });
    const refuse = (patientId: string, otherId: string) => mergePatients(access, { patientId, otherId, take: [] });
    await expect(refuse(other, stranger.patientId)).rejects.toMatchObject({ reason: "patient.merge-two-bsn" });
    await expect(refuse(mine, mine)).rejects.toMatchObject({ reason: "patient.merge-same-patient" });
    await owner`update patient set left_at = now() where patient_id = ${mine}`;
    await expect(merge()).rejects.toMatchObject({ reason: "patient.merge-surviving-has-left" });
    await owner`update patient set left_at = null where patient_id = ${mine}`;
    for (const patient_id of [mine, other]) {
      await put("measurement_protocol", { organization_id: organizationId, patient_id, ends_on: "2999-01-01" });
    }
    await expect(merge()).rejects.toMatchObject({ reason: "patient.merge-two-protocols" });
    await owner`update measurement_protocol set ended_at = now() where patient_id = ${other}`;
    await merge();
    await expect(merge()).rejects.toMatchObject({ reason: "patient.merge-already-merged" });
  });

  it("is undone only while nothing contradicts it: the later merge first, and not after ninety days", async () => {
    const { practice, organizationId, access, merge, find, mine, other } = await twoRecords();
    const first = await merge();
    const third = await makePatient(practice, { familyName: "Dyck", givenName: "H", birthDate: "1949-02-03", bsn: "" });
    const later = await mergePatients(access, { patientId: third.patientId, otherId: mine, take: [] });
    expect(await find("00123")).toEqual([third.patientId]);
    await expect(undoMerge(access, first)).rejects.toMatchObject({ reason: "patient.merge-undo-later-first" });
    await undoMerge(access, later);
    expect(await find("00123")).toEqual([mine]);
    await owner`update patient_merge set merged_at = now() - interval '92 days' where organization_id = ${organizationId}`;
    await expect(undoMerge(access, first)).rejects.toMatchObject({ reason: "patient.merge-undo-too-late" });
    expect(other).toBeDefined();
  });

  it("is a line in the log of both, and who saw the other before is found under the one who remains", async () => {
    const { practice, organizationId, access, merge, open, mine, other } = await twoRecords();
    await open(other);
    const { mergeId } = await merge();
    const officer = await makePerson(practice, ["privacy-officer"]);
    const { rows } = await listAuditEvents(grant(officer, "audit.read"), { patientId: mine });
    expect(rows.filter((row) => row.event === "patient.opened").map((row) => row.patientId)).toEqual([other]);
    expect((await listMerges(await open(mine))).map((row) => row.mergeId)).toEqual([mergeId]);
    await undoMerge(access, { mergeId });
    const lines = (await auditLines(organizationId)).filter(({ event }) => event.startsWith("patient.merge"));
    expect(lines.map(({ event, object_id }) => [event, object_id])).toEqual([
      ["patient.merged", mine],
      ["patient.merged", other],
      ["patient.merge-undone", mine],
      ["patient.merge-undone", other],
    ]);
    expect(await listMerges(await open(mine))).toEqual([]);
  });

  it("closes the other to new work from a screen that was still open", async () => {
    const { access, merge, other } = await twoRecords();
    await merge();
    const write = change(access, async (tx) => ({ result: await assertPatient(access, tx, other), event: [] }));
    await expect(write).rejects.toMatchObject({ reason: "patient.is-merged" });
  });

  it("reaches no patient of another practice", async () => {
    const [here, there] = [await twoRecords(), await twoRecords()];
    await expect(
      mergePatients(here.access, { patientId: here.mine, otherId: there.other, take: [] }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { mergeId } = await there.merge();
    await expect(undoMerge(here.access, { mergeId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
