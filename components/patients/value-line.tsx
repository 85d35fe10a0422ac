import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useKindWords } from "#components/measurements/values/value-words.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import { type EntryLine, Line } from "./timeline-line.tsx";

/** A value that the practice recorded, set aside or restored. */
export function ValueLine({ entry, address }: EntryLine<"recorded" | "set-aside" | "taken-back">) {
  const words = useTranslations("patients.timeline");
  const kinds = useTranslations("measurements.kinds");
  const { whole } = useKindWords()(entry.measurementKind);
  const link = (kind: ReactNode) => (
    <TextLink href={`${address}/measurements?kind=${entry.measurementKind}`}>{kind}</TextLink>
  );
  const more =
    entry.kind === "recorded"
      ? ""
      : [entry.byName ?? words("somebody"), quoted(entry.reason)].filter(Boolean).join(": ");
  return (
    <Line
      what={<span>{words.rich(entry.kind, { kind: kinds(entry.measurementKind), value: whole(entry), link })}</span>}
      more={more}
    />
  );
}

function quoted(reason: string | null): string {
  return reason ? `“${reason}”` : "";
}
