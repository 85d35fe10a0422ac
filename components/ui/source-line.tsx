import { useTranslations } from "next-intl";
import { OutsideLink } from "./outside-link.tsx";
import { useFormat } from "./use-format.ts";

/** The source of a fact and the date it was read; a URL becomes a link. */
export function SourceLine({ source, date }: { source: string; date: string }) {
  const words = useTranslations("ui.source");
  const format = useFormat();
  const day = format.dateTime(new Date(date), { day: "numeric", month: "short", year: "numeric" });
  const named = () => (isAddress(source) ? <OutsideLink href={source} /> : source);
  return <span className="block text-ink-soft text-small">{words.rich("said", { source: named, date: day })}</span>;
}

function isAddress(source: string): boolean {
  return /^https:\/\/\S+$/.test(source) && URL.canParse(source);
}
