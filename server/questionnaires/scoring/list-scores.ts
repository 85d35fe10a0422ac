import { and, eq, isNotNull, or, type SQL } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { questionnaire, questionnaireResponse } from "#db/schema/questionnaires.ts";
import type { Access } from "#server/access/access.ts";
import type { Permission } from "#server/access/permissions.ts";

type Scored = { patientId: string; url: string; scoringVersion: string };

/** One patient's scores for one canonical URL and one scoring, restricted by `when`. */
export function listScores(
  tx: Transaction,
  { organizationId }: Access<Permission>,
  { patientId, url, scoringVersion }: Scored,
  when: SQL,
) {
  return tx
    .select({
      responseId: questionnaireResponse.responseId,
      at: questionnaireResponse.authoredAt,
      score: questionnaireResponse.score,
      scales: questionnaireResponse.scales,
    })
    .from(questionnaireResponse)
    .innerJoin(
      questionnaire,
      and(
        eq(questionnaire.organizationId, questionnaireResponse.organizationId),
        eq(questionnaire.questionnaireId, questionnaireResponse.questionnaireId),
      ),
    )
    .where(
      and(
        eq(questionnaireResponse.organizationId, organizationId),
        eq(questionnaireResponse.patientId, patientId),
        eq(questionnaire.url, url),
        eq(questionnaireResponse.scoringVersion, scoringVersion),
        or(isNotNull(questionnaireResponse.score), isNotNull(questionnaireResponse.scales)),
        when,
      ),
    );
}
