import fc from "fast-check";
import { v7 as uuidv7 } from "uuid";
import { transact } from "#db/client.ts";
import { person } from "#db/schema/people.ts";
import { roles } from "#db/terms/people.ts";
import { grant } from "#server/access/access.ts";
import { type PersonActor, systemActor } from "#server/access/actor.ts";
import { closeDatabase, database } from "#server/access/database.ts";
import { appRouter, createCaller } from "#server/api/root.ts";
import { beginContext } from "#server/api/trpc.ts";
import { sealAuditEvents } from "#server/audit/chain/seal.ts";
import { log } from "#server/log.ts";
import { contractOf, inventedInput } from "./invented-input.ts";
import { member } from "./member.ts";
import { personalFacts } from "./personal-facts.ts";

/**
 * A process that does everything with one person's data, right and wrong, at the most verbose log level.
 * tests/access/logs.test.ts runs it and searches its output for that data.
 */
const { name, email, bsn, words } = personalFacts;
const personId = uuidv7();
const client = { address: "192.0.2.7", agent: `${name}'s browser` };

/** An actor whose organization makes every query fail, so that each call ends in a database error. */
function broken(organizationId: string): PersonActor {
  const part = { kind: "person" as const, personId, name, sessionId: uuidv7(), organizationId, roles, client };
  return { ...part, organizationKind: "practice", hasSecondFactor: true, provedAt: new Date() };
}

async function everyProcedure(actor: PersonActor): Promise<void> {
  const preferences = { locale: "nl" as const, theme: "system" as const, density: "comfortable" as const };
  const caller = createCaller(beginContext(client, { state: "active", method: "password", actor, preferences }));
  for (const [path, procedure] of Object.entries<unknown>(appRouter._def.procedures)) {
    const invented = inventedInput(contractOf(procedure), () => [personId], words);
    for (const input of fc.sample(invented, 4)) {
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
