"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { ChoiceFilter, FilterBar, SearchFilter } from "#components/table/filters.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { sectors } from "#db/terms/register.ts";
import type { SectorCounts } from "#server/register/search/contract.ts";

/** Filters providers by sector, with the count of each, and by name or AGB code; both kept in the URL. */
export function ProviderFilters({ counts }: { counts: SectorCounts }) {
  const words = useTranslations("register.providers");
  const names = useTranslations("register.sectors");
  const search = useSearchParams();
  const path = usePathname();
  return (
    <FilterBar>
      <SearchFilter name="q" label={words("text")} />
      <ChoiceFilter
        name="sector"
        label={words("sector")}
        everything={words("all")}
        choices={sectors.map((id) => ({ id, label: words("counted", { name: names(id), count: counts[id] }) }))}
      />
      {search.has("q") || search.has("sector") ? (
        <LinkButton look="plain" scroll={false} href={path}>
          {words("clear")}
        </LinkButton>
      ) : null}
    </FilterBar>
  );
}
