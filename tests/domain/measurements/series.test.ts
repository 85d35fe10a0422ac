import { v7 as uuidv7 } from "uuid";
import { beforeEach, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { type PersonActor, systemActor } from "#server/access/actor.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { startProtocolTold } from "#server/api/protocol-told.ts";
import { dutchClock, minuteOf } from "#server/calendar/clock.ts";
import { addDays } from "#server/calendar/days.ts";
import { momentOn } from "#server/calendar/moments.ts";
import { acknowledgeAlarm } from "#server/measurements/agreements/acknowledge-alarm.ts";
import { agreeAlarm } from "#server/measurements/agreements/agree-alarm.ts";
import type { StartProtocolInput } from "#server/measurements/agreements/contract.ts";
import { listMyAlarms } from "#server/measurements/agreements/list-my-alarms.ts";
import { setRule } from "#server/measurements/agreements/set-rule.ts";
import { assessMeasurements } from "#server/measurements/assessment/assess-measurements.ts";
import { reassess } from "#server/measurements/assessment/reassess.ts";
import { PopulationFilter, type PopulationRow } from "#server/measurements/population/contract.ts";
import { exportPopulation } from "#server/measurements/population/export-population.ts";
import { listPopulation } from "#server/measurements/population/list-population.ts";
import { listPopulationPatients } from "#server/measurements/population/list-population-patients.ts";
import { getComparison } from "#server/measurements/preparation/get-comparison.ts";
import { getSoep } from "#server/measurements/preparation/get-soep.ts";
import { getMeasurements } from "#server/measurements/series/get-measurements.ts";
import { getProfile } from "#server/measurements/series/get-profile.ts";
import { getSeries } from "#server/measurements/series/get-series.ts";
import { getMeasurement } from "#server/measurements/values/get-measurement.ts";
import { recordMeasurement } from "#server/measurements/values/record-measurement.ts";
import { setMeasurementAside } from "#server/measurements/values/set-measurement-aside.ts";
import { takeMeasurementBack } from "#server/measurements/values/take-measurement-back.ts";
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

type Given = {
  kind?: string;
  at?: string | null;
  value: number;
  diastolic?: number;
  setAside?: string;
  comment?: string;
};

/** A patient's measurements of a day, as if received that evening: stored, and assessed as the worker does. */
async function measured(day: string, given: Given[], patient = patientId): Promise<string[]> {
  const arrival = momentOn(day, 23 * 60).getTime();
  const deliveryId = uuidv7({ msecs: arrival });
  const rows = given.map(({ kind = "blood-pressure", at = "08:00", value, diastolic, setAside, comment }, index) => ({
    organization_id: practice.organizationId,
    measurement_id: uuidv7({ msecs: arrival + index }),
    patient_id: patient,
    kind,
    effective_at: momentOn(day, at === null ? 720 : minuteOf(at)),
    has_time: at !== null,
    value,
    diastolic: diastolic ?? null,
    origin: "patient",
    set_aside: setAside ?? null,
    comment: comment ?? null,
    delivery_id: deliveryId,
    identifier_reused: false,
    coding: 0,
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
    const reading = (at: string) => ({ at, value: value.systolic, diastolic: value.diastolic });
    await measured(daysAgo(ago), ["07:30", "07:32", "19:30", "19:32"].map(reading));
  }
}

it("a week of blood pressure has one assessment: the first day left out, the average against the target, with its sources", async () => {
  const startsOn = daysAgo(7);
  const plan: StartProtocolInput = {
    ...{ patientId, kind: "home-blood-pressure", startsOn, days: 7, morningCount: 2, eveningCount: 2 },
    ...{ practiceSystolic: 158, practiceDiastolic: 92, tells: false, message: null },
  };
  await startProtocolTold(grant(doctor, "measurement.start-protocol"), plan, momentOn(startsOn, 0));
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

it("a consult compares the averages of then with those since, whatever arrived later, and leaves out what is set aside", async () => {
  const reading = (at: string, value: number, diastolic: number) => ({ at, value, diastolic });
  await measured(daysAgo(60), [reading("08:00", 150, 92), reading("20:00", 144, 88)]);
  await measured(
    daysAgo(40),
    [reading("08:00", 190, 110)].map((one) => ({ ...one, setAside: "impossible" })),
  );
  await measured(daysAgo(2), [reading("08:00", 131, 81), reading("20:00", 126, 78)]);
  await measured(daysAgo(1), [{ kind: "body-weight", value: 81.4 }]);
  const since = momentOn(daysAgo(30), 9 * 60);
  const [pressure, weight] = await getComparison(await opened(), { kinds: ["blood-pressure", "body-weight"], since });
  expect(
    pressure?.rows.map(({ moment, before, after, difference }) => [moment, before?.value, after?.value, difference]),
  ).toEqual([
    ["all", 147, 129, { value: -18, diastolic: -10 }],
    ["morning", 150, 131, { value: -19, diastolic: -11 }],
    ["evening", 144, 126, { value: -18, diastolic: -10 }],
  ]);
  expect(weight?.rows).toMatchObject([
    { moment: "all", before: null, after: { value: 81.4, count: 1 }, difference: null },
  ]);
});

it("an older measurement protocol is assessed by its own values, not by the series as it is now", async () => {
  const access = grant(doctor, "measurement.start-protocol");
  const plan = { patientId, kind: "home-blood-pressure", days: 7, morningCount: 2, eveningCount: 2 } as const;
  const practiceThen = { practiceSystolic: 158, practiceDiastolic: 92, tells: false, message: null };
  const startsOn = daysAgo(100);
  const older = await startProtocolTold(access, { ...plan, ...practiceThen, startsOn }, momentOn(startsOn, 0));
  for (let ago = 100; ago > 93; ago--) {
    const reading = (at: string) => ({ at, value: 150, diastolic: 94 });
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

it("days of a protocol without values are named, and too few readings give no assessment", async () => {
  await startProtocolTold(grant(doctor, "measurement.start-protocol"), {
    ...{ patientId, kind: "home-blood-pressure", startsOn: daysAgo(4), days: 7, morningCount: 2, eveningCount: 2 },
    ...{ practiceSystolic: null, practiceDiastolic: null, tells: false, message: null },
  });
  await measured(daysAgo(4), [{ value: 150, diastolic: 90 }]);
  await measured(daysAgo(2), [{ value: 151, diastolic: 91 }]);
  const answer = await series();
  expect(answer.missingDays).toEqual([daysAgo(3), daysAgo(1)]);
  expect(answer.verdict.state).toBe("insufficient");
});

it("an impossible value is kept and shown apart, and counts in no average", async () => {
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

it("a value with only a date counts on that day, and in no part of it", async () => {
  await measured(daysAgo(1), [{ kind: "blood-glucose", at: null, value: 6.4 }]);
  const profile = await getProfile(await opened(), { patientId });
  expect(profile).toMatchObject({ count: 1, average: 6.4, points: [] });
  expect(profile.bins.every((bin) => bin.count === 0)).toBe(true);
  await measured(daysAgo(1), [{ kind: "body-weight", at: null, value: 80 }]);
  const [point] = (await series("body-weight")).points;
  expect(point).toMatchObject({ hasTime: false, value: 80 });
  expect(dutchClock(point?.at ?? new Date()).day).toBe(daysAgo(1));
});

it("what was agreed for the patient overrides the practice's rule, which overrides the default", async () => {
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

it("a changed rule of the practice reassesses all its series, through the queue", async () => {
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
  expect(await reassess(grant(worker, "measurement.assess"))).toBe(1);
  expect(await population()).toEqual(["above"]);
});

it("an agreed alarm is raised once, notified when the agreed hours begin, and handled by its receiver", async () => {
  await agreeAlarm(grant(doctor, "measurement.agree-alarm"), {
    ...{
      patientId,
      kind: "body-weight",
      condition: { above: 85 },
      receiverIds: [doctor.personId],
      thenTeam: true,
      escalateAfterMinutes: 60,
    },
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
  await acknowledgeAlarm(grant(doctor, "measurement.acknowledge-alarm"), {
    alarmId: alarm?.alarmId ?? "",
    outcome: "called",
    note: "",
  });
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

it("what the practice recorded is shown beside home measurements, and counts in no average of them", async () => {
  await measured(daysAgo(1), [{ value: 130, diastolic: 80, comment: "na het wandelen" }]);
  const { measurementId } = await recordMeasurement(grant(doctor, "measurement.record"), {
    ...{
      patientId,
      kind: "blood-pressure",
      value: 160,
      diastolic: 95,
      on: today,
      at: "00:01",
      moment: null,
      comment: "",
    },
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

it("the pages of the population have no gaps and no repeats, in every order, and an export has them all", async () => {
  await owner`
    insert into patient (organization_id, patient_id, family_name, given_name, sort_name, birth_date, gender, contact_notes, source, added_at)
    select ${practice.organizationId}, gen_random_uuid(), case when n % 9 = 0 then '=1+1' else 'Naam ' || n % 7 end, 'Eva', 'naam ' || n % 7,
      '1950-01-01', 'female', '{}', 'by-hand', now() from generate_series(1, 70) n`;
  await owner`
    insert into measurement_summary (organization_id, patient_id, kind, sort_name, birth_date, last_value, last_at, count_in_window, state, attention,
      reasons, computed_at)
    select p.organization_id, p.patient_id, k, p.sort_name, p.birth_date, 80, case when k = 'body-weight' then now() - interval '1 day' * (length(p.family_name)) end,
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

it("another practice sees none of it, and opening a patient is logged", async () => {
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
