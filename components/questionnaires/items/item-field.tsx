import { useTranslations } from "next-intl";
import { classNames } from "#components/ui/class-names.ts";
import type { QuestionnaireItem } from "#db/terms/questionnaires.ts";
import { useAnswerWords } from "./answer-words.ts";

/** A drawing of the input of an item: options with their scores, or a field of its type with its bounds. */
export function ItemField({ item }: { item: QuestionnaireItem }) {
  const words = useTranslations("questionnaires.item");
  if (item.type === "boolean") return <Options texts={[words("yes"), words("no")]} isMany={false} />;
  if (item.type === "choice" || item.type === "open-choice") return <ChoiceOptions item={item} />;
  return <EmptyField item={item} />;
}

function ChoiceOptions({ item }: { item: QuestionnaireItem }) {
  const words = useTranslations("questionnaires.item");
  const answerWords = useAnswerWords();
  const texts = item.options.map(({ value, ordinal }) =>
    ordinal === null ? answerWords(value) : `${answerWords(value)} (${words("points", { points: ordinal })})`,
  );
  return (
    <Options texts={item.type === "open-choice" ? [...texts, words("own-answer")] : texts} isMany={item.isRepeated} />
  );
}

function Options({ texts, isMany }: { texts: string[]; isMany: boolean }) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1">
      {texts.map((text) => (
        <li key={text} className="flex items-start gap-2">
          <span
            aria-hidden="true"
            className={classNames(
              "mt-0.75 size-3.5 shrink-0 border border-edge bg-raised",
              isMany ? "rounded-mark" : "rounded-round",
            )}
          />
          {text}
        </li>
      ))}
    </ul>
  );
}

function EmptyField({ item }: { item: QuestionnaireItem }) {
  const words = useTranslations("questionnaires.item");
  const { min, max } = item;
  const unit = item.unit?.display ?? item.unit?.code ?? null;
  const bounds =
    min !== null && max !== null
      ? words("between", { min, max })
      : min !== null
        ? words("at-least", { min })
        : max !== null
          ? words("at-most", { max })
          : null;
  return (
    <p
      className={classNames(
        "flex max-w-form items-start justify-between gap-3 rounded-control border border-edge border-dashed px-3 py-1.5 text-ink-soft text-small",
        item.type === "text" && "min-h-16",
      )}
    >
      <span>{[words(`type.${item.type}`), bounds].filter(Boolean).join(", ")}</span>
      {unit ? <span className="text-ink">{unit}</span> : null}
    </p>
  );
}
