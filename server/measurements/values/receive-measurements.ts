import { createHash, randomBytes } from "node:crypto";
import type { TransactionSql } from "postgres";
import { v7 as uuidv7 } from "uuid";
import type { MeasurementPart } from "#db/terms/measurements.ts";
import type { Access } from "#server/access/access.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { applyCorrections } from "./apply-corrections.ts";
import { codingOf } from "./coding-rules.ts";
import type { ReceivedMeasurement, SentCode, SentQuantity, Understood } from "./contract.ts";

const keyBytes = 16;
const idBytes = 16;

type Arrival = {
  deliveryId: string;
  patientId: string;
  measurements: readonly ReceivedMeasurement[];
  /** Time of arrival; the ids of the values contain it. */
  at: Date;
};

/** Per measurement, in the order given: its id (of the stored value, when it is a duplicate), and whether it is new. */
type Received = { ids: string[]; isNew: boolean[] };

type Keyed = ReceivedMeasurement & { measurementId: string; contentKey: Buffer; identifierKey: Buffer | null };

/**
 * Stores what a patient shared, in the caller's transaction. Identical content is a duplicate and not stored again; the same identifier
 * with different content is stored too and flagged, since identifiers are not unique (not even in the official test material). Two
 * statements: which are new, then all rows at once; one more when something is corrected or withdrawn. `lines`: for the caller's audit
 * events.
 */
export async function receiveMeasurements(
  access: Access<"measurement.receive">,
  raw: TransactionSql,
  arrival: Arrival,
): Promise<Received & { lines: AuditLine[] }> {
  const { ids, isNew, store, correct } = await receiveKeys(access, raw, arrival);
  await store();
  return { ids, isNew, lines: await correct() };
}

/**
 * The first half of `receiveMeasurements`: which values are new, and their ids. `store` inserts their rows and may be pipelined with
 * other writes. `correct`, sent after it, sets aside what this delivery corrects or withdraws; it sends no statement when that is nothing.
 */
export async function receiveKeys(
  { organizationId }: Access<"measurement.receive">,
  raw: TransactionSql,
  { deliveryId, patientId, measurements, at }: Arrival,
): Promise<Received & { store: () => Promise<unknown>; correct: () => Promise<AuditLine[]> }> {
  if (measurements.length === 0) return { ids: [], isNew: [], store: async () => undefined, correct: async () => [] };
  // One call: a `randomBytes` call per id costs more than building the id.
  const chance = randomBytes(idBytes * measurements.length);
  const keyed = measurements.map((one, index): Keyed => {
    const random = chance.subarray(index * idBytes, (index + 1) * idBytes);
    return { ...one, ...keysOf(one), measurementId: uuidv7({ msecs: at.getTime(), random }) };
  });
  const claims = await claimKeys(raw, { organizationId, patientId }, keyed);
  const claimOf = (one: Keyed) => claims.get(one.contentKey.toString("hex"));
  // The same content twice in one delivery is one value.
  const isNew = keyed.map((one) => claimOf(one)?.id === one.measurementId);
  const fresh = keyed.filter((_, index) => isNew[index]);
  const isHeldElsewhere = (one: Keyed) => claimOf(one)?.isIdentifierReused ?? false;
  const isReused = (one: Keyed) => isHeldElsewhere(one) && !isCorrection(one);
  const store = () => insertRows(raw, { organizationId, patientId, deliveryId }, fresh, isReused);
  const correct = () => {
    const identifierKeys = fresh.filter(isHeldElsewhere).flatMap(({ identifierKey }) => identifierKey ?? []);
    return applyCorrections(raw, { organizationId, patientId }, identifierKeys);
  };
  return { ids: keyed.map((one) => claimOf(one)?.id ?? ""), isNew, store, correct };
}

function isCorrection({ understood: { status } }: Keyed): boolean {
  return status === "amended" || status === "corrected" || status === "entered-in-error";
}

type Place = { organizationId: string; patientId: string; deliveryId: string };

async function insertRows(
  raw: TransactionSql,
  { organizationId, patientId, deliveryId }: Place,
  fresh: readonly Keyed[],
  isReused: (one: Keyed) => boolean,
): Promise<unknown> {
  if (fresh.length === 0) return undefined;
  // One JSON text per table: a parameter per column per row costs client and server more than the rows themselves.
  const values = fresh.map((one) => ({
    organization_id: organizationId,
    measurement_id: one.measurementId,
    patient_id: patientId,
    kind: one.kind,
    effective_at: one.effectiveAt,
    has_time: one.hasTime,
    value: one.value,
    diastolic: one.diastolic,
    sign: signOf(one.understood, "systolic"),
    diastolic_sign: signOf(one.understood, "diastolic"),
    interpretation: one.understood.interpretation.length > 0 ? one.understood.interpretation : null,
    moment: one.moment,
    origin: one.origin,
    set_aside: one.setAside,
    comment: one.comment,
    delivery_id: deliveryId,
    identifier_reused: isReused(one),
    version: 1,
    coding: codingOf(one.kind, one.understood),
  }));
  const sources = fresh.map((one) => ({
    organization_id: organizationId,
    measurement_id: one.measurementId,
    fhir_version: one.fhirVersion,
    format: one.format,
    body: `\\x${Buffer.from(one.body).toString("hex")}`,
    // Includes the identifier, so that a value is served as it was sent.
    understood: { ...one.understood, identifier: one.identifier },
  }));
  return raw`
    with value as (
      insert into measurement select v.* from json_populate_recordset(null::measurement, ${JSON.stringify(values)}::json) v
      where v.organization_id = ${organizationId})
    insert into measurement_source select s.* from json_populate_recordset(null::measurement_source, ${JSON.stringify(sources)}::json) s
    where s.organization_id = ${organizationId}`;
}

/** A value of two parts has a comparator for each; any other has that of the whole. */
function signOf({ components, quantity }: Understood, part: MeasurementPart): string | null {
  return components.find((one) => one.part === part)?.quantity?.comparator ?? quantity?.comparator ?? null;
}

type Claim = { id: string; isIdentifierReused: boolean };

/**
 * Claims a key for each value that is new. Keys are inserted in a fixed order, so that concurrent deliveries cannot deadlock; the one
 * that waits for a key then finds it taken.
 */
async function claimKeys(
  raw: TransactionSql,
  { organizationId, patientId }: { organizationId: string; patientId: string },
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

/** The driver has no bytea arrays: they are sent as hexadecimal text. */
function bytesOf(raw: TransactionSql, keys: readonly Buffer[]) {
  const texts = keys.map((key) => key.toString("hex"));
  return raw`array(select decode(key, 'hex') from unnest(${texts}::text[]) as key)`;
}

/**
 * What identifies a value: identifier, codes, time, values with unit and comparator, moment of the day, body site, method, the sender's
 * interpretation, and the comment. Not display texts, performer or device: senders generate those anew each time.
 */
function keysOf(one: ReceivedMeasurement): { contentKey: Buffer; identifierKey: Buffer | null } {
  const { understood } = one;
  const content = JSON.stringify([
    one.identifier,
    one.kind,
    coded(understood.codes),
    understood.effective,
    [one.value, one.diastolic, one.moment],
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
