import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";

/** More was said than the writer saw: it is read first. */
export function CameIn({ onRead }: { onRead: () => void }) {
  const words = useTranslations("consults.answer");
  return (
    <Callout
      state="look"
      isLive
      title={words("behind")}
      actions={
        <Button size="small" onPress={onRead}>
          {words("read")}
        </Button>
      }
    >
      {words("behindBody")}
    </Callout>
  );
}
