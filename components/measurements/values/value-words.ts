import { useTranslations } from "next-intl";
import { useFormat } from "#components/ui/use-format.ts";
import { type MeasurementKind, measurementScales } from "#db/terms/measurements.ts";

/** One or two numbers with their comparators, for values beyond the range of the meter: "> 33,3". */
export type Pair = {
  value: number | null;
  diastolic?: number | null;
  sign?: string | null;
  diastolicSign?: string | null;
};

/** Formats values: decimal separator by locale, decimals by kind, unit after the number. */
export function useKindWords() {
  const words = useTranslations("measurements");
  const format = useFormat();
  return (kind: MeasurementKind) => {
    const scale = kind === "other" ? null : measurementScales[kind];
    const unit = scale ? words(`units.${unitKey(scale.unit)}`) : "";
    const decimals = scale?.decimals ?? 1;
    const number = (value: number) =>
      format.number(value, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    /** Without the unit: "138/84", "81,5", "–". */
    const bare = ({ value, diastolic, sign, diastolicSign }: Pair) => {
      if (value === null) return "–";
      const first = signedBy(sign, number(value));
      return typeof diastolic === "number" ? `${first}/${signedBy(diastolicSign, number(diastolic))}` : first;
    };
    /** With the unit, after a non-breaking space: "138/84 mmHg". */
    const whole = (pair: Pair) => {
      if (pair.value === null || !unit) return bare(pair);
      return unit === "%" ? `${bare(pair)}%` : `${bare(pair)}\u00A0${unit}`;
    };
    /** A difference: "+4", "−2", "0". */
    const signed = (value: number) =>
      format.number(value, { maximumFractionDigits: decimals, signDisplay: "exceptZero" }).replace("-", "−");
    /** An axis label: no more decimals than needed. */
    const tick = (value: number) => format.number(value, { maximumFractionDigits: decimals });
    return { unit, number, bare, whole, signed, tick };
  };
}

function signedBy(sign: string | null | undefined, number: string): string {
  return sign ? `${sign}\u00A0${number}` : number;
}

/** The formatter for one kind. */
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

/** The translation key of a unit; every unit of a scale or a rule has one. */
export function unitKey(unit: string): (typeof units)[number] {
  return units.find((known) => known === unit) ?? "1";
}
