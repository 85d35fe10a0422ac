import { type Access, grant } from "#server/access/access.ts";
import { decodeObservation } from "#server/fhir/codec/decode-observation.ts";
import { type Judged, judgeEach, refused } from "#server/fhir/delivery/judge-each.ts";
import type {
  EntryOutcome,
  OpenDelivery,
  WriteContext,
  WriteEntry,
  Writer,
  Written,
} from "#server/fhir/delivery/writer.ts";
import { bsnIssue, placeOfBsn } from "#server/fhir/masked-person.ts";
import type { FhirIssue } from "#server/fhir/outcome.ts";
import { entryOf, subjectIssue } from "#server/fhir/references.ts";
import type { ReceivedMeasurement } from "#server/measurements/values/contract.ts";
import { receiveKeys } from "#server/measurements/values/receive-measurements.ts";
import { placeInRound } from "#server/reviews/round/place-in-round.ts";

type Decoded = { entry: WriteEntry; value: ReceivedMeasurement };

/** `POST Observation`: those of one delivery are stored together, and place the patient in the round once. */
export const measurementWriter: Writer = (entries, context) => {
  const { settled, taken: decoded } = judgeEach(entries, (entry) => decode(entry, context));
  if (decoded.length === 0) return { settled };
  const access = grant(context.sender.actor, "measurement.receive");
  const run = (delivery: OpenDelivery) => write(access, decoded, delivery, context);
  return { settled, write: { kind: "measurements", access, repeatedBy: "content", startsEarly: true, run } };
};

function decode(entry: WriteEntry, context: WriteContext): Judged<ReceivedMeasurement> {
  const bsnPlace = placeOfBsn(entry.resource, entry.place);
  if (bsnPlace) return refused(422, bsnIssue(bsnPlace));
  const foreign = subjectIssue(entry, "subject", context);
  if (foreign) return refused(foreign.code === "security" ? 403 : 422, foreign);
  const { version, format, now } = context;
  const read = decodeObservation(entry.resource, entry.bytes, {
    version,
    format,
    now,
    birthDate: context.sender.patient.birthDate,
    path: entry.place,
    typeOf: (reference) => typeOf(reference, context),
  });
  return read.ok ? read : refused(422, ...read.issues);
}

async function write(
  access: Access<"measurement.receive">,
  decoded: readonly Decoded[],
  { raw, deliveryId, isNew: isNewDelivery }: OpenDelivery,
  { sender, now }: WriteContext,
): Promise<Written> {
  const { organizationId, patientId } = sender.actor;
  const { ids, isNew, store, correct } = await receiveKeys(access, raw, {
    deliveryId,
    patientId,
    measurements: decoded.map(({ value }) => value),
    at: now,
  });
  await isNewDelivery;
  const newCount = isNew.filter(Boolean).length;
  const place = () =>
    placeInRound(raw, { organizationId, patientId, itemId: deliveryId, kind: "measurements", at: now });
  const pending = newCount > 0 ? Promise.all([store(), place()]) : Promise.resolve();
  // On the same connection, so after the rows.
  const lines = await correct();
  const outcomes = decoded.map(({ entry, value }, at): [number, EntryOutcome] => {
    const noted = noteOf(entry, value);
    return [entry.index, { status: isNew[at] ? 201 : 200, id: ids[at] ?? "", versionId: "1", ...noted }];
  });
  return { outcomes: new Map(outcomes), newCount, knownCount: decoded.length - newCount, lines, pending };
}

/** Tells the sender that a value is kept but not counted. */
function noteOf(entry: WriteEntry, { setAside }: ReceivedMeasurement): { issues?: FhirIssue[] } {
  if (setAside === null) return {};
  const diagnostics = `Kept as received and set aside: ${setAside}`;
  return { issues: [{ severity: "information", code: "informational", diagnostics, expression: [entry.place] }] };
}

/** Type of the resource that a reference resolves to within the bundle. */
function typeOf(reference: string, context: WriteContext): string | null {
  return entryOf(reference, context)?.resource.resourceType ?? null;
}
