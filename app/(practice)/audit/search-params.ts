import { one, type Search } from "#app/search.ts";
import { auditFormats } from "#db/terms/audit.ts";
import { AuditFilter, type ExportAuditInput, type ListAuditInput } from "#server/audit/contract.ts";

/** Query parameters of the audit log: `?person=…&event=…&from=2026-11-01&after=…`. */
export type AuditSearch = Search;

/** Parses the filter. Invalid parameters are ignored, so a mistyped link shows more rows rather than none. */
export function readAuditFilter(search: AuditSearch): AuditFilter {
  const offered = {
    actorId: one(search.person),
    event: one(search.event),
    action: one(search.action),
    objectId: one(search.object),
    objectType: one(search.type),
    patientId: one(search.patient),
    from: one(search.from),
    until: one(search.until),
    outcome: one(search.outcome),
    emergency: one(search.emergency) === "yes" ? true : undefined,
  };
  const readable = Object.entries(offered).filter(([name, value]) => AuditFilter.safeParse({ [name]: value }).success);
  return AuditFilter.parse(Object.fromEntries(readable));
}

export function readAuditPage(search: AuditSearch): ListAuditInput {
  return { ...readAuditFilter(search), before: one(search.after) };
}

export function readAuditExport(search: AuditSearch): ExportAuditInput {
  const format = auditFormats.find((known) => known === one(search.format)) ?? "csv";
  return { ...readAuditFilter(search), format };
}
