import type { Environment } from "#server/env.ts";
import type { JobName } from "./jobs.ts";

/** What the clock starts. `when` says whether this installation does it at all. */
export const schedules: Partial<Record<JobName, { cron: string; when: (settings: Environment) => boolean }>> = {
  "register.fetch": { cron: "*/15 * * * *", when: (settings) => settings.REGISTER_URL !== undefined },
  // By the hour: a reminder on the day is soon enough, and what is past its last day should not linger until tomorrow.
  "questionnaires.remind": { cron: "5 * * * *", when: () => true },
  // Before the practice opens: who was expected to measure and did not.
  "measurements.watch": { cron: "30 5 * * *", when: () => true },
  "audit.seal": { cron: "* * * * *", when: () => true },
  "reviews.assess": { cron: "* * * * *", when: () => true },
  "reviews.forget-drafts": { cron: "50 3 * * *", when: () => true },
  "people.forget": { cron: "40 3 * * *", when: () => true },
  // The hosts of the demo are invented; there is nobody to ask.
  "connections.probe-all": { cron: "10 4 * * *", when: (settings) => !settings.BALIE_DEMO },
  "throttle.forget": { cron: "20 3 * * *", when: () => true },
};

/** Jobs that stay in the queue, untouched, until the installation is configured for them. */
export const waitsFor: Partial<Record<JobName, (settings: Environment) => boolean>> = {
  "mail.send": (settings) => settings.SMTP_URL === undefined,
};
