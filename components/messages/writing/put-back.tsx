import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";

/** Undoes the last replacement, where the browser's own undo is out of reach: on a phone, or outside the field. */
export function PutBack({ was, onPress }: { was: string; onPress: () => void }) {
  const words = useTranslations("messages.writing");
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-ink-soft text-small">
      <span className="wrap-anywhere min-w-0">{words("replaced", { was })}</span>
      <Button look="plain" size="small" onPress={onPress}>
        {words("putBack")}
      </Button>
    </p>
  );
}
