import { v7 as uuidv7 } from "uuid";
import { beforeEach, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { type PersonActor, systemActor } from "#server/access/actor.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { addDays, dutchClock, minuteOf, momentOn } from "#server/calendar/dutch-clock.ts";
import { acknowledgeAlarm } from "#server/measurements/acknowledge-alarm.ts";
import { agreeAlarm } from "#server/measurements/agree-alarm.ts";
import { assessMeasurements } from "#server/measurements/assess-measurements.ts";
import type { StartProtocolInput } from "#server/measurements/contract.ts";
import { exportPopulation } from "#server/measurements/export-population.ts";
import { getMeasurement } from "#server/measurements/get-measurement.ts";
import { getMeasurements } from "#server/measurements/get-measurements.ts";
import { getProfile } from "#server/measurements/get-profile.ts";
import { getSeries } from "#server/measurements/get-series.ts";
import { getSoep } from "#server/measurements/get-soep.ts";
import { judgeAgain } from "#server/measurements/judge-again.ts";
import { listMyAlarms } from "#server/measurements/list-my-alarms.ts";
import { listPopulation } from "#server/measurements/list-population.ts";
import { listPopulationPatients } from "#server/measurements/list-population-patients.ts";
import { PopulationFilter, type PopulationRow } from "#server/measurements/population-contract.ts";
import { recordMeasurement } from "#server/measurements/record-measurement.ts";
import { setMeasurementAside } from "#server/measurements/set-measurement-aside.ts";
import { setRule } from "#server/measurements/set-rule.ts";
import { startProtocol } from "#server/measurements/start-protocol.ts";
import { takeMeasurementBack } from "#server/measurements/take-measurement-back.ts";
import { makePatient } from "#tests/support/patients.ts";
import { auditLines, makeOrganization, makePerson, owner, type TestOrganization } from "#tests/support/world.ts";

let practice: TestOrganization;
let doctor: PersonActor;
let patientId: string;
const today = dutchClock(new Date()).day;
const daysAgo = (days: number) => addDays(today, -days);

beforeEach(async () => {
  practice = await makeOrganization();
  doctor = await makePerson(practice, ["general-practitioner"]);
  ({ patientId } = await makePatient(practice));
});

type Given = { kind?: string; at?: string | null; value: number; second?: number; setAside?: string; comment?: string };

/** What a patient measured on a day, as if it had come in that evening: stored, and judged as the worker does. */
async function measured(day: string, given: Given[], patient = patientId): Promise<string[]> {
  const arrival = momentOn(day, 23 * 60).getTime();
  const deliveryId = uuidv7({ msecs: arrival });
  const rows = given.map(({ kind = "blood-pressure", at = "08:00", value, second, setAside, comment }, index) => ({
    organization_id: practice.organizationId,
    measurement_id: uuidv7({ msecs: arrival + index }),
    patient_id: patient,
    kind,
    effective_at: momentOn(day, at === null ? 720 : minuteOf(at)),
    has_time: at !== null,
    value,
    second: second ?? null,
    origin: "patient",
    set_aside: setAside ?? null,
    comment: comment ?? null,
    delivery_id: deliveryId,
    identifier_reused: false,
  }));
  await owner`insert into measurement ${owner(rows)}`;
  return rows.map((row) => row.measurement_id);
}

const assess = (patient = patientId, now = new Date()) =>
  assessMeasurements(grant(systemActor("tests", practice.organizationId), "measurement.assess"), patient, now);
const opened = (patient = patientId) => openPatient(grant(doctor, "measurement.read"), patient);
const series = async (kind: "blood-pressure" | "body-weight" = "blood-pressure", days = 30) =>
  getSeries(await opened(), { patientId, kind, days });

/** Two readings each morning and evening of seven days, the last of them yesterday. */
async function week(systolic: number, diastolic: number, firstDay = { systolic, diastolic }): Promise<void> {
  for (let ago = 7; ago >= 1; ago--) {
    const value = ago === 7 ? firstDay : { systolic, diastolic };
    const reading = (at: string) => ({ at, value: value.systolic, second: value.diastolic });
    await measured(daysAgo(ago), ["07:30", "07:32", "19:30", "19:32"].map(reading));
  }
}

it("a week of blood pressure has one verdict: the first day left out, the average against the target, with its sources", async () => {
  const startsOn = daysAgo(7);
  const plan: StartProtocolInput = {
    ...{ patientId, kind: "home-blood-pressure", startsOn, days: 7, morningCount: 2, eveningCount: 2 },
    ...{ practiceSystolic: 158, practiceDiastolic: 92 },
  };
  await startProtocol(grant(doctor, "measurement.start-protocol"), plan, momentOn(startsOn, 0));
  await week(128, 78, { systolic: 160, diastolic: 95 });
  const answer = await series();
  expect(answer.points).toHaveLength(28);
  expect(answer.homePressure).toMatchObject({
    ...{ doneCount: 28, expectedCount: 28, countedCount: 24, isEnough: true, isProtocol: true },
    ...{ average: { systolic: 128, diastolic: 78 }, dayOne: { systolic: 160, diastolic: 95 } },
    difference: { systolic: -30, diastolic: -14 },
  });
  expect(answer.verdict.state).toBe("in-target");
  expect(answer.verdict.rules.map((rule) => rule.rule)).toContain("blood-pressure.day-one");
  expect(answer.verdict.rules.every((rule) => rule.source !== "")).toBe(true);
  expect(answer.missingDays).toEqual([]);
  const soep = await getSoep(await opened());
  expect(soep.o[0]).toMatchObject({ line: "home-pressure", values: { average: "128/78", counted: 24, count: 28 } });
  expect(soep.e).toMatchObject([{ line: "in-target" }]);
});

it("an older period with a plan is judged by its own values, not by how the series stands now", async () => {
  const access = grant(doctor, "measurement.start-protocol");
  const plan = { patientId, kind: "home-blood-pressure", days: 7, morningCount: 2, eveningCount: 2 } as const;
  const practiceThen = { practiceSystolic: 158, practiceDiastolic: 92 };
  const startsOn = daysAgo(100);
  const older = await startProtocol(access, { ...plan, ...practiceThen, startsOn }, momentOn(startsOn, 0));
  for (let ago = 100; ago > 93; ago--) {
    const reading = (at: string) => ({ at, value: 150, second: 94 });
    await measured(daysAgo(ago), ["07:30", "07:32", "19:30", "19:32"].map(reading));
  }
  await week(128, 78);
  const input = { patientId, kind: "blood-pressure", days: 90, protocolId: older.protocolId } as const;
  const answer = await getSeries(await opened(), input);
  expect(answer).toMatchObject({ from: startsOn, until: daysAgo(94), count: 28, average: 150 });
  expect(answer.verdict.state).toBe("above");
  expect(answer.protocol?.protocolId).toBe(older.protocolId);
  expect(answer.homePressure).toMatchObject({ average: { systolic: 150, diastolic: 94 }, countedUntil: daysAgo(94) });
  expect((await series()).verdict.state).toBe("in-target");
  const other = getSeries(await opened(), { ...input, kind: "body-weight" });
  await expect(other).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("days of a plan on which nothing came are named, and too few readings say nothing", async () => {
  await startProtocol(grant(doctor, "measurement.start-protocol"), {
    ...{ patientId, kind: "home-blood-pressure", startsOn: daysAgo(4), days: 7, morningCount: 2, eveningCount: 2 },
    ...{ practiceSystolic: null, practiceDiastolic: null },
  });
  await measured(daysAgo(4), [{ value: 150, second: 90 }]);
  await measured(daysAgo(2), [{ value: 151, second: 91 }]);
  const answer = await series();
  expect(answer.missingDays).toEqual([daysAgo(3), daysAgo(1)]);
  expect(answer.verdict.state).toBe("insufficient");
});

it("a value that cannot be is kept and shown apart, and no average knows it", async () => {
  await measured(daysAgo(1), [
    { kind: "body-weight", value: 80 },
    { kind: "body-weight", at: "09:00", value: 8000, setAside: "impossible" },
  ]);
  const answer = await series("body-weight");
  expect(answer).toMatchObject({ count: 1, average: 80, highest: 80 });
  expect(answer.setAside).toMatchObject([{ value: 8000, setAside: "impossible", standing: "no-target" }]);
  await assess();
  const { kinds } = await getMeasurements(await opened());
  expect(kinds[0]).toMatchObject({ kind: "body-weight", lastValue: 80, averageValue: 80 });
  expect(kinds[0]?.latest.map((one) => one.value)).toEqual([8000, 80]);
});

it("a value with only a day counts on that day, and in no part of it", async () => {
  await measured(daysAgo(1), [{ kind: "blood-glucose", at: null, value: 6.4 }]);
  const profile = await getProfile(await opened(), { patientId });
  expect(profile).toMatchObject({ count: 1, average: 6.4, points: [] });
  expect(profile.bins.every((bin) => bin.count === 0)).toBe(true);
  await measured(daysAgo(1), [{ kind: "body-weight", at: null, value: 80 }]);
  const [point] = (await series("body-weight")).points;
  expect(point).toMatchObject({ hasTime: false, value: 80 });
  expect(dutchClock(point?.at ?? new Date()).day).toBe(daysAgo(1));
});

it("what was agreed for the patient beats what was agreed for the practice, and that beats the book", async () => {
  await week(133, 80);
  const set = (forPatient: boolean, systolicBelow: number) =>
    setRule(grant(doctor, "measurement.set-rule"), {
      ...{ patientId: forPatient ? patientId : null, rule: "blood-pressure.target", reason: "afgesproken" },
      values: { systolicBelow },
    });
  const target = async () => {
    const { targets, verdict } = await series();
    const [first] = targets;
    return { upper: first?.upper, origin: first?.rule.origin, by: first?.rule.setByName, state: verdict.state };
  };
  expect(await target()).toMatchObject({ upper: 135, origin: "book", by: null, state: "in-target" });
  await set(false, 130);
  expect(await target()).toMatchObject({ upper: 130, origin: "organization", state: "above" });
  await set(true, 140);
  const [{ name }] = (await owner`select name from person where person_id = ${doctor.personId}`) as [{ name: string }];
  expect(await target()).toMatchObject({ upper: 140, origin: "patient", by: name, state: "in-target" });
});

it("a rule of the practice judges all its series again, through the queue", async () => {
  await week(133, 80);
  await assess(patientId, new Date());
  const population = async () => {
    const { rows } = await listPopulation(grant(doctor, "measurement.population"), PopulationFilter.parse({}));
    return rows.map((row) => row.state);
  };
  expect(await population()).toEqual(["in-target"]);
  await setRule(grant(doctor, "measurement.set-rule"), {
    ...{ patientId: null, rule: "blood-pressure.target", reason: "afgesproken" },
    values: { systolicBelow: 130 },
  });
  const waiting = await owner`
    select data from queue.job where name = 'measurements.judge-again' and data->>'organizationId' = ${practice.organizationId}`;
  expect(waiting).toHaveLength(1);
  const worker = systemActor("worker", practice.organizationId);
  expect(await judgeAgain(grant(worker, "measurement.assess"))).toBe(1);
  expect(await population()).toEqual(["above"]);
});

it("an agreed alarm goes off once, is told when the agreed hours begin, and is dealt with by its receiver", async () => {
  await agreeAlarm(grant(doctor, "measurement.agree-alarm"), {
    ...{ patientId, kind: "body-weight", condition: { above: 85 }, receiverId: doctor.personId },
    ...{ activeFrom: "08:00", activeUntil: "18:00", reason: "hartfalen" },
  });
  const tomorrow = addDays(today, 1);
  await measured(tomorrow, [{ kind: "body-weight", at: "22:30", value: 86 }]);
  const night = momentOn(tomorrow, 23 * 60);
  await Promise.all([assess(patientId, night), assess(patientId, night)]);
  await assess(patientId, night);
  const raised = await owner<{ due_at: string }[]>`
    select due_at from measurement_alarm where organization_id = ${practice.organizationId}`;
  const morning = momentOn(addDays(today, 2), 8 * 60);
  expect(raised.map((one) => new Date(one.due_at))).toEqual([morning]);
  const mine = (now: Date) => listMyAlarms(grant(doctor, "measurement.acknowledge-alarm"), now);
  expect(await mine(new Date(morning.getTime() - 1))).toEqual([]);
  const [alarm] = await mine(morning);
  expect(alarm).toMatchObject({ value: 86, patientId, reason: "hartfalen" });
  expect((await getMeasurements(await opened())).alarms).toHaveLength(1);
  await acknowledgeAlarm(grant(doctor, "measurement.acknowledge-alarm"), { alarmId: alarm?.alarmId ?? "" });
  expect(await mine(morning)).toEqual([]);
  expect((await getMeasurements(await opened())).alarms).toEqual([]);
});

it("a person sets a value aside with a reason, and takes it back; who did so stays with the value", async () => {
  const [measurementId = ""] = await measured(daysAgo(1), [{ kind: "body-weight", value: 180 }]);
  const judge = grant(doctor, "measurement.set-aside");
  await setMeasurementAside(judge, { patientId, measurementId, reason: "typefout" });
  const [aside] = (await series("body-weight")).setAside;
  expect(aside).toMatchObject({ setAside: "by-a-person", setAsideBy: { reason: "typefout" } });
  await takeMeasurementBack(judge, { patientId, measurementId, reason: "klopt toch" });
  expect((await series("body-weight")).count).toBe(1);
  const { history } = await getMeasurement(await opened(), { measurementId });
  expect(history).toMatchObject([{ reason: "typefout", takenBackReason: "klopt toch" }]);
  expect(history[0]?.setAsideByName).toBe(history[0]?.takenBackByName);
});

it("what the practice recorded stands beside what was measured at home, and counts in no average of it", async () => {
  await measured(daysAgo(1), [{ value: 130, second: 80, comment: "na het wandelen" }]);
  const { measurementId } = await recordMeasurement(grant(doctor, "measurement.record"), {
    ...{ patientId, kind: "blood-pressure", value: 160, second: 95, on: today, at: "00:01", moment: null, comment: "" },
  });
  expect(await series()).toMatchObject({ count: 1, average: 130, points: [{ value: 130 }, { value: 160 }] });
  const { recordedByName, source } = await getMeasurement(await opened(), { measurementId });
  expect(recordedByName).not.toBeNull();
  expect(source).toBeNull();
  expect((await getSoep(await opened())).s).toMatchObject([{ line: "comment", values: { text: "na het wandelen" } }]);
});

async function everyPage(filter: Partial<PopulationFilter>): Promise<PopulationRow[]> {
  const access = grant(doctor, "measurement.population");
  const rows: PopulationRow[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listPopulation(access, { ...PopulationFilter.parse(filter), cursor });
    rows.push(...page.rows);
    if (page.nextCursor === null) return rows;
    cursor = page.nextCursor;
  }
}

it("the pages of the population have no gaps and no repeats, in every order, and a file has them all", async () => {
  await owner`
    insert into patient (organization_id, patient_id, family_name, given_name, sort_name, birth_date, gender, contact_notes, source, added_at)
    select ${practice.organizationId}, gen_random_uuid(), case when n % 9 = 0 then '=1+1' else 'Naam ' || n % 7 end, 'Eva', 'naam ' || n % 7,
      '1950-01-01', 'female', '{}', 'by-hand', now() from generate_series(1, 70) n`;
  await owner`
    insert into measurement_summary (organization_id, patient_id, kind, sort_name, last_value, last_at, count_in_window, state, attention,
      reasons, computed_at)
    select p.organization_id, p.patient_id, k, p.sort_name, 80, case when k = 'body-weight' then now() - interval '1 day' * (length(p.family_name)) end,
      1, 'in-target', case when p.sort_name > 'naam 3' then 30 else 10 end, '[]', now()
    from patient p, unnest(array['body-weight', 'blood-pressure']) k where p.organization_id = ${practice.organizationId}
      and p.sort_name like 'naam%'`;
  for (const sort of ["-attention", "attention", "name", "-name", "last", "-last"] as const) {
    const rows = await everyPage({ sort });
    expect(new Set(rows.map((row) => `${row.patientId} ${row.kind}`)).size, sort).toBe(140);
    expect(rows, sort).toHaveLength(140);
  }
  const attentions = (await everyPage({})).map((row) => row.attention);
  expect(attentions).toEqual(attentions.toSorted((a, b) => b - a));
  expect(await everyPage({ kind: "body-weight", attention: "out-of-target" })).toHaveLength(30);
  expect(await everyPage({ kind: "blood-pressure", silentDays: 3 })).toHaveLength(70);
  expect(await everyPage({ protocol: "in" })).toEqual([]);
  const chosen = await listPopulationPatients(grant(doctor, "measurement.population"), PopulationFilter.parse({}));
  expect(chosen).toEqual({ patientIds: [...new Set(chosen.patientIds)], isMore: false });
  expect(chosen.patientIds).toHaveLength(70);
  const outOfTarget = await everyPage({ kind: "body-weight", attention: "out-of-target" });
  expect(chosen.patientIds.slice(0, 30).toSorted()).toEqual(outOfTarget.map((row) => row.patientId).toSorted());
  const pieces: string[] = [];
  const filter = PopulationFilter.parse({});
  const access = grant(doctor, "measurement.export");
  for await (const piece of exportPopulation(access, { ...filter, locale: "nl" })) pieces.push(piece);
  const lines = pieces.join("").trim().split("\r\n");
  expect(lines).toHaveLength(141);
  expect(lines.some((line) => /^"?=/.test(line))).toBe(false);
  expect((await auditLines(practice.organizationId)).map((line) => line.event)).toContain("measurement.exported");
});

it("another practice sees none of it, and that a patient was opened stands in the log", async () => {
  await measured(daysAgo(1), [{ kind: "body-weight", value: 80 }]);
  await assess();
  const elsewhere = await makePerson(await makeOrganization(), ["general-practitioner"]);
  await expect(openPatient(grant(elsewhere, "measurement.read"), patientId)).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  const page = await listPopulation(grant(elsewhere, "measurement.population"), PopulationFilter.parse({}));
  expect(page).toEqual({ rows: [], nextCursor: null, count: 0 });
  const others = grant(elsewhere, "measurement.population");
  expect(await listPopulationPatients(others, PopulationFilter.parse({}))).toEqual({ patientIds: [], isMore: false });
  expect(await everyPage({})).toHaveLength(1);
  await series("body-weight");
  const lines = await auditLines(practice.organizationId);
  expect(lines.filter((line) => line.event === "patient.opened")).toHaveLength(1);
});
