import { expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { consultsPageSize } from "#server/consults/inbox/contract.ts";
import { countConsults } from "#server/consults/inbox/count-consults.ts";
import { listConsults } from "#server/consults/inbox/list-consults.ts";
import { closeConsult } from "#server/consults/work/close-consult.ts";
import { reopenConsult } from "#server/consults/work/reopen-consult.ts";
import { setUrgency } from "#server/consults/work/set-urgency.ts";
import { patientWrites, timesFor } from "#tests/support/consults.ts";
import { nurseWithPatient } from "#tests/support/patients.ts";
import { auditLines, owner } from "#tests/support/world.ts";

async function manyQuestions(count: number) {
  const { practice, nurse, patientId } = await nurseWithPatient();
  const { organizationId } = practice;
  for (let nth = 0; nth < count; nth += 1) {
    await patientWrites(organizationId, { patientId, at: new Date(Date.UTC(2026, 10, 2, 9, nth)) });
  }
  const rows = await owner<{ id: string }[]>`
    select consult_id as id from consult where organization_id = ${organizationId} order by sort_at, consult_id`;
  const ids = rows.map(({ id }) => id);
  const working = grant(nurse, "consult.work");
  return {
    organizationId,
    ids,
    reading: grant(nurse, "consult.list"),
    mark: (consultId: string, reason: string | null) => setUrgency(working, timesFor(nurse), { consultId, reason }),
    close: (consultId: string) => closeConsult(working, timesFor(nurse), { consultId, reason: "phone-call" }),
    reopen: (consultId: string) => reopenConsult(working, timesFor(nurse), { consultId }),
  };
}

it("what is urgent stands before what is due, on every page, with its reason", async () => {
  const { ids, reading, mark } = await manyQuestions(consultsPageSize + 3);
  const [last, late] = [ids.at(-1) ?? "", ids.at(-2) ?? ""];
  await mark(last, "benauwd sinds vanochtend");
  await mark(late, "belt straks terug");
  const first = await listConsults(reading, { view: "unassigned" });
  expect(first.counts).toMatchObject({ unassigned: ids.length, urgent: 2 });
  const second = await listConsults(reading, { view: "unassigned", after: first.nextAfter ?? undefined });
  const seen = [...first.rows, ...second.rows];
  expect(seen.map(({ consultId }) => consultId)).toEqual([late, last, ...ids.slice(0, -2)]);
  expect(seen.slice(0, 3).map(({ urgentReason }) => urgentReason)).toEqual([
    "belt straks terug",
    "benauwd sinds vanochtend",
    null,
  ]);
  await expect(
    listConsults(reading, {
      view: "unassigned",
      after: { isUrgent: true, at: "2026-01-01T00:00:00Z", consultId: last },
    }),
  ).resolves.toMatchObject({ rows: { length: consultsPageSize } });
});

it("it lasts until a colleague takes it back or the consult closes, and the log keeps no reason", async () => {
  const { organizationId, ids, reading, mark, close, reopen } = await manyQuestions(2);
  const [one = "", two = ""] = ids;
  const urgent = async () => (await countConsults(reading)).urgent;
  await mark(one, "benauwd sinds vanochtend");
  await mark(two, "koorts en suf");
  expect(await urgent()).toBe(2);
  await mark(two, null);
  expect(await urgent()).toBe(1);
  await expect(mark(two, "BSN 999900006 belt")).rejects.toMatchObject({ reason: "consult.text-with-bsn" });
  expect(await urgent()).toBe(1);
  await close(one);
  await expect(mark(one, "toch nog")).rejects.toMatchObject({ code: "CONFLICT", reason: "consult.already-closed" });
  await reopen(one);
  expect(await urgent()).toBe(0);
  const lines = (await auditLines(organizationId)).filter(({ event }) => /urgent/.test(event));
  expect(lines.map(({ event }) => event)).toEqual(["consult.urgent", "consult.urgent", "consult.not-urgent"]);
  expect(JSON.stringify(lines)).not.toMatch(/benauwd|koorts/);
});

it("the page is read from the index that has this order", async () => {
  const { organizationId } = await manyQuestions(1);
  const plan = await owner.begin(async (tx) => {
    await tx`set local enable_seqscan = off`;
    await tx`set local enable_sort = off`;
    return tx`explain select consult_id from consult c where organization_id = ${organizationId}
      and closed_at is null and merged_into is null
      and ((c.urgent_at is null), c.sort_at, c.consult_id) > (false, '2026-01-01'::timestamptz, ${crypto.randomUUID()}::uuid)
      order by (c.urgent_at is null), c.sort_at, c.consult_id limit 51`;
  });
  const text = plan.map((line) => line["QUERY PLAN"]).join("\n");
  expect(text).toMatch(/Index Only Scan|Index Scan using consult_open/);
  expect(text).toMatch(/Index Cond:.*ROW/);
  expect(text).not.toMatch(/Sort/);
});
