import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ListSource } from "#db/terms/register.ts";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import type { ImportOutcome } from "#server/register/import/contract.ts";
import { importList } from "#server/register/import/import.ts";
import { owner } from "./world.ts";

const folder = mkdtempSync(join(tmpdir(), "balie-lists-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/** A path for a list, in a folder that is removed after this run. */
export function listPath(name = "list.xml"): string {
  return join(folder, name);
}

/** Imports a list into the register, as the worker or a person does. */
export function offer(list: Iterable<string> | Uint8Array, source: ListSource = "command"): Promise<ImportOutcome> {
  const path = listPath();
  writeFileSync(path, list instanceof Uint8Array ? list : [...list].join(""));
  return offerFile(path, source);
}

export function offerFile(path: string, source: ListSource = "command"): Promise<ImportOutcome> {
  return importList(grant(systemActor("test"), "register.import"), { path, source, sourceName: "test.xml" });
}

const tables = [
  "register_version",
  "register_held_file",
  "register_provider",
  "register_endpoint",
  "register_identifier",
  "register_linked_service",
  "register_service_name",
  "register_client",
  "register_node",
  "register_fetch",
];

/** Empties the register. */
export async function emptyRegister(): Promise<void> {
  await owner.unsafe(`truncate ${tables.join(", ")}`);
}

/** All rows in force, with the number of versions: a refused list must leave these unchanged. */
export async function registerInForce(): Promise<unknown> {
  const [row] = await owner.unsafe(`select
    (select json_agg(v order by version_id) from register_version v where state in ('current', 'superseded')) as versions,
    (select md5(string_agg(p::text, '|' order by p::text)) from register_provider p) as providers,
    (select md5(string_agg(e::text, '|' order by e::text)) from register_endpoint e) as endpoints,
    (select count(*)::int from register_held_file) as held`);
  return row;
}
