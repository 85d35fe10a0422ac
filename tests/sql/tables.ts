import { globSync } from "node:fs";
import { is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import type { Tables } from "./reading.ts";

const root = new URL("../../", import.meta.url).pathname;
const modules = await Promise.all(
  globSync("db/schema/*.ts", { cwd: root }).map((path): Promise<Record<string, unknown>> => import(`${root}${path}`)),
);

/** Every table of the schema with its columns. */
export const schemaTables: Tables = new Map(
  modules
    .flatMap((module) => Object.values(module))
    .flatMap((value) => (is(value, PgTable) ? getTableConfig(value) : []))
    .map(({ name, columns }) => [name, new Set(columns.map((column) => column.name))]),
);
