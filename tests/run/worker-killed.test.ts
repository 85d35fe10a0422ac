import { type ChildProcess, fork } from "node:child_process";
import { PgBoss } from "pg-boss";
import postgres from "postgres";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { queueSchema } from "#server/jobs/jobs.ts";
import { type Installed, installDatabase, startProcess } from "#tests/support/installed.ts";

const lives = 200;
const lanes = 2;
const notices = 900;
const awayMilliseconds = 60_000;

let installed: Installed;
let owner: postgres.Sql;
let boss: PgBoss;
beforeAll(async () => {
  installed = await installDatabase();
  owner = postgres(installed.url, { max: 2, onnotice: () => undefined });
  boss = new PgBoss({
    connectionString: installed.url,
    schema: queueSchema,
    migrate: false,
    supervise: false,
    schedule: false,
    monitorIntervalSeconds: 1,
  });
  boss.on("error", () => undefined);
  await boss.start();
});
afterAll(async () => {
  await boss.stop({ graceful: false });
  await owner.end({ timeout: 1 });
  await installed.discard();
});

/** Which notice came under which id. */
const received: { messageId: string; subject: string }[] = [];

/** A mail server on a port of its own; `taken` is called before it answers that it took a mail. */
async function openMailServer(taken: () => void, port = 0): Promise<{ server: SMTPServer; port: number }> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _, done) {
      let raw = "";
      stream.on("data", (chunk: Buffer) => {
        raw += chunk.toString();
      });
      stream.on("end", () => {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, "im").exec(raw)?.[1]?.trim() ?? "";
        received.push({ messageId: field("Message-ID"), subject: field("Subject") });
        taken();
        done();
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((settle) => server.listen(port, "127.0.0.1", settle));
  const address = server.server.address();
  return { server, port: typeof address === "object" && address ? address.port : 0 };
}

const pause = (milliseconds: number) => new Promise((wake) => setTimeout(wake, milliseconds));
const close = (server: SMTPServer) => new Promise<void>((settle) => server.close(settle));
const open = async () => {
  const [row] = await owner<{ count: number }[]>`
    select count(*)::int as count from queue.job where name = 'mail.send' and state < 'completed'`;
  return row?.count ?? 0;
};
/** Clocks in the queue run for minutes and hours; here they have run already. */
const letTimePass = async () => {
  await owner`update queue.job set started_on = now() - interval '1 hour' where name = 'mail.send' and state = 'active'`;
  await boss.supervise("mail.send");
  await owner`update queue.job set start_after = now() where name = 'mail.send' and state = 'retry'`;
};

it("a worker that is killed between sending and marking, 200 times, and a mail server that is away for a minute, lose no notice and double none", async () => {
  const mail = (at: number) => ({ to: "ria@voorbeeld.test", subject: `Bericht ${at}`, text: "Log in bij Balie." });
  await boss.insert(
    "mail.send",
    Array.from({ length: notices }, (_, at) => ({ data: mail(at) })),
  );

  let killed = 0;
  const lane = async () => {
    let current: ChildProcess | undefined;
    const { server, port } = await openMailServer(() => {
      // Before the answer, while it is read, or when it is being marked.
      const target = current;
      setTimeout(() => target?.kill("SIGKILL"), Math.random() * 5);
    });
    while (killed < lives) {
      const child = fork("tests/support/mail-worker.ts", [], {
        env: { ...process.env, SMTP_URL: `smtp://127.0.0.1:${port}` },
        stdio: "ignore",
      });
      current = child;
      const [code] = await new Promise<[number | null]>((settle) => child.once("exit", (exit) => settle([exit])));
      expect(code, "it ends by being killed").toBeNull();
      killed += 1;
      if ((await open()) < 60) await letTimePass();
    }
    await close(server);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  expect(killed).toBeGreaterThanOrEqual(lives);
  const waiting = await open();
  expect(waiting, "something was left unmarked").toBeGreaterThan(0);
  await letTimePass();

  const first = await openMailServer(() => undefined);
  await close(first.server);
  const worker = await startProcess("worker", { SMTP_URL: `smtp://127.0.0.1:${first.port}` });
  await pause(awayMilliseconds);
  expect(await open()).toBe(waiting);
  const back = await openMailServer(() => undefined, first.port);
  await expect
    .poll(
      async () => {
        await letTimePass();
        return open();
      },
      { timeout: 60_000, interval: 1_000 },
    )
    .toBe(0);
  await worker.kill();
  await close(back.server);

  const subjects = Map.groupBy(received, ({ subject }) => subject);
  expect(subjects.size).toBe(notices);
  // Handed over twice under the same id is seen once by the reader.
  for (const [subject, copies] of subjects)
    expect(new Set(copies.map(({ messageId }) => messageId)).size, subject).toBe(1);
  expect(new Set(received.map(({ messageId }) => messageId)).size).toBe(notices);
}, 500_000);
