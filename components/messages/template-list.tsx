import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { messageOccasions } from "#db/terms/messages.ts";
import type { MessageTemplate } from "#server/messages/template-contract.ts";
import { EditTemplate } from "./edit-template.tsx";
import { RetireTemplate } from "./retire-template.tsx";

/** Templates, grouped by the occasion they are for. */
export function TemplateList({ templates, mayMaintain }: { templates: MessageTemplate[]; mayMaintain: boolean }) {
  const words = useTranslations("messages.templates");
  const conclusions = useTranslations("reviews.conclusions");
  return [...messageOccasions, null]
    .map((occasion) => ({ occasion, own: templates.filter((each) => each.occasion === occasion) }))
    .filter(({ own }) => own.length > 0)
    .map(({ occasion, own }) => (
      <Card key={occasion ?? "any"} title={occasion ? conclusions(occasion) : words("any")} padding="bare">
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

/** The text with its placeholders highlighted. */
function TemplateBody({ body }: { body: string }) {
  const parts = body.trim().split(/(\{[a-z]+\})/);
  return (
    <p className="max-w-prose whitespace-pre-line text-ink-soft">
      {parts.map((part, index) =>
        part.startsWith("{") ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a fixed text never reorder
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
