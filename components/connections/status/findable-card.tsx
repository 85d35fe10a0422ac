import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Mark, type MarkState } from "#components/ui/mark.tsx";

export type FindableFacts = {
  exactNames: string[];
  searches: { text: string; hitCount: number; outcome: "found" | "drowned" | "missed" }[];
  best: string | null;
};

const marks: Record<FindableFacts["searches"][number]["outcome"], MarkState> = {
  found: "fine",
  drowned: "look",
  missed: "note",
};

type FindableCardProps = {
  findable: FindableFacts;
  organizationName: string;
  /** False if the list is stale. */
  isSure: boolean;
};

/** Which search terms find this practice, which do not, and a sentence with the best term for a flyer. */
export function FindableCard({ findable, organizationName, isSure }: FindableCardProps) {
  const words = useTranslations("connections.find");
  const actions = useTranslations("connections.actions");
  const { exactNames, searches, best } = findable;
  if (exactNames.length === 0) {
    return (
      <Card title={words("title")}>
        <p className="text-ink-soft">{words("none")}</p>
      </Card>
    );
  }
  const flyer = best ? words("flyer", { term: best, name: organizationName }) : null;
  return (
    <Card title={words("title")}>
      <p className="text-ink-soft">{words("exact")}</p>
      <p className="break-words pb-3 font-strong">{exactNames.join(", ")}</p>
      {flyer ? (
        <figure className="rounded-control bg-lead-soft px-4 py-3">
          <figcaption className="text-ink-soft text-small">{words("flyer-title")}</figcaption>
          <blockquote className="py-1 text-large">{flyer}</blockquote>
          <CopyButton text={flyer} done={actions("copied")}>
            {words("copy")}
          </CopyButton>
        </figure>
      ) : null}
      <h3 className="pt-4 pb-1 text-ink-soft">{words("tried")}</h3>
      <ul className="grid gap-x-6 gap-y-1 pane:grid-cols-2">
        {searches.map((search) => (
          <li key={search.text} className="flex items-start gap-2">
            <Mark state={isSure ? marks[search.outcome] : "unknown"} className="mt-0.75" />
            <span className="min-w-0">
              {search.text}{" "}
              <span className="text-ink-soft">
                {search.outcome === "drowned"
                  ? words("drowned", { count: search.hitCount - 1 })
                  : words(search.outcome)}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <p className="pt-3 text-ink-soft text-small">{words("note")}</p>
    </Card>
  );
}
