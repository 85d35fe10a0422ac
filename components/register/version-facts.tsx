"use client";

import { useTranslations } from "next-intl";
import { Callout } from "#components/ui/callout.tsx";
import { Card } from "#components/ui/card.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { When } from "#components/ui/when.tsx";
import type { ListVersion } from "#server/register/versions/contract.ts";
import { useChangeWords, useCountWords } from "./count-words.ts";
import { useFindingWords } from "./finding-words.ts";

/** Source and contents of a version, and why it was refused or held. */
export function VersionFacts({ version }: { version: ListVersion }) {
  const words = useTranslations("register");
  const countWords = useCountWords();
  const changeWords = useChangeWords();
  const findingWords = useFindingWords();
  const format = useFormat();
  const ignored = Object.entries(version.ignored).map(([element, count]) => `${element} (${count})`);
  const lines = changeWords(version.changes);
  const facts = [
    { term: words("versions.result"), detail: words(`state.${version.state}`) },
    version.stampedAt ? { term: words("version.stamped"), detail: <When at={version.stampedAt} /> } : null,
    { term: words("version.imported"), detail: <When at={version.importedAt} /> },
    { term: words("version.source"), detail: `${version.sourceName} (${words(`source.${version.source}`)})` },
    version.byteCount === null
      ? null
      : {
          term: words("version.size"),
          detail: `${format.number(version.byteCount / 1e6, { maximumFractionDigits: 2 })} MB`,
        },
    Object.keys(version.counts).length > 0
      ? { term: words("version.counts"), detail: countWords(version.counts) }
      : null,
    lines.length > 0 ? { term: words("version.changes"), detail: lines.join("; ") } : null,
    ignored.length > 0 ? { term: words("version.ignored"), detail: ignored.join(", ") } : null,
  ].filter((fact) => fact !== null);
  return (
    <>
      {version.finding ? (
        <Callout state={version.state === "held" ? "now" : "look"}>{findingWords(version.finding)}</Callout>
      ) : null}
      <Card>
        <DescriptionList facts={facts} />
      </Card>
    </>
  );
}
