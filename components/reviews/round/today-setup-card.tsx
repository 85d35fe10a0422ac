import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";

/** For readers who configure the round but see no patients: links to its times and templates. */
export function TodaySetupCard() {
  const words = useTranslations("reviews.today");
  const sides = useTranslations("reviews.sides");
  return (
    <Card title={words("title")}>
      <div className="space-y-3">
        <p>{words("setup")}</p>
        <div className="flex flex-wrap gap-2">
          <LinkButton href="/round/planning">{sides("planning")}</LinkButton>
          <LinkButton href="/round/templates">{sides("templates")}</LinkButton>
          <LinkButton href="/round/opening-hours">{sides("opening-hours")}</LinkButton>
        </div>
      </div>
    </Card>
  );
}
