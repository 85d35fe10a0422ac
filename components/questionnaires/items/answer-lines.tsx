import { useTranslations } from "next-intl";
import { classNames } from "#components/ui/class-names.ts";
import { Mark } from "#components/ui/mark.tsx";
import type { AnswerLine } from "#server/questionnaires/items/contract.ts";
import { useAnswerWords } from "./answer-words.ts";

const indents = ["", "pane:pl-4", "pane:pl-8", "pane:pl-12"];

/** Every question with its answer. Text distinguishes questions that were not shown from those left open. */
export function AnswerLines({ lines }: { lines: AnswerLine[] }) {
  return (
    <dl>
      {lines.map((line, index) =>
        line.kind === "question" ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: repeating groups repeat link ids; the order never changes
          <QuestionLine key={index} line={line} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <HeadLine key={index} line={line} />
        ),
      )}
    </dl>
  );
}

/** A group or display item, which has no answer. */
function HeadLine({ line }: { line: AnswerLine }) {
  const words = useTranslations("questionnaires.response");
  if (!line.text && line.state !== "not-shown") return null;
  const text = line.text ?? line.linkId;
  const isGroup = line.kind === "group";
  return (
    <div className="border-line border-t px-card py-2 first:border-t-0">
      <dt className={classNames(indentOf(line), isGroup ? "pt-1 font-strong" : "text-ink-soft text-small")}>
        {line.prefix ? `${line.prefix} ` : null}
        {line.occurrence === null ? text : words("occurrence", { text, number: line.occurrence })}
        {line.state === "not-shown" ? (
          <span className="font-normal text-ink-soft text-small"> · {words("state.not-shown")}</span>
        ) : null}
      </dt>
      <dd className="sr-only">{line.state === "not-shown" ? words("state.not-shown") : ""}</dd>
    </div>
  );
}

function QuestionLine({ line }: { line: AnswerLine }) {
  const points = useTranslations("questionnaires.item");
  const isMissing = line.state === "open" || line.state === "not-shown";
  return (
    <div className="grid gap-x-6 border-line border-t px-card py-2 first:border-t-0 pane:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <dt className={classNames(indentOf(line), "text-ink-soft", line.isFlagged && "text-ink")}>
        {line.prefix ? `${line.prefix}. ` : null}
        {line.text ?? line.linkId}
      </dt>
      <dd className={classNames("min-w-0 break-words", !isMissing && "font-strong")}>
        {isMissing ? <Missing line={line} /> : <Given line={line} />}
        {line.points === null ? null : (
          <span className="font-normal text-ink-soft text-small tabular-nums">
            {" "}
            <span className="whitespace-nowrap">· {points("points", { points: line.points })}</span>
          </span>
        )}
      </dd>
    </div>
  );
}

function Given({ line }: { line: AnswerLine }) {
  const words = useTranslations("questionnaires.response.state");
  const answerWords = useAnswerWords();
  const text = line.values.map(answerWords).join(", ");
  return (
    <>
      {line.isFlagged ? <Mark state="now" className="mr-1.5 align-[-3px]" /> : null}
      <span className="whitespace-pre-line">{text}</span>
      {line.state === "answered-not-shown" || line.state === "unknown-item" ? (
        <span className="block font-normal text-ink-soft text-small">{words(line.state)}</span>
      ) : null}
    </>
  );
}

function Missing({ line }: { line: AnswerLine }) {
  const words = useTranslations("questionnaires.response.state");
  const isOpen = line.state === "open";
  return (
    <span className="inline-flex items-center gap-1.5 text-ink-soft">
      <Mark state={isOpen ? (line.isRequired ? "look" : "unknown") : "note"} />
      {words(isOpen ? "open" : "not-shown")}
    </span>
  );
}

function indentOf({ depth }: AnswerLine): string {
  return indents[Math.min(depth, indents.length - 1)] ?? "";
}
