import { PgBoss } from "pg-boss";
import { addresses } from "#server/access/database.ts";
import { jobs, queueSchema } from "#server/jobs/jobs.ts";
import { sendMail } from "#server/mail/send.ts";

// The part of the worker that sends mail, without everything else it does: begun in a moment, so that a test can end it often.
const boss = new PgBoss({
  connectionString: addresses().direct,
  schema: queueSchema,
  migrate: false,
  createSchema: false,
  supervise: false,
  schedule: false,
  max: 2,
});
boss.on("error", () => undefined);
await boss.start();
await boss.work("mail.send", { batchSize: 1, pollingIntervalSeconds: 0.5 }, async (batch) => {
  for (const job of batch) await sendMail(jobs["mail.send"].parse(job.data), job.id);
});
