import { randomBytes } from "node:crypto";
import type postgres from "postgres";
import { v7 as uuidv7 } from "uuid";

/** The tables of a delivery, in the order in which they are written. */
const tables = [
  "delivery",
  "measurement_key",
  "measurement",
  "measurement_source",
  "questionnaire_response",
  "questionnaire_response_source",
  "review_item",
  "audit_event",
] as const;
const valueTables: readonly string[] = ["measurement", "questionnaire_response"];
type Rows = Record<string, unknown>[];
/** The rows of one delivery as written by the FHIR server, by table. */
export type Sample = Map<string, Rows>;

/** Reads the rows of one delivery, to be written again with other ids. */
export async function sampleOf(owner: postgres.Sql, deliveryId: string): Promise<Sample> {
  const values = owner`select measurement_id from measurement where delivery_id = ${deliveryId}`;
  const responses = owner`select response_id from questionnaire_response where delivery_id = ${deliveryId}`;
  const found = await Promise.all([
    owner<Rows>`select * from delivery where delivery_id = ${deliveryId}`,
    owner<Rows>`select * from measurement_key where measurement_id in (${values})`,
    owner<Rows>`select * from measurement where delivery_id = ${deliveryId}`,
    owner<Rows>`select * from measurement_source where measurement_id in (${values})`,
    owner<Rows>`select * from questionnaire_response where delivery_id = ${deliveryId}`,
    owner<Rows>`select * from questionnaire_response_source where response_id in (${responses})`,
    owner<Rows>`select * from review_item where item_id = ${deliveryId} or item_id in (${responses})`,
    owner<Rows>`select * from audit_event where object_id = ${deliveryId} or object_id in (select response_id::text from (${responses}) r)`,
  ]);
  return new Map(tables.map((table, at) => [table, [...(found[at] ?? [])]]));
}

/** The floor: writes the same rows with fresh ids, one multi-row INSERT per table, in one transaction, as the owner. */
export async function writeBare(owner: postgres.Sql, sample: Sample, what: "all" | "values"): Promise<void> {
  const deliveryId = uuidv7();
  const ids = [...(sample.get("measurement") ?? []), ...(sample.get("questionnaire_response") ?? [])].map(() =>
    uuidv7(),
  );
  await owner.begin(async (sql) => {
    const writes = tables.flatMap((table) => {
      const rows = sample.get(table) ?? [];
      if (rows.length === 0 || (what === "values" && !valueTables.includes(table))) return [];
      return sql`insert into ${sql(table)} ${sql(rows.map((row, at) => fresh(row, deliveryId, ids[at] ?? uuidv7())))}`;
    });
    await Promise.all(writes);
  });
}

function fresh(row: Record<string, unknown>, deliveryId: string, valueId: string): Record<string, unknown> {
  const changed: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) changed[name] = freshValue(name, value, deliveryId, valueId);
  return changed;
}

function freshValue(name: string, value: unknown, deliveryId: string, valueId: string): unknown {
  if (name === "delivery_id" || name === "item_id") return deliveryId;
  if (name === "object_id") return deliveryId;
  if (name === "measurement_id" || name === "response_id") return valueId;
  if (name === "event_id" || name === "request_id") return uuidv7();
  if (name === "content_key" || name === "identifier_key") return randomBytes(16);
  if (name === "content_hash") return randomBytes(32);
  return typeof value === "object" &&
    value !== null &&
    !(value instanceof Date) &&
    !Buffer.isBuffer(value) &&
    !Array.isArray(value)
    ? JSON.stringify(value)
    : Array.isArray(value) && name !== "actor_roles"
      ? JSON.stringify(value)
      : value;
}
