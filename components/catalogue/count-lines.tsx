import { useTranslations } from "next-intl";
import { SourceLine } from "#components/ui/source-line.tsx";
import { type ConnectingKind, connectingKinds } from "#db/terms/connections.ts";
import type { ServiceMeaning } from "#server/catalogue/contract.ts";
import { countChoices, type ExpectationGroup, memberNames } from "./count-choices.ts";

type CountLinesProps = { service: ServiceMeaning; groups: ExpectationGroup[] };

/** What a service counts as, one line per kind of organization, each with its source. */
export function CountLines({ service, groups }: CountLinesProps) {
  return connectingKinds.map((kind) => <CountLine key={kind} kind={kind} service={service} groups={groups} />);
}

function CountLine({ kind, service, groups }: CountLinesProps & { kind: ConnectingKind }) {
  const words = useTranslations("catalogue.counts");
  const own = service.expectations.filter((row) => row.kind === kind);
  const [first] = own;
  if (!first) return null;
  const choices = countChoices(kind, service.serviceId, groups);
  const ways = own.map((row) => {
    const choice = choices.find(({ id }) => id === `${row.need} ${row.groupKey}`);
    if (!choice) return words("carries");
    const { need, others } = choice;
    return others.length > 0 ? words("with", { need, names: memberNames(others) }) : words("alone", { need });
  });
  const sources = [...new Map(own.map((row) => [`${row.source} ${row.sourceDate}`, row])).values()];
  return (
    <div className="pt-1 text-small">
      <p>{words("line", { kind: words(`kind.${kind}`), ways: ways.join(" · ") })}</p>
      {sources.map(({ source, sourceDate }) => (
        <SourceLine key={`${source} ${sourceDate}`} source={source} date={sourceDate} />
      ))}
    </div>
  );
}
