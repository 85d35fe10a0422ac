"use client";

import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { When } from "#components/ui/when.tsx";
import type { ListSource } from "#db/terms/register.ts";
import type { ListStanding } from "#server/register/versions/contract.ts";
import { useCountWords } from "./count-words.ts";
import { RestoreList } from "./restore-list.tsx";

const agingWords = {
  fetch: "ageFetch",
  upload: "ageHand",
  command: "ageHand",
  demo: "ageDemo",
} as const satisfies Record<ListSource, string>;

/** Every kind of list: the version in force, its age, and the age at which it is stale. */
export function ListStandings({ standings }: { standings: ListStanding[] }) {
  const words = useTranslations("register");
  return (
    <Card title={words("standing.title")} padding="bare">
      <ul className="divide-y divide-line">
        {standings.map((standing) => (
          <Standing key={standing.list} standing={standing} />
        ))}
      </ul>
    </Card>
  );
}

function Standing({ standing: { list, current, former, isStale, fetching } }: { standing: ListStanding }) {
  const words = useTranslations("register");
  const countWords = useCountWords();
  return (
    <li className="grid gap-x-6 gap-y-1 px-card py-3 desk:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_max-content]">
      <div className="min-w-0">
        <p className="font-strong">{words(`list.${list}.name`)}</p>
        <p className="text-ink-soft text-small">{words(`list.${list}.means`)}</p>
      </div>
      <div className="min-w-0 text-small">
        {current ? (
          <>
            <p>
              {words("standing.serial", { serial: current.serial ?? 0 })}
              {current.stampedAt ? (
                <>
                  {" · "}
                  {words("standing.stamped")} <When at={current.stampedAt} />
                </>
              ) : null}
              {current.source === "fetch" ? (
                <>
                  {" · "}
                  {words("standing.confirmed")} <When at={current.confirmedAt} />
                </>
              ) : null}
            </p>
            <p className="text-ink-soft">{countWords(current.counts)}</p>
            <p className="text-ink-soft">{words(`standing.${agingWords[current.source]}`)}</p>
          </>
        ) : null}
        {fetching && fetching.failuresInRow > 0 ? <Failing fetching={fetching} /> : null}
        {current && former ? (
          <div className="pt-2">
            <RestoreList accepted={current} former={former} />
          </div>
        ) : null}
      </div>
      <div>
        {current ? (
          <Freshness isStale={isStale} isDemo={current.source === "demo"} />
        ) : (
          <Badge state="unknown">{words("standing.missing")}</Badge>
        )}
      </div>
    </li>
  );
}

/** A demo list is neither current nor stale. */
function Freshness({ isStale, isDemo }: { isStale: boolean; isDemo: boolean }) {
  const words = useTranslations("register.standing");
  if (isDemo) return <Badge state="note">{words("demo")}</Badge>;
  return <Badge state={isStale ? "look" : "fine"}>{words(isStale ? "stale" : "fresh")}</Badge>;
}

function Failing({ fetching }: { fetching: NonNullable<ListStanding["fetching"]> }) {
  const words = useTranslations("register");
  const errorWords = useFetchErrorWords();
  return (
    <p className="text-look-ink">
      {words("standing.failing", { count: fetching.failuresInRow, reason: errorWords(fetching.lastError) })}{" "}
      {fetching.nextAttemptAt ? (
        <>
          {words("standing.nextAttempt")} <When at={fetching.nextAttemptAt} />
        </>
      ) : null}
    </p>
  );
}

const fetchErrors = [
  "timeout",
  "redirect",
  "status",
  "html",
  "too-large",
  "unreachable",
  "refused",
  "busy",
  "wrong-list",
] as const;

/** Parses the error in the fetch state of the register: a code, sometimes followed by a status or a rule. */
function useFetchErrorWords(): (error: string | null) => string {
  const words = useTranslations("register.fetchError");
  return (error) => {
    const [name, detail] = (error ?? "").split(" ");
    const known = fetchErrors.find((each) => each === name);
    return known ? words(known, { status: detail ?? "" }) : words("unknown");
  };
}
