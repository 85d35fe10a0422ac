import { v7 as uuidv7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import type { GatewayActor } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";
import { openPatient } from "#server/access/open-patient.ts";
import type { ReceivedMeasurement } from "#server/measurements/values/contract.ts";
import { getMeasurement } from "#server/measurements/values/get-measurement.ts";
import { receiveMeasurements } from "#server/measurements/values/receive-measurements.ts";
import { findPatientByBsn } from "#server/patients/find-by-bsn.ts";
import { placeInRound } from "#server/reviews/round/place-in-round.ts";
import { makePatient } from "#tests/support/patients.ts";
import { makeOrganization, makePerson, owner, type TestOrganization } from "#tests/support/world.ts";

let practice: TestOrganization;
let actor: GatewayActor;
const bsn = "999900006";

beforeAll(async () => {
  practice = await makeOrganization();
  const { patientId } = await makePatient(practice, { bsn });
  actor = {
    kind: "gateway",
    representative: null,
    trustId: uuidv7(),
    name: "DVA Zonnewijzer",
    organizationId: practice.organizationId,
    patientId,
    uses: ["share-measurements"],
    pgoName: null,
    client: { address: "192.0.2.44", agent: "test" },
  };
});

/** One delivery as the FHIR server stores it. */
function deliver(measurements: ReceivedMeasurement[], at = new Date()) {
  const access = grant(actor, "measurement.receive");
  const deliveryId = uuidv7();
  return change(access, async (_, raw) => {
    const { patientId, organizationId } = actor;
    const received = await receiveMeasurements(access, raw, { deliveryId, patientId, measurements, at });
    await placeInRound(raw, { organizationId, patientId, itemId: deliveryId, kind: "measurements", at });
    const object = { type: "delivery", id: deliveryId };
    return { result: received, event: [{ event: "delivery.received", object, patientId }, ...received.lines] };
  });
}

function weight(value: number, facts: Partial<ReceivedMeasurement> = {}): ReceivedMeasurement {
  const code = { system: "http://loinc.org", code: "29463-7", display: null };
  return {
    kind: "body-weight",
    effectiveAt: new Date("2026-11-20T06:15:00Z"),
    hasTime: true,
    value,
    diastolic: null,
    moment: null,
    origin: "patient",
    setAside: null,
    comment: null,
    identifier: "urn:oid:2.999.1|abc",
    fhirVersion: "stu3",
    format: "json",
    body: Buffer.from(`{"value":${value}}`),
    understood: {
      profiles: [],
      status: "final",
      codes: [code],
      categories: [],
      quantity: { value, unit: "kg", system: "http://unitsofmeasure.org", code: "kg" },
      effective: "2026-11-20T07:15:00+01:00",
      components: [],
      bodySite: [],
      method: [],
      interpretation: [],
      device: null,
      performer: null,
      timing: [],
      dataAbsentReason: [],
    },
    ...facts,
  };
}

const stored = () =>
  owner<{ measurement_id: string; value: number; identifier_reused: boolean }[]>`
    select measurement_id, value, identifier_reused from measurement where organization_id = ${practice.organizationId} order by measurement_id`;

describe("what a patient shares", () => {
  it("finds the patient by BSN in their own practice and nowhere else", async () => {
    const elsewhere = await makeOrganization();
    const find = (organizationId: string) =>
      change(grant({ ...actor, organizationId }, "measurement.receive"), async (_, raw) => ({
        result: await findPatientByBsn(raw, organizationId, bsn),
        event: [],
      }));
    expect(await find(practice.organizationId)).toMatchObject({ patientId: actor.patientId, hasLeft: false });
    expect(await find(elsewhere.organizationId)).toBeNull();
  });

  it("is stored once, however often and in parallel it is sent, and every sender gets the same ids", async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => deliver([weight(81), weight(82, { identifier: "a|2" })])));
    expect(new Set(answers.map((one) => one.ids.join())).size).toBe(1);
    expect(answers.flatMap((one) => one.isNew).filter(Boolean)).toHaveLength(2);
    expect(await stored()).toHaveLength(2);
  });

  it("keeps another value under the same identifier, and flags the reused identifier", async () => {
    const before = await stored();
    const { ids } = await deliver([weight(79.5)]);
    const after = await stored();
    expect(after).toHaveLength(before.length + 1);
    expect(after.find((row) => row.measurement_id === ids[0])).toMatchObject({ value: 79.5, identifier_reused: true });
    expect(after.find((row) => row.value === 81)).toMatchObject({ identifier_reused: false });
  });

  it("counts the same content twice in one delivery as one value", async () => {
    const { ids, isNew } = await deliver([weight(70), weight(70)]);
    expect(ids[0]).toBe(ids[1]);
    expect(isNew).toEqual([true, false]);
    expect((await stored()).filter((row) => row.value === 70)).toHaveLength(1);
  });

  it("keeps values that differ only in comparator, body site, method or moment of the day: each means something else", async () => {
    const plain = weight(71.3, { identifier: null });
    const differing = (facts: Partial<ReceivedMeasurement["understood"]>) =>
      weight(71.3, { identifier: null, understood: { ...plain.understood, ...facts } });
    const side = { system: "http://snomed.info/sct", code: "368208006", display: "linkerarm" };
    const { isNew } = await deliver([
      plain,
      weight(71.3, { identifier: null, moment: "fasting" }),
      differing({ bodySite: [side] }),
      differing({ interpretation: [side] }),
      differing({ method: [side] }),
      differing({ quantity: { value: 71.3, unit: "kg", system: null, code: "kg", comparator: ">" } }),
      differing({ bodySite: [{ ...side, display: "left arm" }] }),
      differing({ device: "een andere weegschaal" }),
    ]);
    expect(isNew).toEqual([true, true, true, true, true, true, false, false]);
  });

  it("keeps the sender's interpretation, and the comparator of a value beyond the range", async () => {
    const irregular = { system: "http://snomed.info/sct", code: "248650006", display: null };
    const { understood } = weight(90);
    const { ids } = await deliver([
      weight(90, { identifier: null, understood: { ...understood, interpretation: [irregular] } }),
      weight(200, {
        ...{ identifier: null, setAside: "bound" },
        understood: { ...understood, quantity: { value: 200, unit: "kg", system: null, code: "kg", comparator: ">" } },
      }),
    ]);
    const doctor = await makePerson(practice, ["general-practitioner"]);
    const opened = await openPatient(grant(doctor, "measurement.read"), actor.patientId);
    const [told, bound] = await Promise.all(ids.map((measurementId) => getMeasurement(opened, { measurementId })));
    expect(told?.measurement).toMatchObject({ interpretation: [irregular], sign: null });
    expect(bound?.measurement).toMatchObject({ interpretation: [], sign: ">", setAside: "bound" });
  });

  it("is stored in the partition of the month it arrived, with its bytes as received", async () => {
    const { ids } = await deliver([weight(66)], new Date("2026-10-05T10:00:00Z"));
    const [row] = await owner<{ partition: string; body: Buffer; profiles: unknown }[]>`
      select m.tableoid::regclass::text as partition, s.body, s.understood->'profiles' as profiles
      from measurement m join measurement_source s using (organization_id, measurement_id)
      where m.measurement_id = ${ids[0] ?? ""}`;
    expect(row?.partition).toBe("measurement_2026_10");
    expect(row?.body.toString()).toBe('{"value":66}');
    expect(row?.profiles).toEqual([]);
  });

  it("no longer counts a value that its sender withdraws, and says so in the log", async () => {
    const identifier = "urn:oid:2.999.1|withdrawn";
    const { ids } = await deliver([
      weight(64, { identifier }),
      weight(65, { identifier: "urn:oid:2.999.1|stays" }),
      weight(66, { identifier, kind: "body-height" }),
    ]);
    const { understood } = weight(64);
    const withdrawal = weight(64, {
      identifier,
      setAside: "entered-in-error",
      understood: { ...understood, status: "entered-in-error" },
    });
    const answer = await deliver([withdrawal, weight(63, { identifier })]);
    const asideOf = async (of: readonly string[]) => {
      const rows = await owner<{ id: string; aside: string | null }[]>`
        select measurement_id as id, set_aside as aside from measurement where organization_id = ${practice.organizationId}`;
      return of.map((id) => rows.find((row) => row.id === id)?.aside);
    };
    expect(await asideOf(ids)).toEqual(["entered-in-error", null, null]);
    expect(await asideOf(answer.ids)).toEqual(["entered-in-error", null]);
    const logged = await owner<{ event: string; detail: unknown }[]>`
      select event, detail from audit_event where organization_id = ${practice.organizationId} and object_id = ${ids[0] ?? ""}`;
    expect(logged).toEqual([{ event: "measurement.set-aside", detail: { act: "withdrawn" } }]);
    expect((await deliver([withdrawal])).lines).toEqual([]);
  });

  it("puts the patient in the round from the same moment", async () => {
    const [row] = await owner<{ due: boolean; items: number }[]>`
      select w.is_assessment_due as due, (select count(*)::int from review_item i where i.patient_id = w.patient_id and review_id is null) as items
      from review_waiting w where w.patient_id = ${actor.patientId}`;
    expect(row).toEqual({ due: true, items: 12 });
  });
});
