import { grant } from "#server/access/access.ts";
import { encodeObservation } from "#server/fhir/codec/encode-observation.ts";
import { isObject } from "#server/fhir/format/json.ts";
import { type ReadRequest, type Reply, refuse } from "#server/fhir/interaction.ts";
import type { Resource } from "#server/fhir/resource.ts";
import { cursorOf } from "#server/fhir/search-cursor.ts";
import { searchSet } from "#server/fhir/search-set.ts";
import { serveMeasurements } from "#server/measurements/values/serve-measurements.ts";
import type { ServedRow, ServeInput } from "#server/measurements/values/serving-contract.ts";
import { readSearch } from "./search.ts";

/** `GET Observation`: a page of the patient's values, newest first. */
export async function searchObservations(request: ReadRequest): Promise<Reply> {
  const read = readSearch(request.query, false);
  if (!read.ok) return { status: 400, issues: read.issues };
  const rows = await serve(request, read.value);
  const page = rows.slice(0, read.value.countMax);
  const last = page.at(-1);
  const next = rows.length > page.length && last ? cursorOf({ at: last.effectiveAt, id: last.measurementId }) : null;
  return {
    status: 200,
    resource: searchSet(
      request,
      page.map((row) => observationOf(request, row)),
      next,
    ),
  };
}

/** `GET Observation/$lastn`: the newest of each code. */
export async function lastObservations(request: ReadRequest): Promise<Reply> {
  const read = readSearch(request.query, true);
  if (!read.ok) return { status: 400, issues: read.issues };
  const rows = (await serve(request, read.value)).slice(0, read.value.countMax);
  return {
    status: 200,
    resource: searchSet(
      request,
      rows.map((row) => observationOf(request, row)),
      null,
      rows.length,
    ),
  };
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** `GET Observation/[id]`; another patient's is 404. */
export async function readObservation(request: ReadRequest): Promise<Reply> {
  const whole = readSearch(new URLSearchParams(), false);
  if (!whole.ok || request.id === null || !uuid.test(request.id)) return notHere();
  const [row] = await serve(request, { ...whole.value, measurementId: request.id });
  return row
    ? { status: 200, resource: observationOf(request, row), headers: { ETag: `W/"${row.version}"` } }
    : notHere();
}

function serve({ sender }: ReadRequest, input: ServeInput): Promise<ServedRow[]> {
  return serveMeasurements(grant(sender.actor, "measurement.serve"), sender.patient.patientId, input);
}

function observationOf(
  { sender, version }: ReadRequest,
  { measurementId, version: versionId, ...row }: ServedRow,
): Resource {
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
  return {
    ...observation,
    meta: { ...(isObject(observation.meta) ? observation.meta : {}), versionId: String(versionId) },
  };
}

function notHere(): Reply {
  return refuse(404, { code: "not-found", diagnostics: "Not here, or not of this patient" });
}
