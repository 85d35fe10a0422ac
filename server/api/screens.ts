import { mayDo } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import type { Permission } from "#server/access/permissions.ts";

/** Which permission opens which screen, in the order of the rail. */
const navigation = [
  { screen: "today", permission: "connection.read" },
  { screen: "round", permission: "review.list" },
  { screen: "patients", permission: "patient.list" },
  { screen: "measurements", permission: "measurement.population" },
  { screen: "questionnaires", permission: "questionnaire.list" },
  { screen: "connection", permission: "connection.read" },
  { screen: "overview", permission: "connection.overview" },
  { screen: "register", permission: "register.decide" },
  { screen: "suppliers", permission: "supplier.maintain" },
  { screen: "issues", permission: "issue.handle" },
  { screen: "pilots", permission: "pilot.list" },
  { screen: "catalogue", permission: "catalogue.maintain" },
  { screen: "gateways", permission: "gateway.list" },
  { screen: "people", permission: "person.list" },
  { screen: "audit", permission: "audit.read" },
] as const satisfies readonly { screen: string; permission: Permission }[];

/** The screens that this person can use. Showing them is comfort: each asks the same question again when it opens. */
export function screensOf(actor: PersonActor): (typeof navigation)[number]["screen"][] {
  return navigation.filter((item) => mayDo(actor, item.permission)).map((item) => item.screen);
}
