import { useTranslations } from "next-intl";
import { useFormat } from "#components/ui/use-format.ts";
import { type MeasurementKind, measurementScales } from "#db/terms/measurements.ts";

/** The signs of a value that is a bound: "> 33,3". */
export type Pair = {
  value: number | null;
  second?: number | null;
  sign?: string | null;
  secondSign?: string | null;
};

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
    const bare = ({ value, second, sign, secondSign }: Pair) => {
      if (value === null) return "–";
      const first = signedBy(sign, number(value));
      return typeof second === "number" ? `${first}/${signedBy(secondSign, number(second))}` : first;
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

function signedBy(sign: string | null | undefined, number: string): string {
  return sign ? `${sign}\u00A0${number}` : number;
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
