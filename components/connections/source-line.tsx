import { useTranslations } from "next-intl";
import { useFormat } from "#components/ui/use-format.ts";

/** Where a fact was read, and on which day. */
export function SourceLine({ source, date }: { source: string; date: string }) {
  const words = useTranslations("connections.services");
  const format = useFormat();
  const day = format.dateTime(new Date(date), { day: "numeric", month: "short", year: "numeric" });
  return <span className="block text-ink-soft text-small">{words("source", { source, date: day })}</span>;
}
