import { sendMail } from "#server/mail/send.ts";
import type { JobName, JobPayload } from "./jobs.ts";

/** Who does what, one line a job: each calls a verb as the system. `jobId` is the same at every attempt. */
export const handlers: { [N in JobName]?: (payload: JobPayload<N>, jobId: string) => Promise<unknown> } = {
  "mail.send": sendMail,
};
