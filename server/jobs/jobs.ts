import { z } from "zod";

/** Every job with its payload. A job with personal data sets how soon it is deleted (see `queues`). */
export const jobs = {
  "register.fetch": z.object({}),
  "connections.watch": z.object({}),
  "connections.probe": z.object({ organizationId: z.uuid() }),
  "questionnaires.remind": z.object({}),
  "consults.send-planned": z.object({}),
  "consults.move-deadlines": z.object({ organizationId: z.uuid() }),
  "documents.clear": z.object({}),
  "audit.seal": z.object({}),
  "audit.mail-heads": z.object({}),
  "audit.archive": z.object({}),
  "throttle.forget": z.object({}),
  "people.forget": z.object({}),
  "people.expire-sessions": z.object({}),
  "connections.probe-all": z.object({}),
  /** Without a receiver: the team. */
  "measurements.tell": z.object({ organizationId: z.uuid(), receiverId: z.uuid().nullable() }),
  "measurements.pass-on": z.object({}),
  "measurements.watch": z.object({}),
  "measurements.judge-again": z.object({ organizationId: z.uuid() }),
  "measurements.judge-patient": z.object({ organizationId: z.uuid(), patientId: z.uuid() }),
  /** Without an organization: all that are due. */
  "reviews.assess": z.object({ organizationId: z.uuid().optional() }),
  "reviews.forget-drafts": z.object({}),
  "consults.forget-drafts": z.object({}),
  /** The payload encrypted by `queueMail` (server/mail/queue-mail.ts). */
  "mail.send": z.object({ sealed: z.string().max(200_000) }),
} as const;

export type JobName = keyof typeof jobs;
export type JobPayload<N extends JobName> = z.infer<(typeof jobs)[N]>;

/** How each queue retains, retries and deletes its jobs, in seconds. `policy: "short"`: at most one waits at a time. */
export const queues: Record<JobName, QueueRules> = {
  "register.fetch": {
    policy: "short",
    retryLimit: 2,
    retryDelay: 60,
    retryBackoff: true,
    expireInSeconds: 900,
    deleteAfterSeconds: 86_400,
  },
  "connections.watch": {
    policy: "short",
    retryLimit: 5,
    retryDelay: 5,
    retryBackoff: true,
    expireInSeconds: 900,
    deleteAfterSeconds: 86_400,
  },
  "connections.probe": {
    policy: "short",
    retryLimit: 1,
    retryDelay: 30,
    retryBackoff: true,
    expireInSeconds: 120,
    deleteAfterSeconds: 3_600,
  },
  "questionnaires.remind": {
    policy: "short",
    retryLimit: 3,
    retryDelay: 60,
    retryBackoff: true,
    expireInSeconds: 900,
    deleteAfterSeconds: 86_400,
  },
  "audit.seal": {
    policy: "short",
    retryLimit: 3,
    retryDelay: 5,
    retryBackoff: true,
    expireInSeconds: 300,
    deleteAfterSeconds: 3_600,
  },
  "audit.mail-heads": {
    policy: "short",
    retryLimit: 5,
    retryDelay: 60,
    retryBackoff: true,
    expireInSeconds: 900,
    deleteAfterSeconds: 86_400,
  },
  "audit.archive": {
    policy: "short",
    retryLimit: 1,
    retryDelay: 600,
    retryBackoff: true,
    expireInSeconds: 10_800,
    deleteAfterSeconds: 86_400,
  },
  "throttle.forget": {
    policy: "short",
    retryLimit: 1,
    retryDelay: 60,
    retryBackoff: true,
    expireInSeconds: 300,
    deleteAfterSeconds: 86_400,
  },
  "reviews.forget-drafts": {
    policy: "short",
    retryLimit: 2,
    retryDelay: 60,
    retryBackoff: true,
    expireInSeconds: 900,
    deleteAfterSeconds: 86_400,
  },
  "documents.clear": {
    policy: "short",
    retryLimit: 2,
    retryDelay: 600,
    retryBackoff: true,
    expireInSeconds: 3_600,
    deleteAfterSeconds: 86_400,
  },
  "consults.forget-drafts": {
    policy: "short",
    retryLimit: 2,
    retryDelay: 60,
    retryBackoff: true,
    expireInSeconds: 900,
    deleteAfterSeconds: 86_400,
  },
  "people.forget": {
    policy: "short",
    retryLimit: 2,
    retryDelay: 60,
    retryBackoff: true,
    expireInSeconds: 900,
    deleteAfterSeconds: 86_400,
  },
  "people.expire-sessions": {
    policy: "short",
    retryLimit: 1,
    retryDelay: 30,
    retryBackoff: true,
    expireInSeconds: 300,
    deleteAfterSeconds: 3_600,
  },
  "connections.probe-all": {
    policy: "short",
    retryLimit: 1,
    retryDelay: 600,
    retryBackoff: true,
    expireInSeconds: 3_600,
    deleteAfterSeconds: 86_400,
  },
  "measurements.tell": {
    policy: "standard",
    retryLimit: 20,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 600,
    expireInSeconds: 120,
    deleteAfterSeconds: 3_600,
  },
  "consults.send-planned": {
    policy: "short",
    retryLimit: 3,
    retryDelay: 5,
    retryBackoff: true,
    expireInSeconds: 300,
    deleteAfterSeconds: 3_600,
  },
  "measurements.pass-on": {
    policy: "short",
    retryLimit: 3,
    retryDelay: 5,
    retryBackoff: true,
    expireInSeconds: 300,
    deleteAfterSeconds: 3_600,
  },
  "measurements.watch": {
    policy: "short",
    retryLimit: 2,
    retryDelay: 60,
    retryBackoff: true,
    expireInSeconds: 3_000,
    deleteAfterSeconds: 86_400,
  },
  "consults.move-deadlines": {
    policy: "short",
    retryLimit: 5,
    retryDelay: 10,
    retryBackoff: true,
    expireInSeconds: 900,
    deleteAfterSeconds: 3_600,
  },
  "measurements.judge-again": {
    policy: "short",
    retryLimit: 5,
    retryDelay: 10,
    retryBackoff: true,
    expireInSeconds: 3_000,
    deleteAfterSeconds: 3_600,
  },
  "measurements.judge-patient": {
    policy: "short",
    retryLimit: 5,
    retryDelay: 2,
    retryBackoff: true,
    expireInSeconds: 120,
    deleteAfterSeconds: 3_600,
  },
  "reviews.assess": {
    policy: "short",
    retryLimit: 5,
    retryDelay: 2,
    retryBackoff: true,
    expireInSeconds: 300,
    deleteAfterSeconds: 3_600,
  },
  // Retries for about three days; a sent mail is deleted after a minute, because it holds personal data.
  "mail.send": {
    policy: "standard",
    retryLimit: 60,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 3_600,
    expireInSeconds: 120,
    deleteAfterSeconds: 60,
    atOnce: 4,
  },
};

type QueueRules = {
  policy: "short" | "standard";
  retryLimit: number;
  retryDelay: number;
  retryBackoff: boolean;
  retryDelayMax?: number;
  expireInSeconds: number;
  deleteAfterSeconds: number;
  /** Jobs of this queue that one worker runs concurrently; default 1. */
  atOnce?: number;
};

/** The schema of the queue's own tables. */
export const queueSchema = "queue";
