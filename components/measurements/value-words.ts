import { useTranslations } from "next-intl";
import { useFormat } from "#components/ui/use-format.ts";
import { type MeasurementKind, measurementScales } from "#db/terms/measurements.ts";

export type Pair = { value: number | null; second?: number | null };

/** Values as people write them: comma or point by language, decimals by kind, the unit beside the number. */
export function useKindWords() {
  const words = useTranslations("measurements");
  const format = useFormat();
  return (kind: MeasurementKind) => {
    const scale = kind === "other" ? null : measurementScales[kind];
    const unit = scale ? words(`units.${unitKey(scale.unit)}`) : "";
    const decimals = scale?.decimals ?? 1;
    const number = (value: number) =>
      format.number(value, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    /** "138/84", "81,5", "–". */
    const bare = ({ value, second }: Pair) => {
      if (value === null) return "–";
      return typeof second === "number" ? `${number(value)}/${number(second)}` : number(value);
    };
    /** "138/84 mmHg"; the two stay together on a line. */
    const whole = (pair: Pair) => {
      if (pair.value === null || !unit) return bare(pair);
      return unit === "%" ? `${bare(pair)}%` : `${bare(pair)}\u00A0${unit}`;
    };
    /** A difference: "+4", "−2", "0". */
    const signed = (value: number) =>
      format.number(value, { maximumFractionDigits: decimals, signDisplay: "exceptZero" }).replace("-", "−");
    /** On an axis: no more decimals than the number has. */
    const tick = (value: number) => format.number(value, { maximumFractionDigits: decimals });
    return { unit, number, bare, whole, signed, tick };
  };
}

/** The same for one kind. */
export function useValueWords(kind: MeasurementKind) {
  return useKindWords()(kind);
}

const units = [
  "mm[Hg]",
  "kg",
  "cm",
  "/min",
  "Cel",
  "%",
  "{breaths}/min",
  "mmol/L",
  "{score}",
  "d",
  "h",
  "a",
  "1",
] as const;

/** The key of a unit in the words; every unit of a scale and of a rule has one. */
export function unitKey(unit: string): (typeof units)[number] {
  return units.find((known) => known === unit) ?? "1";
}
