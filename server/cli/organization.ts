import { parseArgs } from "node:util";
import { v7 as uuidv7 } from "uuid";
import { ZodError } from "zod";
import { grant } from "#server/access/access.ts";
import { findAccount, placesOf } from "#server/access/account.ts";
import { systemActor } from "#server/access/actor.ts";
import { DomainError } from "#server/errors.ts";
import { wordsIn } from "#server/language/words.ts";
import { addOrganization } from "#server/organizations/add-organization.ts";
import { AddOrganizationInput } from "#server/organizations/contract.ts";
import type { HandedOutLink } from "#server/people/contract.ts";
import { InviteInput } from "#server/people/contract.ts";
import { invitePerson } from "#server/people/invite-person.ts";
import { offerReset } from "#server/people/offer-reset.ts";
import { withInstallation } from "./prepare-database.ts";

const usage = `
  npm run organization -- add --kind practice --name "Huisartsenpraktijk De Linde" [--agb 01999901] [--city Eikenwijk] \\
                              --person "Karin Mulder" --email karin@delinde.example
      adds an organization (kind: practice, pharmacy or alliance) and prints the link by which its first administrator joins

  npm run organization -- reset --email karin@delinde.example --what password|second-factor
      prints a link by which somebody sets a new password or a new second factor, when no administrator can help
`;

const options = {
  kind: { type: "string" },
  name: { type: "string" },
  agb: { type: "string", default: "" },
  city: { type: "string", default: "" },
  person: { type: "string" },
  email: { type: "string" },
  what: { type: "string", default: "password" },
} as const;

/** `npm run organization`: what nobody can do from a screen, because nobody can sign in yet, or any more. */
async function run(): Promise<string> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  switch (positionals[0]) {
    case "add":
      return add(values);
    case "reset":
      return reset(values.email ?? "", values.what);
    default:
      return usage;
  }
}

async function add(values: {
  kind?: string;
  name?: string;
  person?: string;
  email?: string;
  agb: string;
  city: string;
}) {
  const organization = AddOrganizationInput.parse(values);
  const person = InviteInput.parse({ name: values.person, email: values.email, roles: ["administrator"] });
  const actor = systemActor("organization command", uuidv7());
  const handed = await withInstallation(say, async () => {
    await addOrganization(grant(actor, "organization.add"), organization);
    return invitePerson(grant(actor, "person.invite"), person);
  });
  return `${organization.name} is there. ${person.name} joins with this link:\n\n${linkWords(handed)}`;
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

function linkWords({ link, expiresAt, isMailed }: HandedOutLink): string {
  return `  ${link}\n\nIt works once, until ${expiresAt.toISOString()}.${isMailed ? " It was mailed as well." : ""}`;
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
