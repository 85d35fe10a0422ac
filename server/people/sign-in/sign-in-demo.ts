import { demoPeople } from "#db/seed/demo-people.ts";
import type { Access } from "#server/access/access.ts";
import { findAccount } from "#server/access/account.ts";
import { env } from "#server/env.ts";
import { DomainError } from "#server/errors.ts";
import { beginSession } from "./begin-session.ts";
import type { ChooseDemoPersonInput } from "./contract.ts";

/** Signs in as a demo person, without authentication. Outside the demo no account is ever found. */
export async function signInAsDemoPerson(
  access: Access<"session.begin">,
  { personId, organizationId }: ChooseDemoPersonInput,
): Promise<string> {
  const isInvented = demoPeople.some((person) => person.personId === personId);
  const account = env().BALIE_DEMO && isInvented ? await findAccount({ personId }) : null;
  if (!account) throw new DomainError("NOT_FOUND", "general.not-found");
  return beginSession(access, account, { method: "demo", hasSecondFactor: true, organizationId });
}
