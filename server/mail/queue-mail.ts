import { z } from "zod";
import type { Transaction } from "#db/client.ts";
import { seal, unseal } from "#server/access/seal.ts";
import type { JobPayload } from "#server/jobs/jobs.ts";
import { enqueue } from "#server/jobs/queue.ts";

const Mail = z.object({ to: z.email(), subject: z.string().min(1).max(200), text: z.string().min(1).max(20_000) });
/** A plain-text mail. `text` may hold a sign-in link. */
export type Mail = z.infer<typeof Mail>;

const purpose = "mail";

/**
 * Queues a mail in the caller's transaction. Encrypted, because the queue's tables have no row-level security and a
 * mail may wait there for days.
 */
export async function queueMail(tx: Transaction, mail: Mail): Promise<void> {
  await enqueue(tx, "mail.send", { sealed: seal(purpose, "queue", JSON.stringify(Mail.parse(mail))) });
}

/** Decrypts the mail of a job. @throws when it was encrypted with another BALIE_SECRET. */
export function openMail({ sealed }: JobPayload<"mail.send">): Mail {
  const text = unseal(purpose, "queue", sealed);
  if (text === null) throw new Error("a mail in the queue was sealed with another BALIE_SECRET");
  return Mail.parse(JSON.parse(text));
}
