import type { FhirFormat, FhirVersion } from "#db/terms/gateways.ts";
import type { Permission, permissions } from "#server/access/permissions.ts";
import type { Writer } from "./delivery/writer.ts";
import type { FhirIssue } from "./outcome.ts";
import type { Sender } from "./sender.ts";

/** A GET: of a request, or of an entry of a bundle. */
export type ReadRequest = {
  sender: Sender;
  version: FhirVersion;
  format: FhirFormat;
  /** Absolute URL of the base, without a slash at the end: "https://balie.example/fhir/stu3". */
  base: string;
  /** Path below the base, without query: "Observation/$lastn". */
  path: string;
  id: string | null;
  query: URLSearchParams;
  now: Date;
};

/** A response as a value. Without a resource, `issues` become an OperationOutcome. */
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

/** A line of the dispatch table. `permission` null: any token that opens something here will do. */
export type Interaction = { path: string; permission: GatewayPermission | null } & (
  | { method: "GET"; read: (request: ReadRequest) => Promise<Reply> }
  | { method: "POST" | "PUT"; write: Writer }
);

/** A refusal with one issue, for the technician of the sender. */
export function refuse(status: number, issue: Omit<FhirIssue, "severity">, headers?: Record<string, string>): Reply {
  return { status, issues: [{ severity: "error", ...issue }], ...(headers ? { headers } : {}) };
}
