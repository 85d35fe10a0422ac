/** One value of a story: how long ago, at what time (Dutch time; null: a date only), and its value. */
export type StoryValue = {
  kind: "blood-pressure" | "body-weight" | "blood-glucose" | "heart-rate" | "oxygen-saturation" | "body-temperature";
  daysAgo: number;
  at: `${number}:${number}` | null;
  value: number;
  diastolic?: number;
  /** Glucose: the moment of the day. */
  moment?: "fasting" | "after-meal";
  comment?: string;
  /** The device it came from; absent: entered by hand. */
  device?: string;
};

/** A deterministic pseudo-random generator (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Spread = { seed: number; fromDaysAgo: number; toDaysAgo: number; device?: string; skipDaysAgo?: number[] };

/** Home blood pressure: two in the morning, two in the evening, slightly higher in the morning. */
export function pressures(spread: Spread & { systolic: number; diastolic: number; isRounded?: boolean }): StoryValue[] {
  const next = numbersFrom(spread.seed);
  const round = (value: number) => (spread.isRounded ? Math.round(value / 10) * 10 : Math.round(value));
  return daysOf(spread).flatMap((daysAgo) =>
    (["7:30", "7:32", "20:40", "20:42"] as const).map((at, turn) => {
      const lift = turn < 2 ? 3 : -2;
      const systolic = round(spread.systolic + lift + (next() - 0.5) * 14);
      const diastolic = round(spread.diastolic + lift / 2 + (next() - 0.5) * 8);
      return {
        kind: "blood-pressure",
        daysAgo,
        at,
        value: systolic,
        diastolic: diastolic,
        device: spread.device,
      } as const;
    }),
  );
}

/** A sensor that reports every quarter of an hour, with a rise after each meal. */
export function sensed(spread: Spread & { level: number }): StoryValue[] {
  const next = numbersFrom(spread.seed);
  return daysOf(spread).flatMap((daysAgo) =>
    Array.from({ length: 96 }, (_, quarter) => {
      const hour = quarter / 4;
      const meals = [8, 13, 18.5].map((meal) => Math.exp(-(((hour - meal - 1) / 1.1) ** 2)));
      const value = spread.level + 3.4 * Math.max(...meals) + (next() - 0.5) * 1.6;
      const at = `${Math.floor(hour)}:${String((quarter % 4) * 15).padStart(2, "0")}` as StoryValue["at"];
      return { kind: "blood-glucose", daysAgo, at, value: Math.round(value * 10) / 10, device: spread.device };
    }),
  );
}

/** One weight each morning along a line, with some noise. */
export function weights(spread: Spread & { from: number; to: number }): StoryValue[] {
  const next = numbersFrom(spread.seed);
  const days = daysOf(spread);
  return days.map((daysAgo, index) => {
    const along = days.length < 2 ? 1 : index / (days.length - 1);
    const value = spread.from + (spread.to - spread.from) * along + (next() - 0.5) * 0.5;
    return { kind: "body-weight", daysAgo, at: "7:15", value: Math.round(value * 10) / 10, device: spread.device };
  });
}

/** Fasting in the morning, and two hours after lunch and dinner. */
export function glucoses(spread: Spread & { fasting: number; after: number }): StoryValue[] {
  const next = numbersFrom(spread.seed);
  const oneDecimal = (value: number) => Math.round(value * 10) / 10;
  return daysOf(spread).flatMap((daysAgo) => [
    glucose(daysAgo, "7:10", oneDecimal(spread.fasting + (next() - 0.5) * 2), "fasting"),
    glucose(daysAgo, "14:20", oneDecimal(spread.after + (next() - 0.5) * 4), "after-meal"),
    glucose(daysAgo, "20:30", oneDecimal(spread.after + 0.6 + (next() - 0.5) * 4), "after-meal"),
  ]);

  function glucose(daysAgo: number, at: StoryValue["at"], value: number, moment: StoryValue["moment"]): StoryValue {
    return { kind: "blood-glucose", daysAgo, at, value, moment, device: spread.device };
  }
}

export function daily(
  spread: Spread & { kind: StoryValue["kind"]; level: number; noise: number; decimals?: number },
): StoryValue[] {
  const next = numbersFrom(spread.seed);
  const factor = 10 ** (spread.decimals ?? 0);
  return daysOf(spread).map((daysAgo) => {
    const value = Math.round((spread.level + (next() - 0.5) * 2 * spread.noise) * factor) / factor;
    return { kind: spread.kind, daysAgo, at: "8:00", value, device: spread.device };
  });
}

function daysOf({ fromDaysAgo, toDaysAgo, skipDaysAgo = [] }: Spread): number[] {
  const days = Array.from({ length: fromDaysAgo - toDaysAgo + 1 }, (_, index) => fromDaysAgo - index);
  return days.filter((day) => !skipDaysAgo.includes(day));
}
