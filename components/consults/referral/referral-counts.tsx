import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { type ReferralTally, tallyCountMin } from "#server/consults/referral/contract.ts";

/** How many questions were referred: a table for each month, by PGO and cause. */
export function ReferralCounts({ rows }: { rows: ReferralTally[] }) {
  const words = useTranslations("consults.referrals");
  const format = useFormat();
  const months = [...new Set(rows.map(({ month }) => month))];
  if (months.length === 0) {
    return (
      <Card>
        <EmptyState title={words("none")}>{words("noneBody")}</EmptyState>
      </Card>
    );
  }
  return months.map((month) => (
    <Card key={month} title={format.day(month, { month: "long", year: "numeric" })}>
      <MonthTable rows={rows.filter((row) => row.month === month)} />
    </Card>
  ));
}

function MonthTable({ rows }: { rows: ReferralTally[] }) {
  const words = useTranslations("consults.referrals");
  const causes = useTranslations("consults.referral.causes");
  const format = useFormat();
  return (
    <table className="w-full border-collapse text-left">
      <thead>
        <tr className="border-line border-b text-ink-soft text-small">
          <th scope="col" className="py-2 pr-4 font-normal">
            {words("pgo")}
          </th>
          <th scope="col" className="py-2 pr-4 font-normal">
            {words("cause")}
          </th>
          <th scope="col" className="py-2 text-right font-normal">
            {words("count")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ pgoName, cause, count }) => (
          <tr key={`${pgoName} ${cause}`} className="border-line border-b last:border-b-0">
            <td className="py-2 pr-4 [overflow-wrap:anywhere]">{pgoName ?? words("noPgo")}</td>
            <td className="py-2 pr-4">{causes(cause)}</td>
            <td className="py-2 text-right tabular-nums">
              {count === null ? words("few", { count: tallyCountMin }) : format.number(count)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
