import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { roles } from "#db/terms/people.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { makeOrganization, makePerson, owner, type TestOrganization } from "./world.ts";

/** An organization with rows in every table; every text in them contains the organization's mark. */
export type FilledOrganization = TestOrganization & {
  /** `mark` occurs in every text of this organization and nowhere else; it is never passed to a procedure. */
  facts: RowFacts;
  /** One person for each role, in the order of `roles`. */
  people: PersonActor[];
  /** Ids of this organization by column name, to ask for them from elsewhere. */
  ids: (column: string) => string[];
};

type Column = { name: string; type: string; isNullable: boolean };
export type TenantTable = { name: string; columns: Column[]; keyColumns: string[] };

const rowsPerTable = 4;

/** Every table with an organization_id and its columns, save those that PostgreSQL computes, from the database catalog. */
export async function tenantTables(): Promise<TenantTable[]> {
  const rows = await owner<TenantTable[]>`
    select c.relname as name, jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, null),
      'isNullable', not a.attnotnull) order by a.attnum) as columns,
      coalesce(jsonb_agg(a.attname) filter (where a.attnum = any(
        (select i.indkey::int2[] from pg_index i where i.indrelid = c.oid and i.indisprimary)::int2[])), '[]') as "keyColumns"
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    group by c.relname having bool_or(a.attname = 'organization_id') order by 1`;
  return [...rows];
}

/** Creates organizations with people and inserts rows into every tenant table, whichever there are. */
export async function fillWorld(count: number): Promise<FilledOrganization[]> {
  const tables = await tenantTables();
  const words = await enumeratedWords();
  const filled: FilledOrganization[] = [];
  for (let number = 1; number <= count; number++) filled.push(await fillOrganization(number, tables, words));
  return filled;
}

/** A hash of every row of one organization, per table, as the owner sees them. */
export async function fingerprints(organizationId: string): Promise<Record<string, string>> {
  const tables = await tenantTables();
  const prints = tables.map(async ({ name }) => {
    const [row] = await owner<{ print: string }[]>`
      select count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as print
      from ${owner(name)} t where organization_id = ${organizationId}`;
    return [name, row?.print ?? ""];
  });
  return Object.fromEntries(await Promise.all(prints));
}

/** A row for a table as JSON, for jsonb_populate_recordset. */
export function inventRow(table: TenantTable, facts: RowFacts, words: Map<string, string[]>, index: number) {
  const values = table.columns.map((column) => [column.name, valueFor(table.name, column, facts, words, index)]);
  return Object.fromEntries(values);
}

export type RowFacts = { organizationId: string; mark: string; token: string; personIds: string[] };

async function fillOrganization(number: number, tables: TenantTable[], words: Map<string, string[]>) {
  const token = `c0ffee${String(number).padStart(6, "0")}`;
  const mark = `merk${createHash("sha256").update(token).digest("hex").slice(0, 16)}`;
  const organization = await makeOrganization(number % 4 === 0 ? "pharmacy" : "practice", { name: `Praktijk ${mark}` });
  const people: PersonActor[] = [];
  for (const role of roles) people.push(await makePerson(organization, [role], { name: `Persoon ${mark} ${role}` }));
  const facts = {
    organizationId: organization.organizationId,
    mark,
    token,
    personIds: people.map((one) => one.personId),
  };
  for (const table of tables) {
    if (["organization", "membership", "session"].includes(table.name)) continue;
    const rows = Array.from({ length: rowsFor(table, words) }, (_, index) => inventRow(table, facts, words, index));
    const columns = owner(table.columns.map(({ name }) => name));
    await owner`insert into ${owner(table.name)} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${owner(table.name)}, ${owner.json(rows)})`;
  }
  const ids = (column: string) => {
    if (isPerson(column)) return facts.personIds;
    if (column === "session_id") return people.map((one) => one.sessionId);
    return Array.from({ length: rowsPerTable }, (_, index) => inventId(token, column, index));
  };
  return { ...organization, facts, people, ids };
}

/** As many as the key allows: one if the organization alone is the key, or one for each word that the rest of it may be. */
function rowsFor(table: TenantTable, words: Map<string, string[]>): number {
  const rest = table.keyColumns.filter((column) => column !== "organization_id");
  const kinds = rest.map((column) => words.get(`${table.name}.${column}`)?.length ?? rowsPerTable);
  return Math.min(
    rowsPerTable,
    kinds.reduce((count, kind) => count * kind, 1),
  );
}

function valueFor(table: string, column: Column, facts: RowFacts, words: Map<string, string[]>, index: number) {
  if (column.name === "organization_id") return facts.organizationId;
  const known = words.get(`${table}.${column.name}`);
  // Records that are not open to everybody have a suite of their own (tests/access/closed-records.test.ts).
  if (column.name === "open_to") return "team";
  if (known) return known[index % known.length];
  if (column.isNullable && column.type.startsWith("timestamp") && index % 2 === 0) return null;
  switch (column.type) {
    case "uuid":
      return isPerson(column.name)
        ? facts.personIds[index % facts.personIds.length]
        : inventId(facts.token, column.name, index);
    case "uuid[]":
      return [inventId(facts.token, column.name, index)];
    case "tsvector":
      return facts.mark;
    case "text":
      return `${facts.mark} ${table}.${column.name} ${index}`;
    case "text[]":
      return column.name === "roles" || column.name === "actor_roles" ? ["practice-assistant"] : [facts.mark];
    case "boolean":
      return index % 2 === 1;
    case "integer":
    case "bigint":
    case "smallint":
    case "double precision":
      return index + 1;
    case "integer[]":
      return [index + 1];
    case "jsonb":
      return shapes[`${table}.${column.name}`]?.(facts.mark) ?? { note: facts.mark };
    case "bytea":
      return `\\x${Buffer.from(facts.mark).toString("hex")}`;
    case "date":
      return `2026-10-${String((index % 28) + 1).padStart(2, "0")}`;
    case "timestamp with time zone":
      return new Date(Date.now() - index * 1_000).toISOString();
    default:
      throw new Error(`${table}.${column.name}: nobody said yet how to invent a ${column.type}`);
  }
}

/** Valid contents of the JSON columns that the code reads. */
const shapes: Record<string, (mark: string) => unknown> = {
  "questionnaire.definition": (mark) => ({
    ...{ codes: [], publisher: mark, purpose: null, copyright: null, date: null, findings: [] },
    items: [questionnaireItem(mark)],
  }),
  "questionnaire.scoring": (mark) => ({
    ...{ version: mark, source: mark, min: 0, max: 3, worse: "higher", bands: [], smallestDifference: null },
    way: { kind: "sum", linkIds: [mark], missingMax: 0 },
    flags: [{ linkId: mark, from: 1, action: { nl: mark, en: mark } }],
  }),
  "questionnaire_response.answers": (mark) => [
    { linkId: mark, text: mark, answers: [{ value: { kind: "text", value: mark }, items: [] }], items: [] },
  ],
  "questionnaire_response.scales": (mark) => [{ code: mark, label: mark, score: 1, missing: [] }],
  "questionnaire_response.reasons": (mark) => [{ reason: "to-read", about: mark }],
};

function questionnaireItem(mark: string) {
  return {
    ...{ linkId: mark, type: "string", prefix: null, text: mark, codes: [], options: [], items: [] },
    ...{ isRequired: false, isRepeated: false, isReadOnly: false, isHidden: false, enableWhen: null },
    ...{ min: null, max: null, minLength: null, maxLength: null, decimalPlacesMax: null, unit: null },
  };
}

function isPerson(column: string): boolean {
  return column === "person_id" || column === "owner_id" || column.endsWith("_by");
}

/** The same id for the same column in every table, so that the rows of one organization refer to each other. */
function inventId(token: string, column: string, index: number): string {
  const hash = createHash("sha256").update(`${column} ${index}`).digest("hex");
  return `019b0000-${hash.slice(0, 4)}-7${hash.slice(4, 7)}-8${hash.slice(7, 10)}-${token}`;
}

/** The allowed values of text columns, from the schema, so that the real code can read invented rows. */
export async function enumeratedWords(): Promise<Map<string, string[]>> {
  const folder = new URL("../../db/schema/", import.meta.url);
  const words = new Map<string, string[]>();
  for (const file of readdirSync(folder)) {
    const tables: unknown[] = Object.values(await import(new URL(file, folder).pathname));
    for (const table of tables) {
      if (!is(table, PgTable)) continue;
      const { name, columns } = getTableConfig(table);
      for (const column of columns)
        if (column.enumValues?.length) words.set(`${name}.${column.name}`, column.enumValues);
    }
  }
  return words;
}
