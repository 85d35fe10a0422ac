import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { transact } from "#db/client.ts";
import { demoOrganizations } from "#db/seed/demo-people.ts";
import { seedPatientHistory } from "#db/seed/patient-history.ts";
import { bsnOf, patientStories } from "#db/seed/patient-stories.ts";
import type { PatientStory } from "#db/seed/patient-story.ts";
import type { StoryValue } from "#db/seed/patient-values.ts";
import { storyObservation } from "#db/seed/story-observation.ts";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { announceAll } from "#server/access/announce.ts";
import { change } from "#server/access/change.ts";
import { closeDatabase, database } from "#server/access/database.ts";
import { dutchDay } from "#server/calendar/dutch-days.ts";
import { decodeObservation } from "#server/fhir/codec/decode-observation.ts";
import type { JsonObject } from "#server/fhir/format/json.ts";
import { recordDelivery } from "#server/gateways/record-delivery.ts";
import { closeQueue } from "#server/jobs/queue.ts";
import { assessMeasurements } from "#server/measurements/assess-measurements.ts";
import type { ReceivedMeasurement } from "#server/measurements/contract.ts";
import { receiveMeasurements } from "#server/measurements/receive-measurements.ts";
import { addPatient } from "#server/patients/add-patient.ts";
import { placeInRound } from "#server/reviews/place-in-round.ts";
import { placeSilence } from "#server/reviews/place-silence.ts";
import { askAndAnswer, demoGateway } from "./demo-questionnaires.ts";

const dayMs = 86_400_000;
/** Values of so many days came in one delivery, as somebody shares who opens the app once a week. */
const daysADelivery = 7;

const placeNumbers = { linde: 0, gracht: 1, noorderhof: 2, brink: 3 } as const;

/**
 * Gives the demo its patients with what they shared: through the codec and the verbs of the door, so that the demo holds nothing that the
 * door could not have brought. Once; later starts leave what people did.
 */
export async function loadDemoPatients(ownerUrl: string, say: (line: string) => void): Promise<void> {
  const begun = Date.now();
  const now = new Date();
  try {
    if (await hasPatients()) return;
    const loaded: { story: PatientStory; organizationId: string; patientId: string }[] = [];
    for (const [index, story] of patientStories.entries()) {
      const organizationId = demoOrganizations[placeNumbers[story.place]]?.organizationId ?? "";
      const { patientId } = await addPatient(
        grant(systemActor("demo", organizationId), "patient.add"),
        factsOf(story, index),
        "demo",
      );
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
    say(`demo: ${loaded.length} patients with their histories (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
  } finally {
    await closeQueue();
    await announceAll();
    await closeDatabase();
  }
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
  const { familyName, namePrefix, givenName, birthDate, gender, contactNotes } = story;
  return {
    familyName,
    namePrefix: namePrefix ?? "",
    givenName,
    initials: `${givenName.slice(0, 1)}.`,
    birthDate,
    gender,
    contactNotes: contactNotes ?? [],
    recordNumber: String(4_100 + index * 7),
    phone: `06 0000 ${String(1_000 + index).padStart(4, "0")}`,
    bsn: bsnOf(story),
  };
}

/** What was brought together, oldest first. */
function deliveriesOf({ values }: PatientStory): StoryValue[][] {
  const buckets = Map.groupBy(values, (value) => Math.floor(value.daysAgo / daysADelivery));
  return [...buckets].toSorted(([one], [other]) => other - one).map(([, bucket]) => bucket);
}

async function deliver(organizationId: string, patientId: string, values: StoryValue[], now: Date): Promise<void> {
  const actor = demoGateway(organizationId, patientId, "share-measurements");
  const access = grant(actor, "measurement.receive");
  const newest = Math.min(...values.map((value) => value.daysAgo));
  const at = new Date(now.getTime() - newest * dayMs - (newest === 0 ? 0 : 3_600_000));
  const deliveryId = uuidv7({ msecs: at.getTime() });
  const measurements = values.map((value, index) => measured(value, `${patientId}-${value.daysAgo}-${index}`, now));
  await change(access, async (_, raw) => {
    const { ids, isNew, lines } = await receiveMeasurements(access, raw, { deliveryId, patientId, measurements, at });
    await recordDelivery(access, raw, {
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
      event: [{ event: "delivery.received", object, patientId, detail: { count: isNew.length } }, ...lines],
    };
  });
}

function measured(value: StoryValue, identifier: string, now: Date): ReceivedMeasurement {
  const day = dutchDay(new Date(now.getTime() - value.daysAgo * dayMs));
  const effective = value.at === null ? day : `${day}T${value.at.padStart(5, "0")}:00${offsetOn(day)}`;
  const observation = storyObservation(value, effective, identifier);
  const text = JSON.stringify(observation);
  const resource: JsonObject = JSON.parse(text);
  const decoded = decodeObservation(resource, Buffer.from(text), { version: "stu3", format: "json", now });
  if (!decoded.ok) throw new Error(decoded.issues[0]?.diagnostics);
  return decoded.value;
}

/** "+01:00" or "+02:00": what the Dutch clock is ahead on that day at noon. */
function offsetOn(day: string): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone: "Europe/Amsterdam", timeZoneName: "longOffset" });
  const name = parts.formatToParts(new Date(`${day}T12:00:00Z`)).find((part) => part.type === "timeZoneName")?.value;
  return name?.replace("GMT", "") || "+00:00";
}
