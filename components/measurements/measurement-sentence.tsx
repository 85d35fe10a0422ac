import { useFormatter, useTranslations } from "next-intl";
import type { KindFacts } from "#server/measurements/series-contract.ts";

/** Which kinds stand outside what was agreed, in one sentence. */
export function MeasurementSentence({ kinds }: { kinds: KindFacts[] }) {
  const words = useTranslations("measurements.patient");
  const names = useTranslations("measurements.kinds");
  const format = useFormatter();
  if (kinds.every(({ lastAt }) => lastAt === null)) return words("nothing");
  const out = kinds.filter(({ state }) => state === "above" || state === "below");
  if (out.length === 0) return words("in-order");
  const list = format.list(out.map(({ kind }, index) => (index === 0 ? names(kind) : names(kind).toLowerCase())));
  return words("outside", { kinds: list, count: out.length });
}
