import { createTransport, type Transporter } from "nodemailer";
import { ConfigurationError, env } from "#server/env.ts";
import type { JobPayload } from "#server/jobs/jobs.ts";
import { mailNeedsTls } from "#server/transport-rules.ts";
import { openMail } from "./queue-mail.ts";

let transport: Transporter | undefined;

/**
 * Sends one mail through SMTP. Plain text, no tracking. The Message-ID derives from the job, so that mail clients can
 * recognize a duplicate (killed between sending and completing the job).
 * A server that offers no TLS gets nothing, not even the address (`SMTP_TLS`).
 * @throws when the server does not accept it; the queue retries.
 */
export async function sendMail(job: JobPayload<"mail.send">, jobId: string): Promise<void> {
  const { SMTP_URL, SMTP_TLS, MAIL_FROM } = env();
  if (!SMTP_URL) throw new ConfigurationError("SMTP_URL is not set");
  transport ??= createTransport(
    {
      url: SMTP_URL,
      requireTLS: mailNeedsTls(SMTP_URL, SMTP_TLS),
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
