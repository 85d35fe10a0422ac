import { setTimeout as pause } from "node:timers/promises";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Installed, installDatabase, startProcess } from "#tests/support/installed.ts";
import { chance, howMany, seedTitle } from "#tests/support/kill-points.ts";

const pointsMin = howMany(20, 200);
const peopleCount = howMany(80, 400);
/** Two workers, each sending four e-mails at a time. */
const atOnce = 8;
const awayMilliseconds = howMany(10_000, 60_000);

let installed: Installed;
let world: typeof import("#tests/support/world.ts");

/** Every e-mail that the mail server accepted, in order: the recipient and the message id. */
const taken: { to: string; messageId: string }[] = [];
/** While set: e-mails that the mail server has received but not acknowledged yet. */
let held: (() => void)[] | null = null;
let port = 0;
let mailServer: SMTPServer;

async function openMailServer(): Promise<void> {
  mailServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    closeTimeout: 100,
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const messageId = /^Message-ID: (.*)$/im.exec(String(Buffer.concat(parts)))?.[1]?.trim() ?? "";
        for (const { address } of session.envelope.rcptTo) taken.push({ to: address, messageId });
        if (held) held.push(done);
        else done();
      });
    },
  });
  // A killed worker drops its connection.
  mailServer.on("error", () => undefined);
  await new Promise<void>((settle) => mailServer.listen(port, "127.0.0.1", settle));
  const address = mailServer.server.address();
  port = address && typeof address === "object" ? address.port : 0;
}
const closeMailServer = () => new Promise<void>((settle) => mailServer.close(settle));

beforeAll(async () => {
  await openMailServer();
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;
  installed = await installDatabase();
  // Modules that read the environment on load are imported after it is set.
  world = await import("#tests/support/world.ts");
});
afterAll(async () => {
  const [{ closeDatabase }, { closeQueue }] = await Promise.all([
    import("#server/access/database.ts"),
    import("#server/jobs/queue.ts"),
  ]);
  await closeQueue();
  await closeDatabase();
  await world.owner.end({ timeout: 1 });
  await closeMailServer();
  await installed.discard();
});

/** A practice in which everybody wants e-mail, and one change in the register: a notice for each of them. */
async function notifyEverybody(): Promise<Set<string>> {
  const { mailNotices } = await import("#server/connections/watch/mail-notices.ts");
  const { transact } = await import("#db/client.ts");
  const { database } = await import("#server/access/database.ts");
  const { organizationId } = await world.makeOrganization();
  await world.owner`
    with made as (
      insert into person (person_id, email, name)
      select gen_random_uuid(), 'persoon' || n || '@voorbeeld.test', 'Persoon ' || n from generate_series(1, ${peopleCount}) n
      returning person_id)
    insert into membership (organization_id, person_id, roles, mail_on_connection_change)
    select ${organizationId}, person_id, '{administrator}', true from made`;
  await transact(database(), "write", { organizationId }, (tx) => mailNotices(tx, organizationId));
  return new Set(Array.from({ length: peopleCount }, (_, index) => `persoon${index + 1}@voorbeeld.test`));
}

/** E-mails that the mail server accepted while the queue still has them as active. */
async function countBetween(): Promise<number> {
  const rows = await world.owner<
    { id: string }[]
  >`select id from queue.job where name = 'mail.send' and state = 'active'`;
  return rows.filter(({ id }) => taken.some(({ messageId }) => messageId.includes(id))).length;
}
const unsent = () => world.owner`select 1 from queue.job where name = 'mail.send' and state <> 'completed' limit 1`;

it(`kill -9 of the worker between sending and marking, at ${pointsMin} points, and a mail server that is away for ${awayMilliseconds / 1_000} s: every notice arrives, and is seen once ${seedTitle}`, async () => {
  const everybody = await notifyEverybody();

  let points = 0;
  while (points < pointsMin) {
    held = [];
    const workers = await Promise.all([startProcess("worker"), startProcess("worker")]);
    await expect.poll(() => held?.length, { timeout: 20_000, interval: 2 }).toBeGreaterThanOrEqual(atOnce);
    for (const say of held) setTimeout(say, chance() * 4);
    await pause(chance() * 7);
    await Promise.all(workers.map((worker) => worker.kill()));
    points = await countBetween();
  }
  held = null;

  await closeMailServer();
  const takenBefore = taken.length;
  const worker = await startProcess("worker");
  // Their workers are gone. Skips the expiry time; finding them is still up to the worker.
  await world.owner`update queue.job set started_on = started_on - interval '1 hour' where name = 'mail.send' and state = 'active'`;
  await pause(awayMilliseconds);
  expect(taken.length).toBe(takenBefore);
  await openMailServer();
  await expect
    .poll(
      async () => {
        // Skips the delay before the retry.
        await world.owner`update queue.job set start_after = now() where name = 'mail.send' and state = 'retry'`;
        return (await unsent()).length;
      },
      { timeout: 60_000, interval: 500 },
    )
    .toBe(0);
  await worker.kill();

  const idsOf = new Map<string, Set<string>>();
  for (const { to, messageId } of taken) idsOf.set(to, (idsOf.get(to) ?? new Set()).add(messageId));
  expect(new Set(idsOf.keys())).toEqual(everybody);
  expect([...idsOf].filter(([, ids]) => ids.size !== 1)).toEqual([]);
  // Some really were sent twice: the kill points are where they should be.
  expect(taken.length).toBeGreaterThanOrEqual(peopleCount + pointsMin);
  expect(new Set(taken.map(({ messageId }) => messageId)).size).toBe(peopleCount);
}, 400_000);
