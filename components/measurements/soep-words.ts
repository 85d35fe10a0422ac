import { useTranslations } from "next-intl";
import { useFormat } from "#components/ui/use-format.ts";
import { measurementKinds } from "#db/terms/measurements.ts";
import type { SoepFacts, SoepLine } from "#server/measurements/profile-contract.ts";

const letters = ["s", "o", "e", "p"] as const;

/** The lines that a block can have; each has a sentence. */
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

/** The block as text, a paragraph for each letter that has something to say: a HIS takes no more. */
export function useSoepText(facts: SoepFacts): string {
  const words = useTranslations("measurements");
  const format = useFormat();
  const inWords = (name: string, value: string | number): string | number => {
    const kind = name === "kind" ? measurementKinds.find((one) => one === value) : undefined;
    if (kind) return words(`kinds.${kind}`);
    // A whole number may decide a plural; another one is only read, with a comma.
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
