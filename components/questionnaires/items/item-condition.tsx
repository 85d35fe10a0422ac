import { useLocale, useTranslations } from "next-intl";
import type { AnswerValue, EnableCondition, QuestionnaireItem } from "#db/terms/questionnaires.ts";
import { useAnswerWords } from "./answer-words.ts";

type ItemConditionProps = { item: QuestionnaireItem; all: ReadonlyMap<string, QuestionnaireItem> };

/** When an item is shown (enableWhen), as text. */
export function ItemCondition({ item, all }: ItemConditionProps) {
  const words = useTranslations("questionnaires.item");
  const conditionWords = useConditionWords(all);
  if (!item.enableWhen || item.enableWhen.conditions.length === 0) return null;
  const { behavior, conditions } = item.enableWhen;
  const joined = joinedAnswers(item);
  if (joined)
    return <p className="pb-1 text-ink-soft text-small">{conditionWords(joined.condition, joined.answers)}</p>;
  return (
    <div className="pb-1 text-ink-soft text-small">
      <p>{words(behavior === "all" ? "condition-all" : "condition-any")}</p>
      <ul className="list-disc pl-5">
        {conditions.map((condition) => (
          <li key={JSON.stringify(condition)}>{conditionWords(condition)}</li>
        ))}
      </ul>
    </div>
  );
}

/**
 * A single condition, or several that accept one of a set of answers to the same question: these become one sentence.
 */
function joinedAnswers({ enableWhen }: QuestionnaireItem) {
  const [first, ...others] = enableWhen?.conditions ?? [];
  if (!first) return null;
  const isSame = others.every((each) => each.question === first.question && each.operator === "=");
  const isOne = others.length === 0 || (isSame && first.operator === "=" && enableWhen?.behavior === "any");
  return isOne ? { condition: first, answers: [first, ...others].map(({ answer }) => answer) } : null;
}

type ConditionWords = (condition: EnableCondition, answers?: AnswerValue[]) => string;

function useConditionWords(all: ReadonlyMap<string, QuestionnaireItem>): ConditionWords {
  const words = useTranslations("questionnaires.item");
  const answerWords = useAnswerWords();
  const locale = useLocale();
  return ({ question, operator, answer }, answers = [answer]) => {
    const asked = all.get(question);
    const texts = answers.map((each) => answerWords(withOptionWords(each, asked)));
    const said = new Intl.ListFormat(locale, { type: "disjunction" }).format(texts.map((text) => `“${text}”`));
    const test = () => {
      if (operator === "exists") return words(answer.kind === "boolean" && !answer.value ? "not-exists" : "exists");
      if (operator === "=") return words("equals", { answer: said });
      if (operator === "!=") return words("differs", { answer: said });
      return words("compares", { operator, answer: said });
    };
    return words("condition", { question: `“${asked?.text ?? question}”`, test: test() });
  };
}

/** Adds the display text of the question's option, since an enableWhen often holds only a code. */
function withOptionWords(answer: AnswerValue, item: QuestionnaireItem | undefined): AnswerValue {
  if (answer.kind !== "coding" || answer.display !== null) return answer;
  const option = item?.options.find(({ value }) => value.kind === "coding" && value.code === answer.code);
  return option?.value ?? answer;
}
