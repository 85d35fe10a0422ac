import { useTranslations } from "next-intl";
import { useKindWords } from "#components/measurements/values/value-words.ts";
import { useFormat } from "#components/ui/use-format.ts";
import type { ComparedAverage, KindComparison } from "#server/measurements/preparation/contract.ts";
import type { PreparationFacts } from "./preparation-facts.ts";
import { SheetPart } from "./sheet-part.tsx";

/** The averages then and now, over the day and by moment. */
export function PreparationComparison({ facts: { comparison } }: { facts: PreparationFacts }) {
  const words = useTranslations("measurements.preparation.compared");
  const compared = comparison.filter((one) => one.rows.length > 0);
  if (compared.length === 0) return null;
  return (
    <SheetPart title={words("title")}>
      <table className="w-full border-collapse text-left tabular-nums">
        <thead>
          <tr className="border-line border-b text-ink-soft text-small print:text-[8pt]">
            <th scope="col" className="pr-3 font-normal">
              {words("moment")}
            </th>
            <th scope="col" className="pr-3 font-normal">
              {words("then")}
            </th>
            <th scope="col" className="pr-3 font-normal">
              {words("now")}
            </th>
            <th scope="col" className="text-right font-normal">
              {words("difference")}
            </th>
          </tr>
        </thead>
        {compared.map((one) => (
          <ComparedKind key={one.kind} compared={one} />
        ))}
      </table>
    </SheetPart>
  );
}

function ComparedKind({ compared: { kind, rows } }: { compared: KindComparison }) {
  const words = useTranslations("measurements");
  const say = useKindWords()(kind);
  const format = useFormat();
  const average = (one: ComparedAverage | null) => {
    if (!one) return "–";
    const span = one.from === one.until ? format.day(one.from) : `${format.day(one.from)} – ${format.day(one.until)}`;
    return (
      <>
        {say.bare(one)}{" "}
        <span className="text-ink-soft text-small print:text-[8pt]">
          {words("preparation.compared.of", { count: one.count, span })}
        </span>
      </>
    );
  };
  return (
    <tbody className="border-line border-b last:border-0">
      {rows.map(({ moment, before, after, difference }) => (
        <tr key={moment} className="align-baseline">
          <th scope="row" className={moment === "all" ? "pr-3 font-strong" : "pr-3 pl-3 font-normal"}>
            {moment === "all"
              ? `${words(`kinds.${kind}`)}${say.unit ? ` (${say.unit})` : ""}`
              : words(`preparation.compared.${moment}`)}
          </th>
          <td className="pr-3">{average(before)}</td>
          <td className="pr-3">{average(after)}</td>
          <td className="whitespace-nowrap text-right">
            {difference
              ? [difference.value, difference.diastolic]
                  .flatMap((one) => (one === null ? [] : [say.signed(one)]))
                  .join("/")
              : "–"}
          </td>
        </tr>
      ))}
    </tbody>
  );
}
