import type { TransactionSql } from "postgres";
import { listedPatient } from "#db/terms/patient-names.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { DomainError } from "#server/errors.ts";
import {
  type ConsultQuestion,
  type FoundConsult,
  type FoundConsults,
  foundConsultsMax,
  searchWordsMax,
} from "./contract.ts";
import { excerptAround } from "./excerpt-rules.ts";
import { type Colleague, colleaguesIn, type FoundRow, findRows, hitsIn, type SaidRow, saidIn } from "./scope.ts";

/**
 * Finds consults by what was said and noted in them, by patient, by colleague and by day; what began last comes first.
 * The log records whose names were shown, and never the words.
 * @throws INVALID with more words than a question has.
 */
export async function searchConsults(
  access: Access<"consult.list">,
  question: ConsultQuestion,
  now = new Date(),
): Promise<FoundConsults> {
  const { words, days } = question;
  if (words.length > searchWordsMax)
    throw new DomainError("INVALID", "consult.too-many-words", { max: searchWordsMax });
  if (words.length + days.length === 0) return { rows: [], isMore: false };
  return change(access, async (_, raw) => {
    const colleagues = await colleaguesIn(raw, access.organizationId);
    const found = await findRows(raw, access.organizationId, question, colleagues);
    const shown = found.slice(0, foundConsultsMax);
    return {
      result: {
        rows: await withExcerpts(raw, access, { question, shown, colleagues, now }),
        isMore: found.length > shown.length,
      },
      event: {
        event: "consult.searched",
        object: { type: "organization", id: access.organizationId },
        detail: { count: shown.length },
        shown: [...new Set(shown.map(({ patientId }) => patientId))],
      },
    };
  });
}

type Shown = { question: ConsultQuestion; shown: readonly FoundRow[]; colleagues: readonly Colleague[]; now: Date };

async function withExcerpts(
  raw: TransactionSql,
  access: Access<"consult.list">,
  { question, shown, colleagues, now }: Shown,
): Promise<FoundConsult[]> {
  const asked = question.words.map(({ typed }) => typed).join(" ");
  const said = await saidIn(raw, access.organizationId, { asked, consultIds: shown.map(({ consultId }) => consultId) });
  const hits = await hitsIn(
    raw,
    asked,
    [...said.values()].map(({ body }) => body),
  );
  const names = new Map(colleagues.map(({ personId, name }) => [personId, name]));
  return shown.map((row) => listed(row, { said: said.get(row.consultId), names, hits, now }));
}

type Around = { said: SaidRow | undefined; names: ReadonlyMap<string, string>; hits: ReadonlySet<string>; now: Date };

function listed(row: FoundRow, { said, names, hits, now }: Around): FoundConsult {
  const { consultId, kind, turn, assigneeId, closedAt, closeReason } = row;
  return {
    ...{ consultId, kind, turn },
    assigneeName: assigneeId === null ? null : (names.get(assigneeId) ?? null),
    patient: { ...listedPatient({ ...row, leftAt: null }, dutchDay(now)), hasNamesake: row.hasNamesake },
    closed: closedAt === null || closeReason === null ? null : { at: new Date(closedAt), reason: closeReason },
    said: {
      at: new Date(said?.at ?? row.openedAt),
      author: said?.author ?? "practice",
      parts: excerptAround(said?.body ?? "", hits),
    },
  };
}
