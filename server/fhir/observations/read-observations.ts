import { grant } from "#server/access/access.ts";
import { type Call, type Reply, refuse } from "#server/fhir/call.ts";
import { encodeObservation } from "#server/fhir/codec/encode-observation.ts";
import { isObject } from "#server/fhir/format/json.ts";
import { searchSet } from "#server/fhir/search-set.ts";
import type { Resource } from "#server/fhir/sender.ts";
import { serveMeasurements } from "#server/measurements/serve-measurements.ts";
import type { ServedRow, ServeInput } from "#server/measurements/serving-contract.ts";
import { cursorOf, readSearch } from "./search.ts";

/** `GET Observation`: a page of the patient's values, newest first. */
export async function searchObservations(call: Call): Promise<Reply> {
  const read = readSearch(call.query, false);
  if (!read.ok) return { status: 400, issues: read.issues };
  const rows = await serve(call, read.value);
  const page = rows.slice(0, read.value.countMax);
  const last = page.at(-1);
  const next = rows.length > page.length && last ? cursorOf(last.effectiveAt, last.measurementId) : null;
  return {
    status: 200,
    resource: searchSet(
      call,
      page.map((row) => observationOf(call, row)),
      next,
    ),
  };
}

/** `GET Observation/$lastn`: the newest of each code. */
export async function lastObservations(call: Call): Promise<Reply> {
  const read = readSearch(call.query, true);
  if (!read.ok) return { status: 400, issues: read.issues };
  const rows = (await serve(call, read.value)).slice(0, read.value.countMax);
  return {
    status: 200,
    resource: searchSet(
      call,
      rows.map((row) => observationOf(call, row)),
      null,
      rows.length,
    ),
  };
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** `GET Observation/[id]`; what is another's is not there. */
export async function readObservation(call: Call): Promise<Reply> {
  const whole = readSearch(new URLSearchParams(), false);
  if (!whole.ok || call.id === null || !uuid.test(call.id)) return notHere();
  const [row] = await serve(call, { ...whole.value, measurementId: call.id });
  return row ? { status: 200, resource: observationOf(call, row), headers: { ETag: 'W/"1"' } } : notHere();
}

function serve({ sender }: Call, input: ServeInput): Promise<ServedRow[]> {
  return serveMeasurements(grant(sender.actor, "measurement.serve"), sender.patient.patientId, input);
}

function observationOf({ sender, version }: Call, { measurementId, ...row }: ServedRow): Resource {
  const { organizationId, patientId } = sender.actor;
  const practice = { reference: `Organization/${organizationId}`, display: sender.organizationName };
  const observation = encodeObservation(
    {
      ...row,
      id: measurementId,
      subject: { reference: `Patient/${patientId}`, display: "Patiënt" },
      practice,
    },
    version,
  );
  return { ...observation, meta: { ...(isObject(observation.meta) ? observation.meta : {}), versionId: "1" } };
}

function notHere(): Reply {
  return refuse(404, { code: "not-found", diagnostics: "Not here, or not of this patient" });
}
