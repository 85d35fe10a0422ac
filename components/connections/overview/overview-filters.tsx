"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { ChoiceFilter, FilterBar, SearchFilter } from "#components/table/filters.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { connectionStates } from "#db/terms/connections.ts";
import type { FiguresFacts, ShareFacts } from "#server/connections/overview/contract.ts";

const narrowing = ["q", "state", "system", "gateway", "service"];

/** Filters of the overview, kept in the URL so that a view can be bookmarked. */
export function OverviewFilters({ groups }: { groups: FiguresFacts["groups"] }) {
  const words = useTranslations("connections.overview");
  const states = useTranslations("connections.states");
  const path = usePathname();
  const search = useSearchParams();
  const everything = words("filters.all");
  const choicesOf = (shares: ShareFacts[]) =>
    shares.map(({ key, name }) => ({ id: key, label: key === "-" ? words("unknown") : name }));
  const kind = search.get("kind");
  return (
    <FilterBar>
      <SearchFilter name="q" label={words("filters.text")} />
      <ChoiceFilter
        name="state"
        label={words("filters.state")}
        everything={everything}
        choices={connectionStates.map((state) => ({ id: state, label: states(state) }))}
      />
      <ChoiceFilter
        name="system"
        label={words("filters.recordSystem")}
        everything={everything}
        choices={choicesOf(groups["record-system"])}
      />
      <ChoiceFilter
        name="gateway"
        label={words("filters.gateway")}
        everything={everything}
        choices={choicesOf(groups.gateway)}
      />
      <ChoiceFilter
        name="service"
        label={words("filters.service")}
        everything={everything}
        choices={choicesOf(groups.service)}
      />
      {narrowing.some((name) => search.has(name)) ? (
        <LinkButton look="plain" scroll={false} href={kind ? `${path}?kind=${kind}` : path}>
          {words("clear")}
        </LinkButton>
      ) : null}
    </FilterBar>
  );
}
