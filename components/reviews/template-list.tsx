import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { reviewConclusions } from "#db/terms/reviews.ts";
import type { ReplyTemplate } from "#server/reviews/reply-contract.ts";
import { EditTemplate } from "./edit-template.tsx";
import { RetireTemplate } from "./retire-template.tsx";

/** Texts to begin with, under the conclusion that they are for. */
export function TemplateList({ templates, mayMaintain }: { templates: ReplyTemplate[]; mayMaintain: boolean }) {
  const words = useTranslations("reviews.templates");
  const conclusions = useTranslations("reviews.conclusions");
  return [...reviewConclusions, null]
    .map((conclusion) => ({ conclusion, own: templates.filter((each) => each.conclusion === conclusion) }))
    .filter(({ own }) => own.length > 0)
    .map(({ conclusion, own }) => (
      <Card key={conclusion ?? "any"} title={conclusion ? conclusions(conclusion) : words("any")} padding="bare">
        <ul className="divide-y divide-line">
          {own.map((template) => (
            <li
              key={template.templateId}
              className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-card py-row"
            >
              <div className="min-w-0 grow basis-80">
                <h3 className="flex flex-wrap items-center gap-2 font-strong">
                  {template.title}
                  {template.isShipped ? null : <Badge state="open">{words("own")}</Badge>}
                </h3>
                <TemplateBody body={template.body} />
              </div>
              {mayMaintain ? (
                <div className="flex gap-1 max-pane:-ml-2.5">
                  <EditTemplate template={template} />
                  <RetireTemplate template={template} />
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      </Card>
    ));
}

/** The text with its blanks standing out. */
function TemplateBody({ body }: { body: string }) {
  const parts = body.trim().split(/(\{[a-z]+\})/);
  return (
    <p className="max-w-prose whitespace-pre-line text-ink-soft">
      {parts.map((part, index) =>
        part.startsWith("{") ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text that does not change
          <strong key={index} className="text-ink">
            {part}
          </strong>
        ) : (
          part
        ),
      )}
    </p>
  );
}
