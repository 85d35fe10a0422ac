import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { When } from "#components/ui/when.tsx";
import type { OpenItem } from "#server/reviews/contract.ts";

/** What this conclusion will cover: what came in, when, and through whom. */
export function OpenItems({ items }: { items: OpenItem[] }) {
  const words = useTranslations("reviews.round");
  return (
    <Card title={words("open", { count: items.length })}>
      <ul className="space-y-1.5">
        {items.map((item) => (
          <li key={item.itemId} className="flex flex-wrap gap-x-1.5">
            <span>
              {item.kind === "measurements"
                ? words("values", { count: item.newCount ?? 0 })
                : words("answers", { title: item.questionnaireTitle ?? "" })}
            </span>
            <span className="text-ink-soft">
              · <When at={item.arrivedAt} />
              {item.pgoName || item.gatewayName
                ? ` · ${[item.pgoName, item.gatewayName].filter(Boolean).join(", ")}`
                : ""}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
