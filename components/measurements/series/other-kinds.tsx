import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { type MeasurementKind, measurementKinds } from "#db/terms/measurements.ts";

type OtherKindsProps = {
  /** Kinds for which the patient has values. */
  known: MeasurementKind[];
  hrefOf: (kind: MeasurementKind) => string;
};

/** Kinds without values yet, as links to start a protocol or record a value. */
export function OtherKinds({ known, hrefOf }: OtherKindsProps) {
  const words = useTranslations("measurements");
  const others = measurementKinds.filter((kind) => kind !== "other" && !known.includes(kind));
  if (others.length === 0) return null;
  return (
    <Card title={words(known.length === 0 ? "other-kinds.first" : "other-kinds.title")}>
      <p className="max-w-prose pb-3 text-ink-soft">{words("other-kinds.body")}</p>
      <ul className="flex flex-wrap gap-2">
        {others.map((kind) => (
          <li key={kind}>
            <LinkButton size="small" href={hrefOf(kind)} scroll={false}>
              {words(`kinds.${kind}`)}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Card>
  );
}
