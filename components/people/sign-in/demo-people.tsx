import { useTranslations } from "next-intl";
import { Tag } from "#components/ui/badge.tsx";
import type { DemoGroup } from "#server/people/sign-in/contract.ts";
import { PersonMonogram } from "./person-monogram.tsx";

/** The demo accounts as cards, per organization. Plain forms, so that one click works without JavaScript. */
export function DemoPeople({ groups }: { groups: DemoGroup[] }) {
  const words = useTranslations("people.demo");
  return (
    <div className="space-y-8">
      {groups.map((group) => (
        <section key={group.organizationId} aria-labelledby={group.organizationId} className="space-y-3">
          <header className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-line border-b pb-2">
            <h2 id={group.organizationId} className="font-strong text-large">
              {group.name}
            </h2>
            <p className="text-ink-soft">{words(`kinds.${group.kind}`, { city: group.city })}</p>
          </header>
          <ul className="grid gap-3 pane:grid-cols-2 desk:grid-cols-3">
            {group.people.map((person) => (
              <li key={person.personId}>
                <DemoPersonCard person={person} organizationId={group.organizationId} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function DemoPersonCard({ person, organizationId }: { person: DemoGroup["people"][number]; organizationId: string }) {
  const words = useTranslations("people.demo");
  const roleWords = useTranslations("shell.roles");
  return (
    <form action="/api/demo" method="post" className="h-full">
      <input type="hidden" name="personId" value={person.personId} />
      <input type="hidden" name="organizationId" value={organizationId} />
      <button
        type="submit"
        className="flex h-full min-h-control w-full items-center gap-3 rounded-card border border-line bg-raised p-3 text-left shadow-raised transition-colors hover:border-lead hover:bg-lead-soft"
      >
        <PersonMonogram name={person.name} />
        <span className="min-w-0 space-y-1">
          <span className="block font-strong">{person.name}</span>
          <span className="flex flex-wrap gap-1">
            {person.roles.map((role) => (
              <Tag key={role}>{roleWords(role)}</Tag>
            ))}
          </span>
          {person.placeCount > 1 ? (
            <span className="block text-ink-soft text-small">{words("places", { count: person.placeCount })}</span>
          ) : null}
        </span>
      </button>
    </form>
  );
}
