import { approverRoles } from "#db/terms/consults.ts";
import type { Role } from "#db/terms/people.ts";
import type { serverApi } from "#server/api/caller.ts";

/** Roles that may see what patients share, and so may receive an alarm or a task. */
const receivers: readonly Role[] = ["general-practitioner", "practice-nurse", "practice-assistant", "pharmacist"];

type Api = Awaited<ReturnType<typeof serverApi>>;

/** The colleagues who can be assigned something about a patient, by name. */
export function readColleagues(api: Api) {
  return readWith(api, receivers);
}

/** The colleagues of whom approval of an answer can be asked. */
export function readApprovers(api: Api) {
  return readWith(api, approverRoles);
}

async function readWith(api: Api, wanted: readonly Role[]) {
  const people = await api.people.list();
  return people
    .filter(({ roles }) => roles.some((role) => wanted.includes(role)))
    .map(({ personId, name }) => ({ personId, name }));
}
