import type { Search } from "#app/search.ts";
import type { ListPatientsInput } from "#server/patients/contract.ts";

/** Query parameters of the patient list: `?after=…&left=yes`. Never a name. */
export type PatientSearch = Search;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function readPatientList(search: PatientSearch): ListPatientsInput {
  const after = typeof search.after === "string" && uuid.test(search.after) ? search.after : undefined;
  return { after, withLeft: search.left === "yes" };
}

/** Cursor of an older page of the timeline: `?at=2026-11-01T10:00:00.000Z&id=…`. */
export function readTimelinePlace({ at, id }: PatientSearch): { at: string; id: string } | undefined {
  const isMoment = typeof at === "string" && !Number.isNaN(Date.parse(at));
  return isMoment && typeof id === "string" && uuid.test(id) ? { at, id } : undefined;
}

/** Limits the timeline to one measurement protocol: `?protocol=…`. */
export function readTimelineProtocol({ protocol }: PatientSearch): string | undefined {
  return typeof protocol === "string" && uuid.test(protocol) ? protocol : undefined;
}

/** The patient to merge with: `?with=…`. */
export function readMergeWith(search: PatientSearch): string | undefined {
  return typeof search.with === "string" && uuid.test(search.with) ? search.with : undefined;
}

/** The photo to stand beside the one that is shown: `?beside=…`. */
export function readBeside({ beside }: PatientSearch): string | undefined {
  return typeof beside === "string" && uuid.test(beside) ? beside : undefined;
}
