import { programmes } from "#db/terms/patients.ts";
import type { PatientFilter } from "#server/patients/filter-contract.ts";

/** The address of the round, or of one patient in it, within a filter: `/round?who=mine&programme=diabetes`. */
export function roundAddress(patientId: string | null, filter: PatientFilter): string {
  return withFilter(patientId ? `/round/${patientId}` : "/round", filter);
}

/** An address of the round with its filter, so that it holds there too. */
export function withFilter(path: string, { who, programme }: PatientFilter): string {
  const search = new URLSearchParams({ ...(who && { who }), ...(programme && { programme }) }).toString();
  return search ? `${path}?${search}` : path;
}

/** The filter in an address. What is not a filter is ignored: a mistyped link shows more patients rather than none. */
export function filterIn(search: { who?: string | null; programme?: string | null }): PatientFilter {
  const programme = programmes.find((one) => one === search.programme);
  return { ...(search.who === "mine" && { who: "mine" }), ...(programme && { programme }) };
}

/** Whether some patients are left out. */
export function isFiltered({ who, programme }: PatientFilter): boolean {
  return who !== undefined || programme !== undefined;
}
