// Our own choices (2026-11-30): no guideline says how many people an alarm of measurements passes, or how fast.

/** People whom one alarm can pass, before it is the team's. */
export const alarmReceiversMax = 4;

/** Minutes of open time after which an alarm that nobody handled goes to the next receiver. */
export const escalateChoices = [15, 30, 60, 120, 240] as const;
export type EscalateMinutes = (typeof escalateChoices)[number];
export const escalateUsual: EscalateMinutes = 60;

/** What came of a handled alarm. */
export const alarmOutcomes = ["called", "visit", "sent-on", "nothing-needed"] as const;
export type AlarmOutcome = (typeof alarmOutcomes)[number];

/** Open alarms of one patient that are shown, and that one conclusion of the round can handle. */
export const alarmsAtOnceMax = 50;

/** Hours in which its outcome is shown to who agreed it, and in which who handled it can reopen it. */
export const handledHours = 24;
