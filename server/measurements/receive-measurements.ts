import { createHash, randomBytes } from "node:crypto";
import type { TransactionSql } from "postgres";
import { v7 as uuidv7 } from "uuid";
import type { MeasurementPart } from "#db/terms/measurements.ts";
import type { Access } from "#server/access/access.ts";
import type { AuditLine } from "#server/audit/record.ts";
import type { ReceivedMeasurement, SentCode, SentQuantity, Understood } from "./contract.ts";
import { type Withdrawal, withdrawMeasurements } from "./withdraw-measurements.ts";

const keyBytes = 16;
const idBytes = 16;

type Arrival = {
  deliveryId: string;
  patientId: string;
  measurements: readonly ReceivedMeasurement[];
  /** The moment of arrival; the ids of the values hold it. */
  at: Date;
};

/** For each measurement, in the order given: its id (of the value that is there already, when it is known), and whether it is new. */
type Received = { ids: string[]; isNew: boolean[] };

type Keyed = ReceivedMeasurement & { measurementId: string; contentKey: Buffer; identifierKey: Buffer | null };

/**
 * Stores what a patient shared, in the caller's transaction. The same content again is no new value; the same identifier with other
 * content is kept beside the first and flagged (official test material does so: an identifier is not unique).
 * Two statements: which are new, then all rows at once; one more when something is withdrawn. `lines`: for the log of the caller.
 */
export async function receiveMeasurements(
  access: Access<"measurement.receive">,
  raw: TransactionSql,
  arrival: Arrival,
): Promise<Received & { lines: AuditLine[] }> {
  const { ids, isNew, store, withdraw } = await receiveKeys(access, raw, arrival);
  const lines = await withdraw();
  await store();
  return { ids, isNew, lines };
}

/**
 * The first half of `receiveMeasurements`: which values are new, under which ids. `store` writes their rows, and may be sent together with
 * whatever else is to be written. `withdraw` sets aside the earlier values that are withdrawn by this; no statement when nothing is.
 */
export async function receiveKeys(
  { organizationId }: Access<"measurement.receive">,
  raw: TransactionSql,
  { deliveryId, patientId, measurements, at }: Arrival,
): Promise<Received & { store: () => Promise<unknown>; withdraw: () => Promise<AuditLine[]> }> {
  if (measurements.length === 0) return { ids: [], isNew: [], store: async () => undefined, withdraw: async () => [] };
  // Asked for at once: each question to the source of chance costs more than the id that is made of it.
  const chance = randomBytes(idBytes * measurements.length);
  const keyed = measurements.map((one, index): Keyed => {
    const random = chance.subarray(index * idBytes, (index + 1) * idBytes);
    return { ...one, ...keysOf(one), measurementId: uuidv7({ msecs: at.getTime(), random }) };
  });
  const claims = await claimKeys(raw, organizationId, patientId, keyed);
  const claimOf = (one: Keyed) => claims.get(one.contentKey.toString("hex"));
  // The same content twice in one delivery is one value.
  const isNew = keyed.map((one) => claimOf(one)?.id === one.measurementId);
  const fresh = keyed.filter((_, index) => isNew[index]);
  const isReused = (one: Keyed) => claimOf(one)?.isIdentifierReused ?? false;
  const store = () => insertRows(raw, { organizationId, patientId, deliveryId }, fresh, isReused);
  const withdraw = () => {
    const exceptIds = fresh.map((one) => one.measurementId);
    return withdrawMeasurements(raw, { organizationId, patientId, exceptIds }, fresh.flatMap(withdrawalOf));
  };
  return { ids: keyed.map((one) => claimOf(one)?.id ?? ""), isNew, store, withdraw };
}

function withdrawalOf({ setAside, identifierKey, kind }: Keyed): Withdrawal[] {
  return setAside === "entered-in-error" && identifierKey ? [{ identifierKey, kind }] : [];
}

type Place = { organizationId: string; patientId: string; deliveryId: string };

async function insertRows(
  raw: TransactionSql,
  { organizationId, patientId, deliveryId }: Place,
  fresh: readonly Keyed[],
  isReused: (one: Keyed) => boolean,
): Promise<unknown> {
  if (fresh.length === 0) return undefined;
  // As one JSON text a table: a parameter for each column of each row costs both sides more than the rows do.
  const values = fresh.map((one) => ({
    organization_id: organizationId,
    measurement_id: one.measurementId,
    patient_id: patientId,
    kind: one.kind,
    effective_at: one.effectiveAt,
    has_time: one.hasTime,
    value: one.value,
    second: one.second,
    sign: signOf(one.understood, "systolic"),
    second_sign: signOf(one.understood, "diastolic"),
    interpretation: one.understood.interpretation.length > 0 ? one.understood.interpretation : null,
    moment: one.moment,
    origin: one.origin,
    set_aside: one.setAside,
    comment: one.comment,
    delivery_id: deliveryId,
    identifier_reused: isReused(one),
  }));
  const sources = fresh.map((one) => ({
    organization_id: organizationId,
    measurement_id: one.measurementId,
    fhir_version: one.fhirVersion,
    format: one.format,
    body: `\\x${Buffer.from(one.body).toString("hex")}`,
    // The identifier goes with it, so that what is served is what was sent.
    understood: { ...one.understood, identifier: one.identifier },
  }));
  return raw`
    with value as (
      insert into measurement select * from json_populate_recordset(null::measurement, ${JSON.stringify(values)}::json))
    insert into measurement_source select * from json_populate_recordset(null::measurement_source, ${JSON.stringify(sources)}::json)`;
}

/** A value of two parts has a sign for each; any other one has the sign of the whole. */
function signOf({ components, quantity }: Understood, part: MeasurementPart): string | null {
  return components.find((one) => one.part === part)?.quantity?.comparator ?? quantity?.comparator ?? null;
}

type Claim = { id: string; isIdentifierReused: boolean };

/**
 * Claims a key for each value that is not there yet. Keys go in one order, so that two deliveries never wait for each other; who waits
 * for the same key finds it taken afterwards.
 */
async function claimKeys(
  raw: TransactionSql,
  organizationId: string,
  patientId: string,
  keyed: readonly Keyed[],
): Promise<Map<string, Claim>> {
  const unique = [...new Map(keyed.toReversed().map((one) => [one.contentKey.toString("hex"), one])).values()];
  unique.sort((one, other) => Buffer.compare(one.contentKey, other.contentKey));
  const identifiers = unique.flatMap((one) => (one.identifierKey ? [one.identifierKey] : []));
  const rows = await raw<{ content_key: Buffer; identifier_key: Buffer | null; is_claimed: boolean }[]>`
    with claimed as (
      insert into measurement_key (organization_id, patient_id, content_key, identifier_key, measurement_id)
      select ${organizationId}, ${patientId}, decode(content, 'hex'), decode(identifier, 'hex'), id
      from unnest(${unique.map((one) => one.contentKey.toString("hex"))}::text[],
        ${unique.map((one) => one.identifierKey?.toString("hex") ?? null)}::text[],
        ${unique.map((one) => one.measurementId)}::uuid[]) as k (content, identifier, id)
      on conflict do nothing returning content_key)
    select content_key, null as identifier_key, true as is_claimed from claimed
    union all
    select content_key, identifier_key, false from measurement_key
    where organization_id = ${organizationId} and patient_id = ${patientId} and identifier_key = any(${bytesOf(raw, identifiers)})`;
  const sameIdentifier = rows.filter((row) => !row.is_claimed);
  const won = new Set(rows.filter((row) => row.is_claimed).map((row) => row.content_key.toString("hex")));
  const lost = unique.filter((one) => !won.has(one.contentKey.toString("hex"))).map((one) => one.contentKey);
  const known =
    lost.length === 0
      ? []
      : await raw<{ content_key: Buffer; measurement_id: string }[]>`
          select content_key, measurement_id from measurement_key
          where organization_id = ${organizationId} and patient_id = ${patientId} and content_key = any(${bytesOf(raw, lost)})`;
  const holders = [
    ...sameIdentifier,
    ...unique.map((one) => ({ identifier_key: one.identifierKey, content_key: one.contentKey })),
  ];
  const claims = new Map<string, Claim>(
    known.map((row) => [row.content_key.toString("hex"), { id: row.measurement_id, isIdentifierReused: false }]),
  );
  for (const one of unique) {
    const hex = one.contentKey.toString("hex");
    if (!won.has(hex)) continue;
    const isIdentifierReused = holders.some(
      (row) =>
        one.identifierKey && row.identifier_key?.equals(one.identifierKey) && !row.content_key.equals(one.contentKey),
    );
    claims.set(hex, { id: one.measurementId, isIdentifierReused });
  }
  return claims;
}

/** The driver has no arrays of bytes: they travel as hexadecimal text. */
function bytesOf(raw: TransactionSql, keys: readonly Buffer[]) {
  const texts = keys.map((key) => key.toString("hex"));
  return raw`array(select decode(key, 'hex') from unnest(${texts}::text[]) as key)`;
}

/**
 * What makes a value: identifier, codes, time, values with unit and bound, when on the day, where and how it was measured, what the sender
 * found of it, and the comment. How something is displayed does not, nor who measured with what: senders make those up anew each time.
 */
function keysOf(one: ReceivedMeasurement): { contentKey: Buffer; identifierKey: Buffer | null } {
  const { understood } = one;
  const content = JSON.stringify([
    one.identifier,
    one.kind,
    coded(understood.codes),
    understood.effective,
    [one.value, one.second, one.moment],
    measured(understood.quantity),
    coded(understood.valueCodes),
    understood.valueText ?? null,
    understood.components.map((part) => [
      coded(part.codes),
      measured(part.quantity),
      coded(part.values),
      part.text ?? null,
    ]),
    understood.status,
    [understood.bodySite, understood.method, understood.interpretation, understood.timing].map(coded),
    coded(understood.dataAbsentReason),
    one.comment,
  ]);
  return { contentKey: digest(content), identifierKey: one.identifier === null ? null : digest(one.identifier) };
}

function coded(codes: readonly SentCode[] | undefined): unknown {
  return codes?.map((code) => [code.system, code.code]) ?? null;
}

function measured(quantity: SentQuantity | null | undefined): unknown {
  return quantity ? [quantity.comparator ?? null, quantity.value, quantity.code ?? quantity.unit] : null;
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest().subarray(0, keyBytes);
}
