import { momentAtWall } from "#server/calendar/moments.ts";
import type { Read } from "#server/fhir/outcome.ts";

/** From (included) until (not included); null: open. */
export type DateRange = { from: Date | null; until: Date | null };

const pattern =
  /^(eq|ge|gt|le|lt|sa|eb)?(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;

/**
 * The period that all of these `date` parameters (or others of that type, at `place`) allow. A day, month or year means all of it, in Dutch time.
 */
export function readDates(parameters: readonly string[], place = "Observation.date"): Read<DateRange> {
  const range: DateRange = { from: null, until: null };
  for (const parameter of parameters) {
    const read = readDate(parameter);
    if (!read) {
      const diagnostics = "A date is YYYY-MM-DD with or without a time, after eq, ge, gt, le, lt, sa or eb";
      return {
        ok: false,
        issues: [{ severity: "error", code: "value", diagnostics, expression: [place] }],
      };
    }
    if (read.from && (!range.from || read.from > range.from)) range.from = read.from;
    if (read.until && (!range.until || read.until < range.until)) range.until = read.until;
  }
  return { ok: true, value: range };
}

function readDate(parameter: string): DateRange | null {
  const parts = pattern.exec(parameter);
  if (!parts) return null;
  const period = periodOf(parts);
  if (!period) return null;
  const { begin, end } = period;
  switch (parts[1] ?? "eq") {
    case "ge":
      return { from: begin, until: null };
    case "gt":
    case "sa":
      return { from: end, until: null };
    case "le":
      return { from: null, until: end };
    case "lt":
    case "eb":
      return { from: null, until: begin };
    default:
      return { from: begin, until: end };
  }
}

function periodOf([, , year = "", month, day, hour, minute, second, offset]: RegExpExecArray): {
  begin: Date;
  end: Date;
} | null {
  const local = Date.UTC(
    Number(year),
    Number(month ?? 1) - 1,
    Number(day ?? 1),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second ?? 0),
  );
  const shown = new Date(local).toISOString();
  // `Date.UTC` moves a month or day that does not exist: 13 to January, 30 February to March.
  const asked = [year, month, day].filter((part) => part !== undefined).join("-");
  if (!shown.startsWith(asked)) return null;
  const next = (): number => {
    if (second) return local + 1_000;
    if (minute) return local + 60_000;
    // On the wall, where each day has 24 hours.
    if (day) return local + 24 * 3_600_000;
    return month ? Date.UTC(Number(year), Number(month), 1) : Date.UTC(Number(year) + 1, 0, 1);
  };
  return { begin: onCalendar(inZone(local, offset)), end: onCalendar(inZone(next(), offset)) };
}

/** Clamps to the years 1 to 9999. */
function onCalendar(moment: Date): Date {
  const [first, last] = [Date.parse("0001-01-01T00:00:00Z"), Date.parse("9999-12-31T23:59:59.999Z")];
  return new Date(Math.min(Math.max(moment.getTime(), first), last));
}

/** Shifts a time that was read as UTC to its own offset, or to Dutch time without one. */
function inZone(local: number, offset: string | undefined): Date {
  if (offset === "Z") return new Date(local);
  if (offset) {
    const sign = offset.startsWith("-") ? -1 : 1;
    const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
    return new Date(local - sign * minutes * 60_000);
  }
  return momentAtWall(new Date(local));
}
