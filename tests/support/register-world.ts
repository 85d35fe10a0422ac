import { v7 as uuidv7 } from "uuid";
import type { IdentifierSystem, ListKind, ListSource } from "#db/terms/register.ts";
import { owner } from "./world.ts";

/** A provider for the list in force. */
export type ListedProvider = {
  name: string;
  /** Service id → host of its gateway. */
  services: Record<string, string>;
  identifiers?: [IdentifierSystem, string][];
  /** Service names in the link list; by default those of `services`. */
  linked?: Record<string, string>;
};

type VersionFacts = { source?: ListSource; stampedAt?: Date; confirmedAt?: Date };

/**
 * Publishes a list directly in the tables, as an import would leave it: rows that are gone end at this version, new
 * rows start at it, and the others are not touched.
 */
export async function publish(list: ListKind, providers: ListedProvider[], facts: VersionFacts = {}): Promise<string> {
  const versionId = await openVersion(list, facts);
  if (list === "ZAL") await publishProviders(versionId, providers);
  if (list === "ZAKL") await publishLinks(versionId, providers);
  return versionId;
}

/** Publishes the names of services. */
export async function publishNames(names: Record<string, string>): Promise<string> {
  const versionId = await openVersion("GNL", {});
  const rows = Object.entries(names).map(([service_id, display_name]) => ({ service_id, display_name }));
  await replace("register_service_name", ["service_id", "display_name"], rows, versionId);
  return versionId;
}

let serial = 0;

async function openVersion(list: ListKind, facts: VersionFacts): Promise<string> {
  const versionId = uuidv7();
  serial += 1;
  await owner`update register_version set state = 'superseded' where list = ${list} and state = 'current'`;
  await owner`insert into register_version ${owner({
    version_id: versionId,
    list,
    state: "current",
    serial,
    stamped_at: facts.stampedAt ?? new Date(),
    source: facts.source ?? "fetch",
    source_name: "test",
    counts: owner.json({}),
    changes: owner.json({}),
    ignored: owner.json({}),
    imported_at: new Date(),
    confirmed_at: facts.confirmedAt ?? new Date(),
  })}`;
  return versionId;
}

async function publishProviders(versionId: string, providers: ListedProvider[]) {
  const names = providers.map(({ name }) => ({ name }));
  await replace("register_provider", ["name"], names, versionId);
  const endpoints = providers.flatMap((provider) =>
    Object.entries(provider.services).map(([serviceId, host]) => ({
      provider_name: provider.name,
      interface_version: "",
      service_id: serviceId,
      role_code: `ROLE-${serviceId}`,
      authorization_uri: `https://${host}/authorize`,
      token_uri: `https://${host}/token`,
      resource_uri: `https://${host}/fhir/${serviceId}`,
    })),
  );
  await replace("register_endpoint", Object.keys(endpoints[0] ?? { provider_name: 1 }), endpoints, versionId);
}

async function publishLinks(versionId: string, providers: ListedProvider[]) {
  const identifiers = providers.flatMap((provider) =>
    (provider.identifiers ?? []).map(([system, value]) => ({ provider_name: provider.name, system, value })),
  );
  await replace("register_identifier", ["provider_name", "system", "value"], identifiers, versionId);
  const linked = providers.flatMap((provider) =>
    Object.entries(provider.linked ?? {}).map(([serviceId, displayName]) => ({
      provider_name: provider.name,
      service_id: serviceId,
      interface_version: "",
      display_name: displayName,
    })),
  );
  const columns = ["provider_name", "service_id", "interface_version", "display_name"];
  await replace("register_linked_service", columns, linked, versionId);
}

/** Closes the rows that are no longer wanted and inserts the new ones. */
async function replace(table: string, columns: string[], rows: Record<string, string>[], versionId: string) {
  const current = await owner<Record<string, string>[]>`
    select ${owner(columns)} from ${owner(table)} where until_version_id is null`;
  const keyOf = (row: Record<string, string>) => JSON.stringify(columns.map((column) => row[column]));
  const wanted = new Set(rows.map(keyOf));
  const present = new Set(current.map(keyOf));
  for (const row of current.filter((each) => !wanted.has(keyOf(each)))) {
    const conditions = columns.map((column) => owner`and ${owner(column)} = ${row[column] ?? ""}`);
    await owner`update ${owner(table)} set until_version_id = ${versionId} where until_version_id is null ${conditions}`;
  }
  for (const row of rows.filter((each) => !present.has(keyOf(each)))) {
    await owner`insert into ${owner(table)} ${owner({ ...row, since_version_id: versionId })}`;
  }
}
