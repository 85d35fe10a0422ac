import { useTranslations } from "next-intl";
import { useFormat } from "#components/ui/use-format.ts";
import { measurementKinds } from "#db/terms/measurements.ts";
import type { SoepFacts, SoepLine } from "#server/measurements/preparation/contract.ts";

const letters = ["s", "o", "e", "p"] as const;

/** Every line that a block can have; each has a message. */
const lines = [
  "comment",
  "home-pressure",
  "day-one-left-out",
  "morning",
  "evening",
  "difference",
  "not-enough",
  "glucose",
  "glucose-average",
  "fasting",
  "after-meal",
  "weight",
  "latest",
  "average",
  "set-aside",
  "digits",
  "in-target",
  "above",
  "below",
  "no-target",
] as const;

/** The SOEP block as plain text, which is all a HIS accepts: one paragraph per letter with content. */
export function useSoepText(facts: SoepFacts): string {
  const words = useTranslations("measurements");
  const format = useFormat();
  const inWords = (name: string, value: string | number): string | number => {
    const kind = name === "kind" ? measurementKinds.find((one) => one === value) : undefined;
    if (kind) return words(`kinds.${kind}`);
    // An integer can select a plural form; a fraction is only displayed, so it is formatted here.
    return typeof value === "number" && !Number.isInteger(value) ? format.number(value) : value;
  };
  const say = ({ line, values }: SoepLine): string[] => {
    const known = lines.find((one) => one === line);
    const filled = Object.entries(values).map(([name, value]) => [name, inWords(name, value)] as const);
    return known ? [words(`soep.lines.${known}`, Object.fromEntries(filled))] : [];
  };
  return letters
    .map((letter) => ({ letter, said: facts[letter].flatMap(say) }))
    .filter(({ said }) => said.length > 0)
    .map(({ letter, said }) => `${letter.toUpperCase()}: ${said.join(". ")}.`)
    .join("\n");
}
