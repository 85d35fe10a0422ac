import { grant } from "#server/access/access.ts";
import { decodeObservation } from "#server/fhir/codec/decode-observation.ts";
import { placeOfBsn } from "#server/fhir/masked-person.ts";
import type { FhirIssue } from "#server/fhir/outcome.ts";
import { subjectIssue, typeOf } from "#server/fhir/references.ts";
import type { EntryOutcome, OpenDelivery, WriteContext, WriteEntry, Writer, Written } from "#server/fhir/writer.ts";
import type { ReceivedMeasurement } from "#server/measurements/contract.ts";
import { receiveKeys } from "#server/measurements/receive-measurements.ts";
import { placeInRound } from "#server/reviews/place-in-round.ts";

type Decoded = { entry: WriteEntry; measurement: ReceivedMeasurement };

/** Observations: all of one delivery are stored together, and put the patient in the round once. */
export const measurementWriter: Writer = {
  kind: "measurements",
  isSameContentSame: true,
  beginsEarly: true,
  plan(entries, context) {
    const settled = new Map<number, EntryOutcome>();
    const decoded: Decoded[] = [];
    for (const entry of entries) {
      const read = decode(entry, context);
      if ("status" in read) settled.set(entry.index, read);
      else decoded.push({ entry, measurement: read });
    }
    return decoded.length === 0 ? { settled } : { settled, write: (delivery) => write(decoded, delivery) };
  },
};

function decode(entry: WriteEntry, context: WriteContext): ReceivedMeasurement | EntryOutcome {
  const bsnPlace = placeOfBsn(entry.resource, entry.place);
  if (bsnPlace) return { status: 422, issues: [bsnIssue(bsnPlace)] };
  const foreign = subjectIssue(entry, "subject", context);
  if (foreign) return { status: foreign.code === "security" ? 403 : 422, issues: [foreign] };
  const { version, format, now } = context;
  const read = decodeObservation(entry.resource, entry.bytes, {
    version,
    format,
    now,
    path: entry.place,
    typeOf: (reference) => typeOf(reference, context),
  });
  return read.ok ? read.value : { status: 422, issues: read.issues };
}

/** A BSN in a body. It is not repeated. */
export function bsnIssue(expression: string): FhirIssue {
  const diagnostics = "A BSN does not belong in a body: mask it (data-absent-reason)";
  return { severity: "error", code: "security", diagnostics, expression: [expression] };
}

async function write(
  decoded: readonly Decoded[],
  { raw, deliveryId, sender, now, isNew: isNewDelivery }: OpenDelivery,
): Promise<Written> {
  const { organizationId, patientId } = sender.actor;
  const { ids, isNew, store, withdraw } = await receiveKeys(grant(sender.actor, "measurement.receive"), raw, {
    deliveryId,
    patientId,
    measurements: decoded.map(({ measurement }) => measurement),
    at: now,
  });
  await isNewDelivery;
  const lines = await withdraw();
  const newCount = isNew.filter(Boolean).length;
  const place = () =>
    placeInRound(raw, { organizationId, patientId, itemId: deliveryId, kind: "measurements", at: now });
  const pending = newCount > 0 ? Promise.all([store(), place()]) : Promise.resolve();
  const outcomes = decoded.map(({ entry, measurement }, at): [number, EntryOutcome] => {
    const noted = noteOf(entry, measurement);
    return [entry.index, { status: isNew[at] ? 201 : 200, id: ids[at] ?? "", versionId: "1", ...noted }];
  });
  return { outcomes: new Map(outcomes), newCount, knownCount: decoded.length - newCount, lines, pending };
}

/** What the sender should know of a value that is kept and not counted. */
function noteOf(entry: WriteEntry, { setAside }: ReceivedMeasurement): { issues?: FhirIssue[] } {
  if (setAside === null) return {};
  const diagnostics = `Kept as received and set aside: ${setAside}`;
  return { issues: [{ severity: "information", code: "informational", diagnostics, expression: [entry.place] }] };
}
