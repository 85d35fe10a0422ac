import type { RefusalRule } from "#db/terms/register.ts";
import { isDay } from "#server/calendar/days.ts";
import { momentAtWall } from "#server/calendar/moments.ts";

/** Validation of an element's text. `check` returns the violated rule, or null. */
export interface ValueRule {
  /** XSD `whiteSpace="collapse"`: numbers and dates may be surrounded by white space, names may not. */
  collapse: boolean;
  expected: string;
  check(text: string): RefusalRule | null;
}

/** XSD counts characters, not UTF-16 code units; the slow count is only needed near the limits. */
function hasLength(text: string, min: number, max: number): boolean {
  if (text.length >= min * 2 && text.length <= max) return true;
  const length = Array.from(text).length;
  return length >= min && length <= max;
}

function textOf(min: number, max: number): ValueRule {
  return {
    collapse: false,
    expected: `${min}–${max}`,
    check: (text) => (hasLength(text, min, max) ? null : "value-length"),
  };
}

function patternOf(pattern: RegExp, expected: string, min = 0, max = Number.POSITIVE_INFINITY): ValueRule {
  return {
    collapse: false,
    expected,
    check(text) {
      if (text.length < min || text.length > max) return "value-length";
      return pattern.test(text) ? null : "value-pattern";
    },
  };
}

const label = "[a-z0-9][a-z0-9-]*";
const path = "(?:/[^?#/]+)*";

/** XSD of release 2: letters only. */
export const providerNameRelease2 = patternOf(/^[a-z]+@medmij$/, "naam@medmij", 10, 57);
/** Release 3 has no public XSD; real names contain dots and digits. The naming policy does not exclude a hyphen. */
export const providerNameRelease3 = patternOf(/^[a-z0-9]+(?:[.-][a-z0-9]+)*@medmij$/, "naam@medmij", 8, 57);
export const identifier30 = textOf(1, 30);
export const displayName = textOf(3, 50);
/** The link list has no public XSD; some of its names exceed the 50 characters of the list of names. */
export const linkDisplayName = textOf(1, 200);
export const providerType = patternOf(/^[A-Z]{2,10}$/, "ZA, BAZB");
export const interfaceVersion = patternOf(/^[0-9]+(?:\.[0-9]+)*\.?$/, "1.4.0", 1, 20);
export const hostname = patternOf(new RegExp(`^(?:${label}\\.)+[a-z0-9][a-z0-9-]*[a-z0-9]$`), "host.example.nl");
export const frontchannelUri = patternOf(new RegExp(`^https://(?:${label}\\.)+${label}${path}$`), "https://host/…");
export const backchannelUri = patternOf(
  new RegExp(`^https://(?:${label}\\.)+[a-z0-9][a-z0-9-]*[a-z0-9](?::[0-9]{1,5})?${path}$`),
  "https://host:443/…",
);
export const agbCode = patternOf(/^[0-9]{8}$/, "8 cijfers");
export const otherIdentifier = patternOf(/^[0-9A-Za-z.-]{1,50}$/, "1–50");

/** Days that a subscription may last. */
export const durationDays: ValueRule = {
  collapse: true,
  expected: "1–36500",
  check: (text) => (/^[0-9]{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 36_500 ? null : "value-pattern"),
};

/** xs:positiveInteger, within JavaScript's safe integers. */
export const serialNumber: ValueRule = {
  collapse: true,
  expected: "1, 2, 3, …",
  check: (text) => (/^\+?0*[1-9][0-9]{0,15}$/.test(text) && Number.isSafeInteger(Number(text)) ? null : "value-serial"),
};

const dateTime =
  /^(\d{4})-(\d\d)-(\d\d)T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)(Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?$/;

/** xs:dateTime of at least 20 characters, with an existing date. */
export const timestamp: ValueRule = {
  collapse: true,
  expected: "2021-05-04T18:13:51Z",
  check(text) {
    const match = text.length >= 20 && text.length <= 60 ? dateTime.exec(text) : null;
    if (!match) return "value-timestamp";
    const day = `${match[1]}-${match[2]}-${match[3]}`;
    return day >= "1900" && isDay(day) ? null : "value-timestamp";
  },
};

/** The instant of a validated timestamp. Twenty characters do not guarantee a zone; without one it is read as Dutch time. */
export function instantOf(text: string): Date {
  const zoned = /(?:Z|[+-]\d\d:\d\d)$/.test(text);
  return zoned ? new Date(text) : momentAtWall(new Date(`${text}Z`));
}
