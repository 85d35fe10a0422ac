"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { ChoiceFilter, DayFilter, FilterBar, SearchFilter } from "#components/table/filters.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { auditActions, auditOutcomes } from "#db/terms/audit.ts";
import type { AuditActor } from "#server/audit/contract.ts";
import { auditEventNames, useEventWords } from "./audit-event-words.ts";

/** Filters of the log, kept in the URL so that a view can be bookmarked. */
export function AuditFilters({ actors }: { actors: AuditActor[] }) {
  const words = useTranslations("audit.filters");
  const eventWords = useEventWords();
  const path = usePathname();
  const search = useSearchParams();
  const events = auditEventNames
    .map((name) => ({ id: name, label: eventWords(name) }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <div className="space-y-3">
      <FilterBar>
        <ChoiceFilter
          name="person"
          label={words("person")}
          everything={words("everybody")}
          choices={actors.map((actor) => ({ id: actor.actorId, label: actor.name }))}
        />
        <ChoiceFilter name="event" label={words("event")} everything={words("everything")} choices={events} />
        <DayFilter name="from" label={words("from")} />
        <DayFilter name="until" label={words("until")} />
        {search.size > 0 ? (
          <LinkButton look="plain" href={path}>
            {words("clear")}
          </LinkButton>
        ) : null}
      </FilterBar>
      <MoreFilters isOpen={["action", "outcome", "emergency", "object"].some((name) => search.has(name))} />
    </div>
  );
}

function MoreFilters({ isOpen }: { isOpen: boolean }) {
  const words = useTranslations("audit");
  return (
    <details open={isOpen} className="print:hidden">
      <summary className="w-fit cursor-pointer rounded-mark text-ink-soft text-small hover:text-ink">
        {words("filters.more")}
      </summary>
      <div className="pt-3">
        <FilterBar>
          <ChoiceFilter
            name="action"
            label={words("filters.action")}
            everything={words("filters.anyAction")}
            choices={auditActions.map((action) => ({ id: action, label: words(`actions.${action}`) }))}
          />
          <ChoiceFilter
            name="outcome"
            label={words("filters.outcome")}
            everything={words("filters.anyOutcome")}
            choices={auditOutcomes.map((outcome) => ({ id: outcome, label: words(`outcomes.${outcome}`) }))}
          />
          <ChoiceFilter
            name="emergency"
            label={words("filters.emergency")}
            everything={words("filters.anyEmergency")}
            choices={[{ id: "yes", label: words("filters.onlyEmergency") }]}
          />
          <SearchFilter name="object" label={words("filters.object")} placeholder={words("filters.objectHint")} />
        </FilterBar>
      </div>
    </details>
  );
}
