import { DomainError } from "#server/errors.ts";
import type { Access } from "./access.ts";
import type { Permission } from "./permissions.ts";

/** The patient that a DVA's token speaks for; nobody else's rows are ever served to it. */
export function patientOfToken({ actor }: Access<Permission>): string {
  if (actor.kind !== "gateway") throw new DomainError("FORBIDDEN", "general.forbidden");
  return actor.patientId;
}
