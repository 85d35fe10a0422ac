import { useTranslations } from "next-intl";
import { Callout } from "#components/ui/callout.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { CheckCandidate, PracticeCheck } from "#server/connections/status/check-contract.ts";
import type { ListBasis } from "#server/register/search/contract.ts";
import { CheckedProvider } from "./checked-provider.tsx";
import { useKindAndPlace } from "./kind-and-place.ts";

/** What the register says about the practice asked for, in plain words, with the age of the list. */
export function CheckResult({ result }: { result: PracticeCheck }) {
  const words = useTranslations("connections.check");
  const { state, practices, candidates, hasMore, basis } = result;
  if (state === "too-short") return <Callout state="note">{words("short")}</Callout>;
  if (state === "no-list") return <Callout state="unknown">{words("sentence.no-list")}</Callout>;
  const isStale = basis?.isStale ?? true;
  return (
    <div className="max-w-prose space-y-5" aria-live="polite">
      {isStale ? <Callout state="look">{words("stale")}</Callout> : null}
      {basis?.source === "demo" ? <Callout state="note">{words("demo")}</Callout> : null}
      {state === "not-found" && candidates.length === 0 ? <NothingFound /> : null}
      {candidates.length > 0 ? (
        <Candidates
          title={words(`sentence.${state === "candidates" ? "candidates" : "similar"}`)}
          candidates={candidates}
        />
      ) : null}
      {hasMore ? <p>{words("more")}</p> : null}
      {practices.map((practice) => (
        <CheckedProvider key={practice.name} practice={practice} isStale={isStale} />
      ))}
      {basis ? <Basis basis={basis} /> : null}
    </div>
  );
}

function NothingFound() {
  const words = useTranslations("connections.check");
  return (
    <div className="space-y-2">
      <h2 className="font-strong text-title">{words("sentence.none")}</h2>
      <p>{words("none-help")}</p>
    </div>
  );
}

function Candidates({ title, candidates }: { title: string; candidates: CheckCandidate[] }) {
  const kindAndPlace = useKindAndPlace();
  return (
    <div className="space-y-2">
      <h2 className="font-strong text-title">{title}</h2>
      <ul className="space-y-2">
        {candidates.map((candidate) => (
          <li key={candidate.name} className="min-w-0 break-words">
            <TextLink href={`/check?q=${encodeURIComponent(candidate.name)}`}>{candidate.name}</TextLink>
            <p className="text-ink-soft">{kindAndPlace(candidate)}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Basis({ basis }: { basis: ListBasis }) {
  const words = useTranslations("connections.check");
  const format = useFormat();
  const stampedAt = format.dateTime(basis.stampedAt ?? basis.confirmedAt, { dateStyle: "long", timeStyle: "short" });
  return <p className="text-body text-ink-soft">{words("list", { stampedAt, serial: String(basis.serial ?? "–") })}</p>;
}
