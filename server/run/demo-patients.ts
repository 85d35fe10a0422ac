import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { transact } from "#db/client.ts";
import { demoOrganizations } from "#db/seed/demo-people.ts";
import { demoCode } from "#db/seed/gateways.ts";
import { seedPatientHistory } from "#db/seed/patient-history.ts";
import { bsnOf, patientStories } from "#db/seed/patient-stories.ts";
import type { PatientStory } from "#db/seed/patient-story.ts";
import type { StoryValue } from "#db/seed/patient-values.ts";
import { storyObservation } from "#db/seed/story-observation.ts";
import { programmes } from "#db/terms/patients.ts";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { announceAll, change } from "#server/access/change.ts";
import { closeDatabase, database } from "#server/access/database.ts";
import { underAccess } from "#server/audit/record.ts";
import { dutchDay, minuteOf } from "#server/calendar/clock.ts";
import { addDays } from "#server/calendar/days.ts";
import { daysLater, momentOn, noonOf } from "#server/calendar/moments.ts";
import { decodeObservation } from "#server/fhir/codec/decode-observation.ts";
import { writeEffective } from "#server/fhir/codec/effective.ts";
import type { JsonObject } from "#server/fhir/format/json.ts";
import { recordDelivery } from "#server/gateways/record-delivery.ts";
import { closeQueue } from "#server/jobs/queue.ts";
import { assessMeasurements } from "#server/measurements/assessment/assess-measurements.ts";
import type { ReceivedMeasurement } from "#server/measurements/values/contract.ts";
import { receiveMeasurements } from "#server/measurements/values/receive-measurements.ts";
import { addPatient } from "#server/patients/add-patient.ts";
import { saveRepresentative } from "#server/patients/representatives/save-representative.ts";
import { placeInRound } from "#server/reviews/round/place-in-round.ts";
import { placeSilence } from "#server/reviews/round/place-silence.ts";
import { loadDemoConsults } from "./demo-consults.ts";
import { askAndAnswer, demoGateway } from "./demo-questionnaires.ts";

/** Days of values per delivery, as from a person who opens the app once a week. */
const daysADelivery = 7;

const placeNumbers = { linde: 0, gracht: 1, noorderhof: 2, brink: 3 } as const;

/**
 * Creates the demo's patients with what they shared, through the codec and the verbs of the FHIR server, so that the
 * demo holds only what a DVA could have sent. Once; later starts keep what people did.
 */
export async function loadDemoPatients(ownerUrl: string, say: (line: string) => void): Promise<void> {
  const begun = Date.now();
  const now = new Date();
  try {
    if (await hasPatients()) return;
    const loaded: Loaded[] = [];
    for (const [index, story] of patientStories.entries()) {
      const organizationId = demoOrganizations[placeNumbers[story.place]]?.organizationId ?? "";
      const { patientId } = await addPatient(
        grant(systemActor("demo", organizationId), "patient.add"),
        factsOf(story, index),
        "demo",
      );
      if (story.contactNotes?.includes("via-representative")) await represent(organizationId, patientId, story, index);
      for (const values of deliveriesOf(story)) await deliver(organizationId, patientId, values, now);
      await askAndAnswer(organizationId, patientId, story.questionnaires ?? [], now);
      loaded.push({ story, organizationId, patientId });
    }
    await seedPatientHistory(ownerUrl, loaded, now);
    for (const { organizationId, patientId } of loaded) {
      const demo = systemActor("demo", organizationId);
      const { silences } = await assessMeasurements(grant(demo, "measurement.assess"), patientId, now);
      for (const silence of silences) await placeSilence(grant(demo, "review.assess"), { patientId, ...silence }, now);
    }
    await loadDemoConsults(lindeOf(loaded), now);
    say(`demo: ${loaded.length} patients with their histories (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
  } finally {
    await closeQueue();
    await announceAll();
    await closeDatabase();
  }
}

type Loaded = { story: PatientStory; organizationId: string; patientId: string };

function lindeOf(loaded: readonly Loaded[]) {
  const own = loaded.filter(({ story }) => story.place === "linde");
  const patientIdOf = (familyName: string) => own.find(({ story }) => story.familyName === familyName)?.patientId ?? "";
  return { organizationId: own[0]?.organizationId ?? "", patientIdOf };
}

async function hasPatients(): Promise<boolean> {
  const organizationId = demoOrganizations[0]?.organizationId;
  const rows = await transact(
    database(),
    "write",
    { organizationId },
    (_, raw) => raw`select from patient where source = 'demo' limit 1`,
  );
  return rows.length > 0;
}

function factsOf(story: PatientStory, index: number) {
  const { familyName, namePrefix, givenName, birthDate, gender, contactNotes = [] } = story;
  return {
    familyName,
    namePrefix: namePrefix ?? "",
    givenName,
    initials: `${givenName.slice(0, 1)}.`,
    birthDate,
    gender,
    contactNotes,
    programmes: programmes.filter((one) => story.treaters?.[one] !== undefined),
    recordNumber: String(4_100 + index * 7),
    phone: `06 0000 ${String(1_000 + index).padStart(4, "0")}`,
    bsn: bsnOf(story),
  };
}

/** Who is reached through somebody else has a daughter who acts for them, known to the demo's DVA. */
async function represent(organizationId: string, patientId: string, { familyName }: PatientStory, index: number) {
  const name = `Els ${familyName}`;
  await saveRepresentative(grant(systemActor("demo", organizationId), "patient.change-representatives"), {
    ...{ patientId, representativeId: null, name, relation: "child", basis: "family", code: demoCode(name) },
    ...{
      phone: `06 0001 ${String(1_000 + index).padStart(4, "0")}`,
      since: "2024-01-15",
      until: null,
      consentOn: null,
    },
  });
}

/** The values of each delivery, oldest first. */
function deliveriesOf({ values }: PatientStory): StoryValue[][] {
  const buckets = Map.groupBy(values, (value) => Math.floor(value.daysAgo / daysADelivery));
  return [...buckets].toSorted(([one], [other]) => other - one).map(([, bucket]) => bucket);
}

async function deliver(organizationId: string, patientId: string, values: StoryValue[], now: Date): Promise<void> {
  const actor = demoGateway(organizationId, patientId, "share-measurements");
  const access = grant(actor, "measurement.receive");
  const newest = Math.min(...values.map((value) => value.daysAgo));
  const at = new Date(daysLater(now, -newest).getTime() - (newest === 0 ? 0 : 3_600_000));
  const deliveryId = uuidv7({ msecs: at.getTime() });
  const measurements = values.map((value, index) => measured(value, `${patientId}-${value.daysAgo}-${index}`, now));
  const delivering = grant(actor, "delivery.receive");
  await change(delivering, async (_, raw) => {
    const { ids, isNew, lines } = await receiveMeasurements(access, raw, { deliveryId, patientId, measurements, at });
    await recordDelivery(delivering, raw, {
      organizationId,
      deliveryId,
      trustId: actor.trustId,
      patientId,
      requestId: uuidv7(),
      correlationId: null,
      contentHash: createHash("sha256").update(deliveryId).digest(),
      kind: "measurements",
      fhirVersion: "stu3",
      format: "json",
      pgoName: actor.pgoName,
      newCount: isNew.length,
      knownCount: 0,
      outcomes: ids.map((id) => ({ status: 201, id })),
      receivedAt: at,
    });
    await placeInRound(raw, { organizationId, patientId, itemId: deliveryId, kind: "measurements", at });
    const object = { type: "delivery", id: deliveryId };
    return {
      result: undefined,
      event: [
        { event: "delivery.received", object, patientId, detail: { count: isNew.length } },
        ...underAccess(access, lines),
      ],
    };
  });
}

function measured(value: StoryValue, identifier: string, now: Date): ReceivedMeasurement {
  const day = addDays(dutchDay(now), -value.daysAgo);
  const time = value.at === null ? null : minuteOf(value.at);
  const effective = writeEffective({ at: time === null ? noonOf(day) : momentOn(day, time), hasTime: time !== null });
  const observation = storyObservation(value, effective, identifier);
  const text = JSON.stringify(observation);
  const resource: JsonObject = JSON.parse(text);
  const decoded = decodeObservation(resource, Buffer.from(text), { version: "stu3", format: "json", now });
  if (!decoded.ok) throw new Error(decoded.issues[0]?.diagnostics);
  return decoded.value;
}
