import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { transact } from "#db/client.ts";
import { database } from "#server/access/database.ts";
import { seal } from "#server/access/seal.ts";
import { readHealth } from "#server/health.ts";
import { closeQueue } from "#server/jobs/queue.ts";
import { startWorker } from "#server/jobs/worker.ts";
import { queueMail } from "#server/mail/queue-mail.ts";
import { sendMail } from "#server/mail/send.ts";
import { owner } from "#tests/support/world.ts";

type Received = { messageId: string; subject: string; to: string[]; raw: string };

const received: Received[] = [];
let refusals = 0;
const mailServer = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData(stream, session, done) {
    let raw = "";
    stream.on("data", (chunk: Buffer) => {
      raw += chunk.toString();
    });
    stream.on("end", () => {
      if (refusals > 0) {
        refusals -= 1;
        return done(Object.assign(new Error("try later"), { responseCode: 451 }));
      }
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, "im").exec(raw)?.[1]?.trim() ?? "";
      const to = session.envelope.rcptTo.map((address) => address.address);
      received.push({ messageId: field("Message-ID"), subject: field("Subject"), to, raw });
      done();
    });
  },
});

beforeAll(async () => {
  await new Promise<void>((settle) => mailServer.listen(0, "127.0.0.1", settle));
  const address = mailServer.server.address();
  process.env.SMTP_URL = `smtp://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
});
afterAll(async () => {
  await closeQueue();
  await owner.end();
  await new Promise<void>((settle) => mailServer.close(settle));
});

const mail = { to: "ria@voorbeeld.test", subject: "Er is iets veranderd in het register", text: "Log in bij Balie." };
const inTransaction = (work: () => unknown) =>
  transact(database(), "write", {}, async (tx) => {
    await queueMail(tx, mail);
    await work();
  });
const waiting = () => owner`select id from queue.job where name = 'mail.send' and state < 'completed'`;

it("a job exists exactly when the data of its transaction does", async () => {
  await expect(
    inTransaction(() => {
      throw new Error("the write failed");
    }),
  ).rejects.toThrow("the write failed");
  expect(await waiting()).toHaveLength(0);
  await inTransaction(() => undefined);
  expect(await waiting()).toHaveLength(1);
});

it("somebody who reads the queue cannot read the e-mails in it", async () => {
  const [row] = await owner<
    { job: string }[]
  >`select to_json(j)::text as job from queue.job j where name = 'mail.send' limit 1`;
  expect(row?.job).toContain("sealed");
  expect(row?.job).not.toMatch(/voorbeeld|register|Balie/);
});

it("a queued job is done by the worker, also when it was queued before the worker started", async () => {
  const worker = await startWorker(() => undefined);
  await vi.waitFor(() => expect(received).toHaveLength(1), 10_000);
  await inTransaction(() => undefined);
  await vi.waitFor(() => expect(received).toHaveLength(2), 10_000);
  expect(received[0]).toMatchObject({ subject: mail.subject, to: [mail.to] });
  await vi.waitFor(async () => expect(await waiting()).toHaveLength(0), 10_000);
  expect((await readHealth()).queue).toMatchObject({ worker: "ok", failed: 0, mail: "on" });
  await worker.stop();
});

it("a hundred queued e-mails are sent one after another, not one per poll of the queue", async () => {
  const before = received.length;
  await transact(database(), "write", {}, async (tx) => {
    for (let count = 0; count < 100; count += 1) await queueMail(tx, mail);
  });
  const worker = await startWorker(() => undefined);
  await vi.waitFor(() => expect(received).toHaveLength(before + 100), 8_000);
  await worker.stop();
});

it("an e-mail that the server refuses for now stays in the queue and is tried again", async () => {
  refusals = 1;
  const before = received.length;
  const worker = await startWorker(() => undefined);
  await inTransaction(() => undefined);
  await vi.waitFor(async () => {
    const rows = await owner`select state from queue.job where name = 'mail.send' and state = 'retry'`;
    expect(rows).toHaveLength(1);
  }, 10_000);
  // Skips the delay before the retry.
  await owner`update queue.job set start_after = now() where name = 'mail.send' and state = 'retry'`;
  await vi.waitFor(() => expect(received).toHaveLength(before + 1), 20_000);
  await worker.stop();
});

it("an e-mail that is handed over twice has the same message id, so it is shown once", async () => {
  const jobId = crypto.randomUUID();
  const job = { sealed: seal("mail", "queue", JSON.stringify(mail)) };
  await sendMail(job, jobId);
  await sendMail(job, jobId);
  const [last, previous] = received.toReversed();
  expect(last?.messageId).toContain(jobId);
  expect(last?.messageId).toBe(previous?.messageId);
});

it("the application's role may use the queue and not change its tables", async () => {
  const raw = database().write.$client;
  await expect(raw`select count(*) from queue.job`).resolves.toHaveLength(1);
  await expect(raw.unsafe("/* a test's own */ alter table queue.job add column x int")).rejects.toMatchObject({
    code: "42501",
  });
  await expect(raw.unsafe("/* a test's own */ create table queue.mine (x int)")).rejects.toMatchObject({
    code: "42501",
  });
});
