import { useTranslations } from "next-intl";
import { useFormat } from "#components/ui/use-format.ts";
import { type MeasurementKind, measurementKinds } from "#db/terms/measurements.ts";
import type { AttentionReason } from "#db/terms/reviews.ts";

/** Every figure that a message may use; a reason has some of them. */
const blank = {
  average: "",
  systolic: "",
  diastolic: "",
  value: "",
  limit: "",
  gain: "",
  hours: 0,
  days: 0,
  count: 0,
  min: 0,
  done: 0,
  expected: 0,
  from: "",
  to: "",
  score: "",
  max: "",
  band: "",
  item: "",
  share: "",
  moment: "",
};

/** Figures that are only displayed; the others can also select a plural form. */
const inWords = ["value", "gain", "score", "from", "to"] as const;

/** A reason as text. */
export function useReasonWords(): (reason: AttentionReason) => string {
  const words = useTranslations("reviews.reason");
  const kinds = useTranslations("measurements.kinds");
  const format = useFormat();
  const say = (figure: string | number) => (typeof figure === "number" ? format.number(figure) : figure);
  return ({ reason, about, values }) => {
    const figures = { ...blank, ...values };
    const said = Object.fromEntries(inWords.map((name) => [name, say(figures[name])]));
    if (values?.sign) said.value = `${values.sign}\u00A0${said.value}`;
    if (values?.diastolic !== undefined) said.value = `${said.value}/${say(values.diastolic)}`;
    // A key of `select` has no hyphen.
    said.moment = String(figures.moment).replaceAll("-", "_");
    const name = about === undefined ? "" : isKind(about) ? kinds(about) : about;
    const isWeightWithin = reason === "in-target" && about === "body-weight";
    return words(isWeightWithin ? "weight-within" : reason, { ...figures, ...said, about: name });
  };
}

/** Several reasons on one line; what they are about is named once. */
export function useReasonLine(): (reasons: readonly AttentionReason[]) => string {
  const say = useReasonWords();
  return (reasons) => {
    const said = reasons.map((reason, at) => {
      const words = say(reason);
      const before = reasons[at - 1];
      if (!before || before.about !== reason.about) return words;
      const [name = "", ...rest] = words.split(": ");
      return rest.length > 0 && say(before).startsWith(`${name}: `) ? rest.join(": ") : words;
    });
    return said.join(" · ");
  };
}

function isKind(text: string): text is MeasurementKind {
  const known: readonly string[] = measurementKinds;
  return known.includes(text);
}
