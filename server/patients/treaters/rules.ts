import { emergencyMinutes, type RecordOpening } from "#db/terms/patients.ts";
import type { Role } from "#db/terms/people.ts";
import { rolesThatSeePatients } from "#db/terms/people.ts";
import type { ErrorReason } from "#server/errors.ts";
import { plain } from "#server/patients/rules.ts";
import type { TreaterFacts } from "./contract.ts";

/** Somebody who works here now. */
export type Colleague = { personId: string; name: string; roles: readonly Role[] };

/** Whether somebody can be named as treating. */
export function isOfCare({ roles }: Pick<Colleague, "roles">): boolean {
  const care: readonly Role[] = rolesThatSeePatients;
  return roles.some((role) => care.includes(role));
}

/** Whether somebody looks after the log and not after patients. */
export function isPrivacyOfficer({ roles }: Pick<Colleague, "roles">): boolean {
  return roles.includes("privacy-officer") && !isOfCare({ roles });
}

/** Whether somebody can be a patient's own GP. */
export function isGp({ roles }: Pick<Colleague, "roles">): boolean {
  return roles.includes("general-practitioner");
}

/**
 * Why these cannot be the treaters; null when they can. A record that is open to treaters only has one who works here: otherwise every
 * look at it would be an emergency. Whoever was named before and left may stay named, but does not count.
 */
export function wrongWith(
  { openTo, treaters }: { openTo: RecordOpening; treaters: readonly TreaterFacts[] },
  here: ReadonlyMap<string, Colleague>,
  before: readonly TreaterFacts[],
): Extract<ErrorReason, `patient.${string}`> | null {
  if (treaters.filter(({ part }) => part === "own-gp").length > 1) return "patient.two-own-gps";
  const wasNamed = ({ part, personId }: TreaterFacts) =>
    before.some((one) => one.part === part && one.personId === personId);
  for (const one of treaters) {
    const colleague = here.get(one.personId);
    if (!colleague && wasNamed(one)) continue;
    if (!colleague || !isOfCare(colleague)) return "patient.treater-not-of-care";
    if (one.part === "own-gp" && !isGp(colleague)) return "patient.own-gp-is-no-gp";
  }
  const isAnybodyHere = treaters.some(({ personId }) => here.has(personId));
  return openTo !== "team" && !isAnybodyHere ? "patient.treaters-nobody" : null;
}

/** Until when an emergency opening made now lasts. */
export function openUntil(now: Date): Date {
  return new Date(now.getTime() + emergencyMinutes * 60_000);
}

/** The key by which a name in a file and the name of a colleague are compared: "Dr. S. de Wit" and "s de wit" are one. */
export function gpKey(name: string): string {
  return plain(name)
    .replace(/\([^()]*\)/g, " ")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "" && !["dr", "drs", "mevrouw", "mw", "dhr", "arts", "huisarts"].includes(word))
    .join(" ");
}

/** The GP whom a cell names; null for nobody, or when two could be meant. */
export function gpNamed(text: string, gps: readonly Colleague[]): string | null {
  const key = gpKey(text);
  const [found, second] = key === "" ? [] : gps.filter((one) => gpKey(one.name) === key);
  return found && !second ? found.personId : null;
}
