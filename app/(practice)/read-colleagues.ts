import type { Role } from "#db/terms/people.ts";
import type { serverApi } from "#server/api/caller.ts";

/** Roles that may see what patients share, and so may receive an alarm or a task. */
const receivers: readonly Role[] = ["general-practitioner", "practice-nurse", "practice-assistant", "pharmacist"];

/** The colleagues who can be assigned something about a patient, by name. */
export async function readColleagues(api: Awaited<ReturnType<typeof serverApi>>) {
  const people = await api.people.list();
  return people
    .filter(({ roles }) => roles.some((role) => receivers.includes(role)))
    .map(({ personId, name }) => ({ personId, name }));
}
