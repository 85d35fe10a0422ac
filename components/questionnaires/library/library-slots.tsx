import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import type { Library } from "#server/questionnaires/library/contract.ts";

/** Questionnaires that people look for but that Balie cannot include, with the reason. */
export function LibrarySlots({ slots }: { slots: Library["slots"] }) {
  const words = useTranslations("questionnaires.library");
  return (
    <Card title={words("slots")}>
      <dl className="space-y-3">
        {slots.map((slot) => (
          <div key={slot}>
            <dt className="font-strong">{words(`slot.${slot}.title`)}</dt>
            <dd className="max-w-prose text-ink-soft">{words(`slot.${slot}.why`)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
