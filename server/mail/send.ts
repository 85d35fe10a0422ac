import { createTransport, type Transporter } from "nodemailer";
import { ConfigurationError, env } from "#server/env.ts";
import type { JobPayload } from "#server/jobs/jobs.ts";
import { openMail } from "./queue-mail.ts";

let transport: Transporter | undefined;

/**
 * Hands one mail to the mail server. Plain text, no tracking. The message id comes from the job, so that a mail that is
 * handed over twice (killed between sending and marking) is seen once by the reader.
 * @throws when the server does not take it; the queue tries again.
 */
export async function sendMail(job: JobPayload<"mail.send">, jobId: string): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env();
  if (!SMTP_URL) throw new ConfigurationError("SMTP_URL is not set");
  transport ??= createTransport(
    {
      url: SMTP_URL,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from: MAIL_FROM },
  );
  const { to, subject, text } = openMail(job);
  await transport.sendMail({
    ...{ to, subject, text },
    messageId: `<${jobId}@${new URL(env().BALIE_URL).hostname}>`,
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
  });
}
