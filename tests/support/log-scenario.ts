import fc from "fast-check";
import { v7 as uuidv7 } from "uuid";
import { transact } from "#db/client.ts";
import { person } from "#db/schema/people.ts";
import { roles } from "#db/terms/people.ts";
import { grant } from "#server/access/access.ts";
import { type PersonActor, systemActor } from "#server/access/actor.ts";
import { closeDatabase, database } from "#server/access/database.ts";
import { appRouter, createCaller } from "#server/api/root.ts";
import { sealAuditEvents } from "#server/audit/seal.ts";
import { log } from "#server/log.ts";
import { inventedInput } from "./invented-input.ts";
import { member } from "./member.ts";
import { personalFacts } from "./personal-facts.ts";

/**
 * A process that does everything with one person's facts, right and wrong, with the log wide open; what it printed is
 * then searched for those facts. Run by tests/access/logs.test.ts.
 */
const { name, email, bsn, words } = personalFacts;
const personId = uuidv7();
const client = { address: "192.0.2.7", agent: `${name}'s browser` };

/** Somebody whose organization the database cannot even read: every question ends in an error of the database. */
function broken(organizationId: string): PersonActor {
  const part = { kind: "person" as const, personId, name, sessionId: uuidv7(), organizationId, roles, client };
  return { ...part, organizationKind: "practice", hasSecondFactor: true };
}

async function everyProcedure(actor: PersonActor): Promise<void> {
  const preferences = { locale: "nl" as const, theme: "system" as const, density: "comfortable" as const };
  const caller = createCaller({ client, session: { state: "active", method: "password", actor, preferences } });
  for (const [path, procedure] of Object.entries<unknown>(appRouter._def.procedures)) {
    const inputs = member(member(procedure, "_def"), "inputs");
    const contract: unknown = Array.isArray(inputs) ? inputs[0] : undefined;
    for (const input of fc.sample(
      inventedInput(contract, () => [personId], words),
      4,
    )) {
      const call = path.split(".").reduce<unknown>(member, caller);
      if (typeof call === "function") await Promise.resolve(call(input)).catch(() => undefined);
    }
  }
}

async function mistakesOfTheDatabase(): Promise<void> {
  const insert = () =>
    transact(database(), "write", { personId }, (tx) => tx.insert(person).values({ personId, name, email }));
  await insert();
  await insert().catch((err) => log().error({ err }, "could not insert"));
  const wrong = transact(database(), "write", {}, (_, raw) => raw`select ${email}::uuid, ${bsn} as bsn`);
  await wrong.catch((err) => log().error({ err, path: `/search?q=${encodeURIComponent(name)}` }, "could not read"));
}

function mistakesOfAProgrammer(): void {
  log().info({ person: { name, email, contact: { email } }, input: { bsn, query: name } }, "a whole person");
  log().warn(`no such account: ${email}, bsn ${bsn}`);
  log().error({ err: new Error(`cannot mail ${email}`, { cause: new Error(`for ${bsn}`) }) }, `failed for ${email}`);
  log().info({ url: `/patients?name=${encodeURIComponent(name)}&bsn=${bsn}`, list: [name, email] }, "GET");
}

await mistakesOfTheDatabase();
mistakesOfAProgrammer();
await everyProcedure(broken("not an organization"));
await everyProcedure(broken(uuidv7()));
await sealAuditEvents(grant(systemActor("audit.seal"), "audit.seal"));
await closeDatabase();
log().flush();
process.exit(0);
