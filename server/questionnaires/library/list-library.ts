import { eq, sql } from "drizzle-orm";
import { questionnaire, questionnaireTask } from "#db/schema/questionnaires.ts";
import type { QuestionnaireItem } from "#db/terms/questionnaires.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { shipped } from "#server/questionnaires/instruments/shipped.ts";
import { type Library, type LibraryRow, librarySlots } from "./contract.ts";

type Facts = Pick<
  typeof questionnaire.$inferSelect,
  "questionnaireId" | "url" | "title" | "version" | "language" | "licence" | "source" | "definition" | "scoring"
>;

/** Every questionnaire this organization can view or send: those shipped with Balie first, then its own, newest first. */
export function listLibrary(access: Access<"questionnaire.list">): Promise<Library> {
  return look(access, async (tx) => {
    const stored = await tx
      .select({
        questionnaireId: questionnaire.questionnaireId,
        url: questionnaire.url,
        title: questionnaire.title,
        version: questionnaire.version,
        language: questionnaire.language,
        licence: questionnaire.licence,
        source: questionnaire.source,
        definition: questionnaire.definition,
        scoring: questionnaire.scoring,
        addedAt: questionnaire.addedAt,
        retiredAt: questionnaire.retiredAt,
        // Counted up to a limit: beyond it the exact number is of no use.
        sentCount: sql<number>`(select count(*)::int from (select from ${questionnaireTask} t
          where t.organization_id = questionnaire.organization_id and t.questionnaire_id = questionnaire.questionnaire_id
          limit 1000) counted)`,
      })
      .from(questionnaire)
      .where(eq(questionnaire.organizationId, access.organizationId))
      .orderBy(sql`${questionnaire.addedAt} desc`);
    const known = new Map(stored.map((row) => [row.questionnaireId, row]));
    const own = shipped.map((list) => ({ ...row(list, "shipped"), ...usage(known.get(list.questionnaireId)) }));
    const others = stored
      .filter((each) => !shipped.some((list) => list.questionnaireId === each.questionnaireId))
      .map((each) => ({ ...row(each, "imported"), ...usage(each), addedAt: each.addedAt }));
    return { rows: [...own, ...others], slots: [...librarySlots] };
  });
}

function row(facts: Facts, origin: LibraryRow["origin"]): Omit<LibraryRow, "sentCount" | "retiredAt"> {
  const { questionnaireId, url, title, version, language, licence, source } = facts;
  return {
    ...{ questionnaireId, url, title, version, language, licence, source, origin },
    questionCount: countQuestions(facts.definition.items),
    hasScore: facts.scoring !== null,
    findingCount: facts.definition.findings.length,
    addedAt: null,
  };
}

function usage(stored: { sentCount: number; retiredAt: Date | null } | undefined) {
  return { sentCount: stored?.sentCount ?? 0, retiredAt: stored?.retiredAt ?? null };
}

function countQuestions(items: readonly QuestionnaireItem[]): number {
  const isQuestion = (item: QuestionnaireItem) => item.type !== "group" && item.type !== "display" && !item.isHidden;
  return items.reduce((sum, item) => sum + (isQuestion(item) ? 1 : 0) + countQuestions(item.items), 0);
}
