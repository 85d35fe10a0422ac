import { useLocale, useTranslations } from "next-intl";
import { roles as allRoles } from "#db/terms/people.ts";
import type { Look } from "#server/audit/contract.ts";
import { exactTime } from "#server/calendar/spoken.ts";
import { useEventWords } from "./audit-event-words.ts";
import { reasonOf } from "./look-reason.ts";

/** Who saw or changed what of one patient, oldest first: a plain table for paper. */
export function LooksTable({ looks }: { looks: Look[] }) {
  const words = useTranslations("audit.overview");
  return (
    <div className="overflow-x-auto print:overflow-visible">
      <table className="w-full border-collapse text-left text-small">
        <thead>
          <tr className="border-line border-b align-bottom">
            {(["when", "who", "role", "what", "why"] as const).map((name) => (
              <th key={name} scope="col" className="py-2 pr-4 font-strong">
                {words(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {looks.map((look) => (
            <LookRow key={JSON.stringify(look)} look={look} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LookRow({ look }: { look: Look }) {
  const words = useTranslations("audit");
  const eventWords = useEventWords();
  const locale = useLocale();
  const remarks = [
    look.count > 1 ? words("overview.times", { count: look.count }) : null,
    look.outcome === "failure" ? words("overview.failed") : null,
    look.emergency ? words("overview.emergency") : null,
  ].filter((remark) => remark !== null);
  return (
    <tr className="break-inside-avoid border-line border-b align-top">
      <td className="whitespace-nowrap py-2 pr-4">{exactTime(look.at, locale)}</td>
      <td className="py-2 pr-4">
        <Who look={look} />
      </td>
      <td className="py-2 pr-4">
        <Roles roles={look.actorRoles} />
      </td>
      <td className="py-2 pr-4">
        {eventWords(look.event)}
        {remarks.length > 0 ? ` (${remarks.join(", ")})` : null}
      </td>
      <td className="py-2">{words(`overview.reasons.${reasonOf(look.basis)}`)}</td>
    </tr>
  );
}

function Who({ look }: { look: Look }) {
  const words = useTranslations("audit");
  const behalf = look.responsibleName ? `, ${words("overview.behalf", { name: look.responsibleName })}` : "";
  if (look.actorKind === "system") return `${words("actors.system")}${behalf}`;
  if (look.actorKind === "anonymous") return words("actors.anonymous");
  return `${look.actorName}${behalf}`;
}

function Roles({ roles }: { roles: string[] }) {
  const words = useTranslations("shell.roles");
  const none = useTranslations("audit.overview")("noRole");
  const known = allRoles.filter((role) => roles.includes(role));
  return known.length === 0 ? none : known.map((role) => words(role)).join(", ");
}
