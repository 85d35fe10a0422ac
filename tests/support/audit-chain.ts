import { grant } from "#server/access/access.ts";
import { type PersonActor, systemActor } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";
import { sealAuditEvents } from "#server/audit/chain/seal.ts";
import { verifyAuditChain } from "#server/audit/verification/verify.ts";
import { makeOrganization, makePerson, owner, type TestOrganization } from "./world.ts";

/** Seals the log of one organization, or of all; `at` is when the block says it was. */
export const seal = (organizationId?: string, at?: Date) =>
  sealAuditEvents(grant(systemActor("audit.seal", organizationId), "audit.seal"), at);

export const verify = (officer: PersonActor, input = {}) => verifyAuditChain(grant(officer, "audit.verify"), input);

/** Writes log lines through `change`, as the application does; `shown` are the patients that each showed. */
export async function write(actor: PersonActor, count: number, shown: readonly string[] = []): Promise<void> {
  const access = grant(actor, "profile.change");
  const object = { type: "person", id: actor.personId };
  for (let i = 0; i < count; i++) {
    const line = { event: "person.profile-changed" as const, object, detail: { i }, shown };
    await change(access, async () => ({ result: undefined, event: line }));
  }
}

/** An organization with a block of four lines for each of these moments, from that moment, and its privacy officer. */
export async function practiceSealedAt(
  moments: readonly (Date | undefined)[],
  shown: readonly string[] = [],
): Promise<{ practice: TestOrganization; officer: PersonActor }> {
  const practice = await makeOrganization();
  const officer = await makePerson(practice, ["privacy-officer"]);
  for (const moment of moments) {
    await write(officer, 4, shown);
    if (moment) {
      await owner`update audit_event e set occurred_at = ${moment} where organization_id = ${practice.organizationId}
        and not exists (select from audit_seal s where s.organization_id = e.organization_id and s.event_id = e.event_id)`;
    }
    await seal(practice.organizationId, moment);
  }
  return { practice, officer };
}
