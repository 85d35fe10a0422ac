import type { Environment } from "#server/env.ts";
import type { JobName } from "./jobs.ts";

/** The scheduled jobs. `when`: whether this installation runs it at all. */
export const schedules: Partial<Record<JobName, { cron: string; when: (settings: Environment) => boolean }>> = {
  "register.fetch": { cron: "*/15 * * * *", when: (settings) => settings.REGISTER_URL !== undefined },
  // Hourly: soon enough for a reminder on its day, and an expired questionnaire does not stay open until the next day.
  "questionnaires.remind": { cron: "5 * * * *", when: () => true },
  // Before the practice opens: who was expected to measure and did not.
  "measurements.watch": { cron: "30 5 * * *", when: () => true },
  // Each minute: an alarm that nobody handles goes to the next receiver.
  "measurements.pass-on": { cron: "* * * * *", when: () => true },
  // Each minute: what was planned goes out at its moment.
  "consults.send-planned": { cron: "* * * * *", when: () => true },
  // At night: what no row points at.
  "documents.clear": { cron: "30 2 * * *", when: () => true },
  "audit.seal": { cron: "* * * * *", when: () => true },
  "audit.mail-heads": { cron: "15 7 * * *", when: (settings) => settings.SMTP_URL !== undefined },
  // At night: it reads and removes by key, a block at a time.
  "audit.archive": { cron: "10 2 * * *", when: () => true },
  "reviews.assess": { cron: "* * * * *", when: () => true },
  "reviews.forget-drafts": { cron: "50 3 * * *", when: () => true },
  "consults.forget-drafts": { cron: "55 3 * * *", when: () => true },
  "people.expire-sessions": { cron: "*/5 * * * *", when: () => true },
  "people.forget": { cron: "40 3 * * *", when: () => true },
  // The demo's hosts do not exist.
  "connections.probe-all": { cron: "10 4 * * *", when: (settings) => !settings.BALIE_DEMO },
  "throttle.forget": { cron: "20 3 * * *", when: () => true },
};

/** Jobs that stay queued, untouched, until the installation is configured for them. */
export const waitsFor: Partial<Record<JobName, (settings: Environment) => boolean>> = {
  "mail.send": (settings) => settings.SMTP_URL === undefined,
};
