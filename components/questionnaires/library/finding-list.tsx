import { useTranslations } from "next-intl";
import { Callout } from "#components/ui/callout.tsx";
import type { ImportFinding } from "#db/terms/questionnaires.ts";

type FindingGroup = { text: string; places: string[] };

/** What Balie cannot show and what it simplifies, each with its place in the questionnaire. */
export function FindingList({ findings }: { findings: ImportFinding[] }) {
  const words = useTranslations("questionnaires.import");
  const findingWords = useTranslations("questionnaires.finding");
  const groups = (severity: ImportFinding["severity"]) => {
    const found = findings.filter((finding) => finding.severity === severity);
    return grouped(
      found.map(({ code, place, value }) => ({ place, text: findingWords(code, { value: value ?? "" }) })),
    );
  };
  const [refused, marked] = [groups("refused"), groups("marked")];
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
  const words = useTranslations("questionnaires.import");
  return (
    <ul className="list-disc space-y-1 pt-1 pl-5">
      {groups.map(({ text, places }) => (
        <li key={text}>
          {text}
          {places.length > 0 ? (
            <span className="block break-words text-ink-soft text-small">
              {words("places", { count: places.length })}: {places.slice(0, 12).join(", ")}
              {places.length > 12 ? " …" : ""}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** Groups places with the same finding into one line. */
function grouped(findings: { text: string; place: string }[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const { text, place } of findings) {
    const group = groups.get(text) ?? { text, places: [] };
    if (place !== "" && !group.places.includes(place)) group.places.push(place);
    groups.set(text, group);
  }
  return [...groups.values()];
}
