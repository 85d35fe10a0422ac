import { and, asc, eq, lte } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { delivery, gatewayTrust } from "#db/schema/gateways.ts";
import { questionnaireResponse } from "#db/schema/questionnaires.ts";
import { review, reviewItem } from "#db/schema/reviews.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { DomainError } from "#server/errors.ts";
import { readLines } from "#server/questionnaires/items/reading-rules.ts";
import { actionViews } from "#server/questionnaires/library/action-rules.ts";
import { listActions, questionnaireInScope } from "#server/questionnaires/library/scope.ts";
import { trendMax } from "#server/questionnaires/scoring/contract.ts";
import { listScores } from "#server/questionnaires/scoring/list-scores.ts";
import { scoreView, withScores } from "#server/questionnaires/scoring/score-view-rules.ts";
import type { ResponseInput, ResponseView } from "./contract.ts";

type Opened = OpenedPatient<"questionnaire.read">;
type ResponseRow = typeof questionnaireResponse.$inferSelect;

/** One response of an opened patient: flagged items first, the score with its trend, and every answer under its question. */
export function getResponse(opened: Opened, { responseId }: ResponseInput): Promise<ResponseView> {
  return look(opened.access, async (tx) => {
    const { response, ...facts } = await responseInScope(tx, opened, responseId);
    const known = await questionnaireInScope(tx, opened.access, response.questionnaireId);
    const [agreed, earlier] = await Promise.all([
      listActions(tx, opened.access, known.url),
      trendOf(tx, opened, known.url, response),
    ]);
    const lines = withScores(readLines(known.definition.items, response.answers), known, response.answers);
    const actions = actionViews(known.definition.items, known.scoring, agreed);
    const { questionnaireId, title, version, language, licence, licenceText, source } = known;
    return {
      ...{ responseId, patientId: response.patientId, taskId: response.taskId },
      questionnaire: { questionnaireId, title, version, language, licence, licenceText, source },
      authoredAt: response.authoredAt,
      receivedAt: response.receivedAt,
      origin: { gatewayName: facts.gatewayName, pgoName: facts.pgoName },
      flagged: actions.flatMap((action) => {
        const own = lines.filter((each) => each.linkId === action.linkId && each.isFlagged);
        const line = own.find((each) => each.values.length > 0) ?? own[0];
        return line ? [{ line, action }] : [];
      }),
      score: scoreView(known, response, earlier),
      lines,
      attention: response.attention,
      reasons: response.reasons,
      reviewedAt: facts.reviewedAt,
    };
  });
}

async function responseInScope(tx: Transaction, { access, patientId }: Opened, responseId: string) {
  const { organizationId } = access;
  const [found] = await tx
    .select({
      response: questionnaireResponse,
      pgoName: delivery.pgoName,
      gatewayName: gatewayTrust.name,
      reviewedAt: review.reviewedAt,
    })
    .from(questionnaireResponse)
    .leftJoin(
      delivery,
      and(eq(delivery.organizationId, organizationId), eq(delivery.deliveryId, questionnaireResponse.deliveryId)),
    )
    .leftJoin(
      gatewayTrust,
      and(eq(gatewayTrust.organizationId, organizationId), eq(gatewayTrust.trustId, delivery.trustId)),
    )
    .leftJoin(reviewItem, and(eq(reviewItem.organizationId, organizationId), eq(reviewItem.itemId, responseId)))
    .leftJoin(review, and(eq(review.organizationId, organizationId), eq(review.reviewId, reviewItem.reviewId)))
    .where(
      and(
        eq(questionnaireResponse.organizationId, organizationId),
        eq(questionnaireResponse.responseId, responseId),
        eq(questionnaireResponse.patientId, patientId),
      ),
    );
  if (!found) throw new DomainError("NOT_FOUND", "questionnaire.response-gone");
  return found;
}

/** Scores for the same canonical URL and scoring, up to this response, oldest first. */
async function trendOf(tx: Transaction, { access, patientId }: Opened, url: string, response: ResponseRow) {
  if (response.scoringVersion === null) return [];
  const rows = await listScores(
    tx,
    access,
    { patientId, url, scoringVersion: response.scoringVersion },
    lte(questionnaireResponse.authoredAt, response.authoredAt),
  ).orderBy(asc(questionnaireResponse.authoredAt), asc(questionnaireResponse.responseId));
  return rows.slice(-trendMax);
}
