import type { ListKind } from "#db/terms/register.ts";
import type { RowTable } from "./declaration.ts";

/** How the rows of a list become rows of the register. */
export interface Target {
  row: RowTable;
  table: string;
  /** In the order in which the reader gives them (`rowColumns`). */
  columns: readonly string[];
  /** Which row it is; the other columns say whether it changed. */
  key: readonly string[];
  /** Plural, for the counts of what changed. */
  noun: string;
}

/** The last target of a list is its longest table. */
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

/** Stage columns are text; this one is not in the register. */
export const columnCasts: Readonly<Record<string, string>> = { subscription_days_max: "::integer" };
