import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { scoredMin, scoreMin } from "#server/messages/writing/contract.ts";

/** What the score is, what it does not know, and how to be left alone. */
export function CoachLimits({ onTurnOff }: { onTurnOff: () => void }) {
  const words = useTranslations("messages.writing");
  return (
    <details>
      <summary className="w-fit rounded-mark text-ink-soft text-small hover:text-ink touch:min-h-control touch:content-center">
        {words("limits.title")}
      </summary>
      <div className="max-w-prose space-y-1.5 pt-1.5 text-ink-soft text-small">
        <p>{words("limits.score", { plain: scoreMin.plain, hard: scoreMin.hard })}</p>
        <p>{words("limits.blind", scoredMin)}</p>
        <p>{words("limits.rules")}</p>
        <Button size="small" onPress={onTurnOff}>
          {words("turnOff")}
        </Button>
      </div>
    </details>
  );
}
