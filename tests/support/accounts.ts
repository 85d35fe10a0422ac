import { Secret, TOTP } from "otpauth";
import { v7 as uuidv7 } from "uuid";
import type { Role } from "#db/terms/people.ts";
import { hashPassword } from "#server/access/password.ts";
import { seal } from "#server/access/seal.ts";
import { owner, type TestOrganization } from "./world.ts";

/** A person with a password and an authenticator app, inserted by the owner. */
type TestAccount = {
  personId: string;
  email: string;
  password: string;
  /** The code in the app now; `steps` shifts it by half minutes. */
  code: (steps?: number) => string;
};

export const testPassword = "drie fietsen bij de sluis";

/**
 * Creates an account with a membership in each of these organizations. Without `app` the second factor is not set up
 * yet.
 */
export async function makeAccount(
  places: TestOrganization[],
  roles: Role[],
  facts: { name?: string; app?: boolean; password?: string | null } = {},
): Promise<TestAccount> {
  const personId = uuidv7();
  const secret = new Secret({ size: 20 });
  const email = `${personId}@voorbeeld.test`;
  const password = facts.password === null ? null : (facts.password ?? testPassword);
  const hasApp = facts.app ?? true;
  await owner`insert into person ${owner({
    person_id: personId,
    email,
    name: facts.name ?? `Persoon ${personId.slice(-6)}`,
    password_hash: password === null ? null : await hashPassword(password),
    totp_secret: hasApp ? seal("totp", personId, secret.base32) : null,
    totp_confirmed_at: hasApp ? new Date() : null,
  })}`;
  for (const { organizationId } of places) {
    await owner`insert into membership (organization_id, person_id, roles) values (${organizationId}, ${personId}, ${owner.array(roles)})`;
  }
  const code = (steps = 0) => new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
  return { personId, email, password: password ?? "", code };
}
