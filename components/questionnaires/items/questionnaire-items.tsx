import { useTranslations } from "next-intl";
import { classNames } from "#components/ui/class-names.ts";
import { Mark } from "#components/ui/mark.tsx";
import type { QuestionnaireItem } from "#db/terms/questionnaires.ts";
import { ItemCondition } from "./item-condition.tsx";
import { ItemField } from "./item-field.tsx";

/** The questions in the order in which the patient gets them; read-only. */
export function QuestionnaireItems({ items }: { items: QuestionnaireItem[] }) {
  return <ItemList items={items} all={allItems(items)} depth={0} />;
}

type ItemListProps = { items: QuestionnaireItem[]; all: ReadonlyMap<string, QuestionnaireItem>; depth: number };

function ItemList({ items, all, depth }: ItemListProps) {
  return (
    <ol className={classNames("space-y-4", depth > 0 && "border-line border-l pl-4")}>
      {items.map((item) => (
        <li key={item.linkId}>
          <ItemCondition item={item} all={all} />
          {item.type === "group" || item.type === "display" ? <ItemText item={item} /> : <Question item={item} />}
          {item.items.length > 0 ? (
            <div className="pt-4">
              <ItemList items={item.items} all={all} depth={depth + 1} />
            </div>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function ItemText({ item }: { item: QuestionnaireItem }) {
  const words = useTranslations("questionnaires.item");
  return (
    <div>
      <p className={classNames("max-w-prose", item.type === "group" ? "font-strong text-large" : "text-ink-soft")}>
        {item.prefix ? `${item.prefix} ` : null}
        {item.text}
      </p>
      {item.isRepeated ? <p className="text-ink-soft text-small">{words("repeats")}</p> : null}
    </div>
  );
}

function Question({ item }: { item: QuestionnaireItem }) {
  const words = useTranslations("questionnaires.item");
  const notes = [
    item.isRequired ? words("required") : null,
    item.isRepeated ? words(item.options.length > 0 ? "repeats-choice" : "repeats") : null,
  ].filter(Boolean);
  return (
    <div className="space-y-1.5">
      <p className="max-w-prose">
        {item.prefix ? `${item.prefix}. ` : null}
        {item.text ?? item.linkId}
        {notes.length > 0 ? (
          <span className="whitespace-nowrap text-ink-soft text-small"> · {notes.join(" · ")}</span>
        ) : null}
      </p>
      {item.isHidden ? (
        <p className="flex items-center gap-1.5 text-ink-soft text-small">
          <Mark state="note" />
          {words("hidden")}
        </p>
      ) : (
        <ItemField item={item} />
      )}
    </div>
  );
}

function allItems(items: QuestionnaireItem[]): Map<string, QuestionnaireItem> {
  const flat = (each: QuestionnaireItem): QuestionnaireItem[] => [each, ...each.items.flatMap(flat)];
  return new Map(items.flatMap(flat).map((item) => [item.linkId, item]));
}
