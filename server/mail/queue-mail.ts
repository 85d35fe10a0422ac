import { z } from "zod";
import type { Transaction } from "#db/client.ts";
import { seal, unseal } from "#server/access/seal.ts";
import type { JobPayload } from "#server/jobs/jobs.ts";
import { enqueue } from "#server/jobs/queue.ts";

const Mail = z.object({ to: z.email(), subject: z.string().min(1).max(200), text: z.string().min(1).max(20_000) });
/** Plain text. `text` may hold a link that lets somebody in. */
export type Mail = z.infer<typeof Mail>;

const purpose = "mail";

/**
 * Puts a mail in the queue, in the caller's transaction. Sealed, because the queue stands outside row-level security and a mail can wait
 * there for days.
 */
export async function queueMail(tx: Transaction, mail: Mail): Promise<void> {
  await enqueue(tx, "mail.send", { sealed: seal(purpose, "queue", JSON.stringify(Mail.parse(mail))) });
}

/** The mail of a job. @throws when it was sealed by another installation's secret. */
export function openMail({ sealed }: JobPayload<"mail.send">): Mail {
  const text = unseal(purpose, "queue", sealed);
  if (text === null) throw new Error("a mail in the queue was sealed with another BALIE_SECRET");
  return Mail.parse(JSON.parse(text));
}
