import { useTranslations } from "next-intl";
import { type DayColumn, DayColumns } from "#components/chart/day-columns.tsx";
import { type SharePart, ShareStack } from "#components/chart/share-stack.tsx";
import { valueAxis } from "#components/chart/value-axis.ts";
import { useValueWords } from "#components/measurements/values/value-words.ts";
import { Callout } from "#components/ui/callout.tsx";
import type { ProfileAnswer, ProfileBin } from "#server/measurements/interpretation/profile-contract.ts";
import { type Figure, FigureRow } from "./figure-row.tsx";
import { spanMinOf } from "./series-picture.ts";

/**
 * Glucose folded into one day (AGP), with the time in each range. With too few readings for a profile it shows the
 * readings only and says so.
 */
export function GlucoseProfile({ profile }: { profile: ProfileAnswer }) {
  const words = useTranslations("measurements.profile");
  const shares = useShares(profile);
  // Only a sensor that was worn long enough measures time; pricks are counted.
  const isTime = profile.sensor !== null && profile.isEnough;
  const sharesTitle = isTime ? words("time-shares") : words("shares", { count: profile.count });
  return (
    <div className="space-y-4">
      <h3 className="font-strong">{words("title")}</h3>
      {profile.isEnough ? null : (
        <Callout state="open" title={words("too-few")}>
          {profile.sensor
            ? words("too-few-sensor", { days: profile.sensor.days, min: profile.sensor.daysMin })
            : words("too-few-body", { count: profile.count, min: profile.readingsMin })}
        </Callout>
      )}
      {profile.count > 0 ? <ProfilePicture profile={profile} /> : null}
      <FigureRow figures={useMomentFigures(profile)} />
      {shares.length > 0 ? (
        <div className="max-w-prose space-y-2">
          <h4 className="text-ink-soft">{sharesTitle}</h4>
          <ShareStack label={sharesTitle} parts={shares} />
        </div>
      ) : null}
    </div>
  );
}

function ProfilePicture({ profile }: { profile: ProfileAnswer }) {
  const words = useTranslations("measurements.profile");
  const all = useTranslations("measurements");
  const say = useValueWords("blood-glucose");
  const { low, high } = profile.ranges.values;
  const band = { lower: asNumber(low), upper: asNumber(high), isFirm: profile.ranges.origin !== "book" };
  const bounds = [band.lower, band.upper].filter((bound) => bound !== null);
  const axis = valueAxis([...profile.points.map((point) => point.value), ...bounds], spanMinOf("blood-glucose"));
  const columns = profile.bins.map(
    (bin): DayColumn => ({
      fromMinute: bin.fromMinute,
      untilMinute: bin.untilMinute,
      percentiles: bin.percentiles,
      words: columnWords(bin),
    }),
  );
  return (
    <figure>
      <DayColumns
        title={words("title")}
        description={words("description", { count: profile.count, unit: say.unit })}
        axis={axis}
        say={say.tick}
        columns={columns}
        dots={profile.points.map((point, index) => ({
          key: String(index),
          minute: point.minute,
          value: point.value,
          shape: band.upper !== null && point.value > band.upper ? "up" : isBelow(point.value) ? "down" : "point",
          words: `${clock(point.minute)}: ${say.whole(point)}`,
        }))}
        band={band}
      />
      <figcaption className="text-ink-soft text-small">
        {words(profile.isEnough ? "legend" : "legend-few", {
          low: band.lower === null ? "" : say.number(band.lower),
          high: band.upper === null ? "" : say.number(band.upper),
        })}
      </figcaption>
      {profile.isEnough ? <ProfileTable bins={profile.bins} /> : null}
    </figure>
  );

  function isBelow(value: number): boolean {
    return band.lower !== null && value < band.lower;
  }

  function columnWords({ part, fromMinute, untilMinute, count, percentiles }: ProfileBin): string {
    const name = part ? all(`day-parts.${part}`) : `${clock(fromMinute)}–${clock(untilMinute)}`;
    const middle = percentiles ? say.whole({ value: percentiles.p50 }) : "–";
    return words("column", { name, middle, count });
  }
}

/** The profile as a table. */
function ProfileTable({ bins }: { bins: ProfileBin[] }) {
  const words = useTranslations("measurements.profile");
  const all = useTranslations("measurements");
  const say = useValueWords("blood-glucose");
  const columns = ["p5", "p25", "p50", "p75", "p95"] as const;
  return (
    <details className="pt-2">
      <summary className="w-fit rounded-mark text-ink-soft text-small hover:text-ink">{words("table")}</summary>
      <table className="mt-2 w-full max-w-prose text-left text-small">
        <thead className="text-ink-soft">
          <tr>
            <th scope="col" className="py-1">
              {words("part")}
            </th>
            <th scope="col" className="py-1 text-right">
              {words("count")}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className="py-1 text-right">
                {words(`percentiles.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bins.map(({ part, fromMinute, untilMinute, count, percentiles }) => (
            <tr key={fromMinute} className="border-line border-t">
              <th scope="row" className="py-1 font-normal">
                {part ? all(`day-parts.${part}`) : `${clock(fromMinute)}–${clock(untilMinute)}`}
              </th>
              <td className="py-1 text-right tabular-nums">{count}</td>
              {columns.map((column) => (
                <td key={column} className="py-1 text-right tabular-nums">
                  {percentiles ? say.number(percentiles[column]) : "–"}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function useMomentFigures({ average, fasting, afterMeal }: ProfileAnswer): Figure[] {
  const words = useTranslations("measurements.profile");
  const say = useValueWords("blood-glucose");
  const figures = [
    { label: words("average"), value: average, note: undefined },
    { label: words("fasting"), value: fasting.average, note: words("readings", { count: fasting.count }) },
    { label: words("after-meal"), value: afterMeal.average, note: words("readings", { count: afterMeal.count }) },
  ];
  return figures
    .filter((figure) => figure.value !== null)
    .map(({ label, value, note }) => ({ label, value: say.whole({ value }), note }));
}

function useShares({ shares, ranges, isEnough }: ProfileAnswer): SharePart[] {
  const words = useTranslations("measurements.profile");
  const say = useValueWords("blood-glucose");
  if (!shares) return [];
  const figure = (name: string) => asNumber(ranges.values[name]) ?? 0;
  const bound = (name: string) => say.number(figure(name));
  const parts = [
    {
      key: "very-low",
      tone: "far",
      side: "low",
      share: shares.veryLow,
      own: shares.veryLow,
      max: "veryLowShareMax",
      at: "veryLow",
    },
    {
      key: "low",
      tone: "out",
      side: "low",
      share: shares.low,
      own: shares.low - shares.veryLow,
      max: "lowShareMax",
      at: "low",
    },
    {
      key: "in-range",
      tone: "within",
      side: "within",
      share: shares.inRange,
      own: shares.inRange,
      max: null,
      at: "low",
    },
    {
      key: "high",
      tone: "out",
      side: "high",
      share: shares.high,
      own: shares.high - shares.veryHigh,
      max: "highShareMax",
      at: "high",
    },
    {
      key: "very-high",
      tone: "far",
      side: "high",
      share: shares.veryHigh,
      own: shares.veryHigh,
      max: "veryHighShareMax",
      at: "veryHigh",
    },
  ] as const;
  // As in the source, "low" includes "very low"; in the bar each part is counted once.
  return parts.map(({ key, tone, side, share, own, max, at }) => {
    const limit = figure(max ?? "inRangeShareMin");
    return {
      key,
      tone,
      side,
      share: own,
      label: words(`parts.${key}`, { at: bound(at), high: bound("high") }),
      words: `${Math.round(share)}%`,
      // With too few readings a share is told and not judged.
      bound: isEnough ? words(max ? "aim-below" : "aim-above", { limit }) : null,
      isBeyond: isEnough && (max ? share >= limit : share <= limit),
    };
  });
}

function asNumber(figure: number | boolean | null | undefined): number | null {
  return typeof figure === "number" ? figure : null;
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
