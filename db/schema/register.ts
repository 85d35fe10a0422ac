import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytes, preciseInstant } from "#db/columns.ts";
import { identifierSystems, listKinds, listSources, versionStates } from "#db/terms/register.ts";

/** Rows of a list are intervals: valid from one version until another; `until` null is the current list. */
const interval = {
  sinceVersionId: uuid("since_version_id").notNull(),
  untilVersionId: uuid("until_version_id"),
};

/** Every version of every list received, current or not. */
export const registerVersion = pgTable(
  "register_version",
  {
    versionId: uuid("version_id").primaryKey(),
    /** Null when the file was not a list at all. */
    list: text("list", { enum: listKinds }),
    state: text("state", { enum: versionStates }).notNull(),
    namespace: text("namespace"),
    /** Volgnummer: one higher at every publication. */
    serial: bigint("serial", { mode: "number" }),
    /** Tijdstempel of the list itself. */
    stampedAt: preciseInstant("stamped_at"),
    sha256: text("sha256"),
    byteCount: bigint("byte_count", { mode: "number" }),
    source: text("source", { enum: listSources }).notNull(),
    sourceName: text("source_name").notNull(),
    /** Number of rows per kind, e.g. {"providers": 2, "endpoints": 4}. */
    counts: jsonb("counts").$type<Record<string, number>>().notNull(),
    /** Changes since the previous version: {"providersAdded": 1, …}. */
    changes: jsonb("changes").$type<Record<string, number>>().notNull(),
    /** Elements in the file that no rule covers; ignored, and counted. */
    ignored: jsonb("ignored").$type<Record<string, number>>().notNull(),
    /** Why it was refused or held: rule, line, column, excerpt. */
    finding: jsonb("finding").$type<{
      rule: string;
      line?: number;
      column?: number;
      excerpt?: string;
      values?: Record<string, string | number>;
      further?: { rule: string; values?: Record<string, string | number> }[];
    }>(),
    importedAt: preciseInstant("imported_at").notNull(),
    /** Last time a source confirmed that this is still the newest (an identical list was received, or 304). */
    confirmedAt: preciseInstant("confirmed_at").notNull(),
    decidedAt: preciseInstant("decided_at"),
  },
  (table) => [
    uniqueIndex("register_version_current").on(table.list).where(sql`state = 'current'`),
    index("register_version_newest").on(table.list, table.versionId),
  ],
);

/** The file of a held list, compressed and in chunks, kept until a person decides. */
export const registerHeldFile = pgTable(
  "register_held_file",
  {
    versionId: uuid("version_id").notNull(),
    part: integer("part").notNull(),
    content: bytes("content").notNull(),
  },
  (table) => [primaryKey({ columns: [table.versionId, table.part] })],
);

/** Zorgaanbieder of the ZAL. */
export const registerProvider = pgTable(
  "register_provider",
  {
    name: text("name").notNull(),
    ...interval,
    /** ZA, BAZB, … (release 3); null in release 2. */
    providerType: text("provider_type"),
    /** The name without @medmij and punctuation, letters and digits only: the column for fuzzy search. */
    searchText: text("search_text").notNull().generatedAlwaysAs(sql`translate(split_part(name, '@', 1), '.-', '')`),
  },
  (table) => [
    primaryKey({ columns: [table.name, table.sinceVersionId] }),
    uniqueIndex("register_provider_current").on(table.name).where(sql`until_version_id is null`),
    index("register_provider_until").on(table.untilVersionId).where(sql`until_version_id is not null`),
    index("register_provider_since").on(table.sinceVersionId),
    index("register_provider_search").using("gin", table.searchText.op("gin_trgm_ops")),
  ],
);

/** One system role of one service of one provider, with all its URLs; a flattened row of the ZAL. */
export const registerEndpoint = pgTable(
  "register_endpoint",
  {
    providerName: text("provider_name").notNull(),
    /** "" in release 2, which has no interface versions. */
    interfaceVersion: text("interface_version").notNull(),
    serviceId: text("service_id").notNull(),
    roleCode: text("role_code").notNull(),
    ...interval,
    authorizationUri: text("authorization_uri").notNull(),
    tokenUri: text("token_uri").notNull(),
    resourceUri: text("resource_uri").notNull(),
    subscriptionUri: text("subscription_uri"),
    subscriptionDaysMax: integer("subscription_days_max"),
  },
  (table) => [
    primaryKey({
      columns: [table.providerName, table.interfaceVersion, table.serviceId, table.roleCode, table.sinceVersionId],
    }),
    index("register_endpoint_until").on(table.untilVersionId).where(sql`until_version_id is not null`),
    index("register_endpoint_since").on(table.sinceVersionId),
  ],
);

/** IdentificerendKenmerk of the ZAKL. */
export const registerIdentifier = pgTable(
  "register_identifier",
  {
    providerName: text("provider_name").notNull(),
    system: text("system", { enum: identifierSystems }).notNull(),
    value: text("value").notNull(),
    ...interval,
  },
  (table) => [
    primaryKey({ columns: [table.providerName, table.system, table.value, table.sinceVersionId] }),
    index("register_identifier_value").on(table.system, table.value),
    index("register_identifier_until").on(table.untilVersionId).where(sql`until_version_id is not null`),
    index("register_identifier_since").on(table.sinceVersionId),
  ],
);

/** Gegevensdienst of a provider according to the ZAKL; need not agree with the ZAL. */
export const registerLinkedService = pgTable(
  "register_linked_service",
  {
    providerName: text("provider_name").notNull(),
    serviceId: text("service_id").notNull(),
    interfaceVersion: text("interface_version").notNull(),
    displayName: text("display_name").notNull(),
    ...interval,
  },
  (table) => [
    primaryKey({ columns: [table.providerName, table.serviceId, table.interfaceVersion, table.sinceVersionId] }),
    index("register_linked_service_until").on(table.untilVersionId).where(sql`until_version_id is not null`),
    index("register_linked_service_since").on(table.sinceVersionId),
  ],
);

/** GNL: the name of a service as shown to people. */
export const registerServiceName = pgTable(
  "register_service_name",
  { serviceId: text("service_id").notNull(), displayName: text("display_name").notNull(), ...interval },
  (table) => [primaryKey({ columns: [table.serviceId, table.sinceVersionId] })],
);

/** OCL: the PGO behind a client host name. */
export const registerClient = pgTable(
  "register_client",
  { hostname: text("hostname").notNull(), organizationName: text("organization_name").notNull(), ...interval },
  (table) => [primaryKey({ columns: [table.hostname, table.sinceVersionId] })],
);

/** WHL: participating hosts. */
export const registerNode = pgTable("register_node", { hostname: text("hostname").notNull(), ...interval }, (table) => [
  primaryKey({ columns: [table.hostname, table.sinceVersionId] }),
]);

/** Fetch state per list: ETag, consecutive failures, next attempt. */
export const registerFetch = pgTable("register_fetch", {
  list: text("list", { enum: listKinds }).primaryKey(),
  etag: text("etag"),
  /** The version stored under that ETag: "not modified" confirms only this version. */
  versionId: uuid("version_id"),
  lastAttemptAt: preciseInstant("last_attempt_at"),
  lastSuccessAt: preciseInstant("last_success_at"),
  failuresInRow: integer("failures_in_row").notNull().default(0),
  nextAttemptAt: preciseInstant("next_attempt_at"),
  lastError: text("last_error"),
});
