import type { FhirFormat, FhirVersion } from "#db/terms/gateways.ts";
import type { Permission, permissions } from "#server/access/permissions.ts";
import type { FhirIssue } from "./outcome.ts";
import type { Sender } from "./sender.ts";
import type { Writer } from "./writer.ts";

/** One interaction: a request, or an entry of a bundle. */
export type Call = {
  sender: Sender;
  version: FhirVersion;
  format: FhirFormat;
  /** Absolute address of this base, without a slash at the end: "https://balie.example/fhir/stu3". */
  base: string;
  /** Path below the base, without query: "Observation/$lastn". */
  path: string;
  id: string | null;
  query: URLSearchParams;
  now: Date;
};

/** An answer as a value. `issues` become an OperationOutcome; a resource beside them is an entry's. */
export type Reply = {
  status: number;
  resource?: object;
  issues?: readonly FhirIssue[];
  headers?: Record<string, string>;
};

/** Permissions that a service in a token can open. */
export type GatewayPermission = {
  [P in Permission]: (typeof permissions)[P] extends { gateway: unknown } ? P : never;
}[Permission];

/** A line of the dispatch table. `permission` null: for whoever's token opens anything here. */
export type Interaction = { path: string; permission: GatewayPermission | null } & (
  | { method: "GET"; read: (call: Call) => Promise<Reply> }
  | { method: "POST" | "PUT"; write: Writer }
);

/** A refusal: what was wrong, for the sender's technician, at which place. */
export function refuse(status: number, issue: Omit<FhirIssue, "severity">, headers?: Record<string, string>): Reply {
  return { status, issues: [{ severity: "error", ...issue }], ...(headers ? { headers } : {}) };
}
