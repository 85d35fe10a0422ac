import type { ListKind } from "#db/terms/register.ts";
import type { RowTable } from "./declaration.ts";

/** How the rows of a list map to rows of the register. */
export interface Target {
  row: RowTable;
  table: string;
  /** In the order of `rowColumns`. */
  columns: readonly string[];
  /** The columns that identify a row; the others determine whether it changed. */
  key: readonly string[];
  /** Plural noun, for the counts of changes. */
  noun: string;
}

/** The last target of each list is its longest table. */
export const targets: Record<ListKind, readonly Target[]> = {
  ZAL: [
    {
      row: "provider",
      table: "register_provider",
      noun: "providers",
      columns: ["name", "provider_type"],
      key: ["name"],
    },
    {
      row: "endpoint",
      table: "register_endpoint",
      noun: "endpoints",
      columns: [
        "provider_name",
        "interface_version",
        "service_id",
        "authorization_uri",
        "token_uri",
        "subscription_days_max",
        "subscription_uri",
        "role_code",
        "resource_uri",
      ],
      key: ["provider_name", "interface_version", "service_id", "role_code"],
    },
  ],
  ZAKL: [
    {
      row: "linkIdentifier",
      table: "register_identifier",
      noun: "identifiers",
      columns: ["provider_name", "system", "value"],
      key: ["provider_name", "system", "value"],
    },
    {
      row: "linkService",
      table: "register_linked_service",
      noun: "services",
      columns: ["provider_name", "service_id", "interface_version", "display_name"],
      key: ["provider_name", "service_id", "interface_version"],
    },
  ],
  GNL: [
    {
      row: "serviceName",
      table: "register_service_name",
      noun: "services",
      columns: ["service_id", "display_name"],
      key: ["service_id"],
    },
  ],
  OCL: [
    {
      row: "client",
      table: "register_client",
      noun: "clients",
      columns: ["hostname", "organization_name"],
      key: ["hostname"],
    },
  ],
  WHL: [{ row: "node", table: "register_node", noun: "nodes", columns: ["hostname"], key: ["hostname"] }],
};

/** Staging columns are text; these have another type in the register. */
export const columnCasts: Readonly<Record<string, string>> = { subscription_days_max: "::integer" };
