import { useTranslations } from "next-intl";
import { Callout } from "#components/ui/callout.tsx";
import type { FindingCode, ImportFinding } from "#db/terms/questionnaires.ts";

type FindingGroup = { code: FindingCode; value: string; places: string[] };

/** What Balie cannot show, and what it shows in a simpler way; each with where it stands in the list. */
export function FindingList({ findings }: { findings: ImportFinding[] }) {
  const words = useTranslations("questionnaires.import");
  const refused = grouped(findings.filter((finding) => finding.severity === "refused"));
  const marked = grouped(findings.filter((finding) => finding.severity === "marked"));
  if (findings.length === 0) return <Callout state="fine">{words("clean")}</Callout>;
  return (
    <>
      {refused.length > 0 ? (
        <Callout state="now" title={words("refused-title")}>
          <p>{words("refused-body")}</p>
          <Findings groups={refused} />
        </Callout>
      ) : null}
      {marked.length > 0 ? (
        <Callout state="look" title={words("marked-title")}>
          <p>{words("marked-body")}</p>
          <Findings groups={marked} />
        </Callout>
      ) : null}
    </>
  );
}

function Findings({ groups }: { groups: FindingGroup[] }) {
  const words = useTranslations("questionnaires");
  return (
    <ul className="list-disc space-y-1 pt-1 pl-5">
      {groups.map(({ code, value, places }) => (
        <li key={`${code} ${value}`}>
          {words(`finding.${code}`, { value })}
          {places.length > 0 ? (
            <span className="block break-words text-ink-soft text-small">
              {words("import.places", { count: places.length })}: {places.slice(0, 12).join(", ")}
              {places.length > 12 ? " …" : ""}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** The same finding at several places is one line. */
function grouped(findings: ImportFinding[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const { code, place, value = "" } of findings) {
    const shown = code === "expression-used" || code === "expression-not-used" ? "" : value;
    const group = groups.get(`${code} ${shown}`) ?? { code, value: shown, places: [] };
    if (place !== "" && !group.places.includes(place)) group.places.push(place);
    groups.set(`${code} ${shown}`, group);
  }
  return [...groups.values()];
}
