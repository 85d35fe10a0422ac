import { parseArgs } from "node:util";
import { v7 as uuidv7 } from "uuid";
import { ZodError } from "zod";
import { grant } from "#server/access/access.ts";
import { findAccount, placesOf } from "#server/access/account.ts";
import { systemActor } from "#server/access/actor.ts";
import { confirmTie } from "#server/connections/ties/confirm-tie.ts";
import { DomainError } from "#server/errors.ts";
import { wordsIn } from "#server/language/words.ts";
import { AddOrganizationInput } from "#server/organizations/contract.ts";
import { changeRoles } from "#server/people/staff/change-roles.ts";
import type { HandedOutLink } from "#server/people/staff/contract.ts";
import { ChangeRolesInput, InviteInput } from "#server/people/staff/contract.ts";
import { offerReset } from "#server/people/staff/offer-reset.ts";
import { withInstallation } from "#server/run/prepare-database.ts";
import { addWithAdministrator, operatorsWord } from "./add-with-administrator.ts";

const usage = `
  npm run organization -- add --kind practice --name "Huisartsenpraktijk De Linde" [--agb 01999901] [--city Eikenwijk] [--region "Regio Eemland"] \\
                              --person "Karin Mulder" --email karin@delinde.example [--roles administrator,privacy-officer]
      adds an organization (kind: practice, pharmacy or alliance); its first administrator joins by a link, which is
      mailed, or printed when there is no mail server. The first roles come with it: later nobody grants one to themselves

      An AGB code given here counts as confirmed by whoever runs Balie: messages by that code reach the organization, and so
      do those by a name that the link list gives to that code

  npm run organization -- confirm --email karin@delinde.example --claim 01999901|huisartsdelinde@medmij --note "…" [--name "De Linde"]
      confirms that her organization is who it says, where no alliance staff can; --note says what proof you saw

  npm run organization -- reset --email karin@delinde.example --what password|second-factor
      a link by which somebody sets a new password or a new second factor, when no second administrator can confirm it

  npm run organization -- roles --email karin@delinde.example --roles administrator,general-practitioner [--name "De Linde"]
      gives somebody exactly these roles, where no second administrator can; --name when they work in several places.
      The log of the organization has each of these, for its privacy officer
`;

const options = {
  kind: { type: "string" },
  name: { type: "string" },
  agb: { type: "string", default: "" },
  city: { type: "string", default: "" },
  region: { type: "string", default: "" },
  person: { type: "string" },
  email: { type: "string" },
  what: { type: "string", default: "password" },
  roles: { type: "string", default: "administrator" },
  claim: { type: "string", default: "" },
  note: { type: "string", default: "" },
} as const;

/** `npm run organization`: what cannot be done on a screen, because nobody can sign in yet or any more. */
async function run(): Promise<string> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  switch (positionals[0]) {
    case "add":
      return add(values);
    case "confirm":
      return confirm(values.email ?? "", values.claim, values.note, values.name);
    case "reset":
      return reset(values.email ?? "", values.what);
    case "roles":
      return roles(values.email ?? "", rolesIn(values.roles), values.name);
    default:
      return usage;
  }
}

async function add(values: {
  kind?: string;
  name?: string;
  person?: string;
  email?: string;
  roles: string;
  agb: string;
  city: string;
  region: string;
}) {
  const organization = AddOrganizationInput.parse(values);
  const person = InviteInput.parse({ name: values.person, email: values.email, roles: rolesIn(values.roles) });
  if (!person.roles.includes("administrator")) throw new DomainError("CONFLICT", "people.last-administrator");
  const actor = systemActor("organization command", uuidv7());
  const handed = await withInstallation(say, () => addWithAdministrator(actor, organization, person));
  return `${organization.name} is there. ${person.name} joins with a link.\n\n${linkWords(handed)}`;
}

async function confirm(email: string, claim: string, note: string, name: string | undefined) {
  return withInstallation(say, async () => {
    const place = await onlyPlaceOf(email, name);
    const input = operatorsWord(place.organizationId, claim, note);
    await confirmTie(grant(systemActor("organization command", place.organizationId), "connection.confirm-tie"), input);
    return `${place.organizationName} is confirmed as ${claim}.`;
  });
}

async function reset(email: string, what: string) {
  const handed = await withInstallation(say, async () => {
    const account = await findAccount({ email: email.trim().toLowerCase() });
    const [place] = account ? await placesOf(account.personId) : [];
    if (!account || !place) throw new DomainError("NOT_FOUND", "general.not-found");
    const actor = systemActor("organization command", place.organizationId);
    const { personId } = account;
    return what === "second-factor"
      ? offerReset(grant(actor, "person.reset-second-factor"), { personId })
      : offerReset(grant(actor, "person.reset-password"), { personId });
  });
  return linkWords(handed);
}

async function roles(email: string, wanted: string[], name: string | undefined) {
  return withInstallation(say, async () => {
    const place = await onlyPlaceOf(email, name);
    const input = ChangeRolesInput.parse({ personId: place.personId, roles: wanted });
    await changeRoles(grant(systemActor("organization command", place.organizationId), "person.change-roles"), input);
    return `At ${place.organizationName}: ${place.roles.join(", ")} became ${input.roles.join(", ")}.`;
  });
}

/** Where somebody works; `name` tells which when they work in several places. */
async function onlyPlaceOf(email: string, name: string | undefined) {
  const account = await findAccount({ email: email.trim().toLowerCase() });
  const places = account ? await placesOf(account.personId) : [];
  const [place, other] = places.filter((one) => name === undefined || one.organizationName === name);
  if (!account || !place || other) throw new DomainError("NOT_FOUND", "general.not-found");
  return { ...place, personId: account.personId };
}

function rolesIn(text: string): string[] {
  return text.split(",").map((role) => role.trim());
}

function linkWords({ link, expiresAt }: HandedOutLink): string {
  return `${link ? `  ${link}\n\n` : "It was mailed. "}It works once, until ${expiresAt.toISOString()}.`;
}

function say(line: string): void {
  console.error(line);
}

try {
  console.log(await run());
} catch (problem) {
  console.error(explain(problem));
  process.exitCode = 1;
}

function explain(problem: unknown): string {
  if (problem instanceof ZodError) {
    return `${problem.issues.map((issue) => `--${issue.path.join(".")}: ${issue.message}`).join("\n")}\n${usage}`;
  }
  if (problem instanceof DomainError) return wordsIn("en", "errors")(problem.reason, problem.values);
  if (problem instanceof Error && "code" in problem && String(problem.code).startsWith("ERR_PARSE_ARGS")) {
    return `${problem.message}\n${usage}`;
  }
  return problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
}
