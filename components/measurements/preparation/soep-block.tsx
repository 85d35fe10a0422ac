import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import type { SoepFacts } from "#server/measurements/preparation/contract.ts";
import { useSoepText } from "./soep-words.ts";

/** The measurements as a SOEP block: plain text for the HIS, copied with one press. */
export function SoepBlock({ facts }: { facts: SoepFacts }) {
  const words = useTranslations("measurements.soep");
  const text = useSoepText(facts);
  return (
    <Card
      title={words("title")}
      className="print:hidden"
      aside={
        text ? (
          <CopyButton text={text} done={words("copied")}>
            {words("copy")}
          </CopyButton>
        ) : null
      }
    >
      {text ? (
        <pre className="max-w-prose whitespace-pre-wrap font-sans">{text}</pre>
      ) : (
        <p className="text-ink-soft">{words("nothing")}</p>
      )}
    </Card>
  );
}
