import { useLocale, useTranslations } from "next-intl";
import { licenceMarks } from "#components/questionnaires/items/questionnaire-marks.ts";
import { Badge, Tag } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { LibraryRow } from "#server/questionnaires/library/contract.ts";

/** The questionnaires of the library, one card each. */
export function LibraryList({ rows }: { rows: LibraryRow[] }) {
  return (
    <ul className="grid gap-4 desk:grid-cols-2">
      {rows.map((row) => (
        <li key={row.questionnaireId} className="flex min-w-0">
          <LibraryCard row={row} />
        </li>
      ))}
    </ul>
  );
}

function LibraryCard({ row }: { row: LibraryRow }) {
  const words = useTranslations("questionnaires");
  const locale = useLocale();
  const address = `/questionnaires/library/${row.questionnaireId}`;
  const language = new Intl.DisplayNames([locale], { type: "language" }).of(row.language) ?? row.language;
  const facts = [
    words("library.questions", { count: row.questionCount }),
    words(row.hasScore ? "library.scored" : "library.unscored"),
    language,
    words("library.version", { version: row.version }),
    row.sentCount > 999 ? words("library.sent-many") : words("library.sent", { count: row.sentCount }),
  ];
  const canSend = row.retiredAt === null && row.licence !== "unclear";
  return (
    <Card
      className="grow"
      title={
        <TextLink href={address} data-walk>
          {row.title}
        </TextLink>
      }
      foot={
        <div className="flex flex-wrap items-center justify-between gap-2">
          <span className="text-ink-soft text-small">{words(`library.${row.origin}`)}</span>
          <span className="flex gap-2">
            <LinkButton size="small" look="plain" href={address}>
              {words("library.look")}
            </LinkButton>
            {canSend ? (
              <LinkButton size="small" href={`/questionnaires/send?questionnaire=${row.questionnaireId}`}>
                {words("library.send")}
              </LinkButton>
            ) : null}
          </span>
        </div>
      }
    >
      <div className="space-y-2">
        <p className="flex flex-wrap gap-1.5">
          <Badge state={licenceMarks[row.licence]}>{words(`licence.${row.licence}`)}</Badge>
          {row.retiredAt ? <Tag>{words("library.retired")}</Tag> : null}
          {row.findingCount > 0 ? <Tag>{words("library.simpler", { count: row.findingCount })}</Tag> : null}
        </p>
        <p>{facts.join(" · ")}</p>
        <p className="max-w-prose text-ink-soft text-small">{row.source}</p>
      </div>
    </Card>
  );
}
