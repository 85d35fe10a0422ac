import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";

export const explainRows = ["sources", "place", "choice", "sharing", "own"] as const;
const head = "px-card py-3 text-left font-strong";

/** Portal and PGO compared, question by question. */
export function ExplainTable() {
  const words = useTranslations("connections.explain");
  return (
    <Card padding="bare">
      {/* biome-ignore-start lint/a11y/useSemanticElements lint/a11y/noRedundantRoles: some browsers drop the table role when the table is displayed as cards */}
      <table role="table" className="w-full border-collapse text-large max-pane:block">
        <thead role="rowgroup" className="max-pane:sr-only">
          <tr role="row" className="border-line border-b">
            <th role="columnheader" scope="col" className={head}>
              <span className="sr-only">{words("subject")}</span>
            </th>
            <th role="columnheader" scope="col" className={head}>
              {words("portal")}
            </th>
            <th role="columnheader" scope="col" className={`${head} bg-lead-soft`}>
              {words("pgo")}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup" className="max-pane:block">
          {explainRows.map((row) => (
            <tr key={row} role="row" className="border-line border-b last:border-b-0 max-pane:block max-pane:py-3">
              <th
                role="rowheader"
                scope="row"
                className="px-card py-3 text-left align-top font-strong max-pane:block max-pane:py-1"
              >
                {words(`rows.${row}.question`)}
              </th>
              <Cell label={words("portal")}>{words(`rows.${row}.portal`)}</Cell>
              <Cell label={words("pgo")} isLeading>
                {words(`rows.${row}.pgo`)}
              </Cell>
            </tr>
          ))}
        </tbody>
      </table>
      {/* biome-ignore-end lint/a11y/useSemanticElements lint/a11y/noRedundantRoles: as above */}
    </Card>
  );
}

function Cell({ label, children, isLeading }: { label: string; children: string; isLeading?: boolean }) {
  return (
    <td
      // biome-ignore lint/a11y/noRedundantRoles: as above
      role="cell"
      className={`px-card py-3 align-top max-pane:block max-pane:py-1 ${isLeading ? "pane:bg-lead-soft" : ""}`}
    >
      <span aria-hidden="true" className="block text-ink-soft text-small pane:hidden">
        {label}
      </span>
      {children}
    </td>
  );
}
