import { and, desc, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { person } from "#db/schema/people.ts";
import {
  questionnaire,
  questionnaireResponse,
  questionnaireSeries,
  questionnaireTask,
} from "#db/schema/questionnaires.ts";
import { review, reviewItem } from "#db/schema/reviews.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { shipped } from "#server/questionnaires/instruments/shipped.ts";
import { bandLabel } from "#server/questionnaires/scoring/rules.ts";
import { shownState } from "#server/questionnaires/sending/rules.ts";
import type { PatientQuestionnaires } from "./contract.ts";

/** Rows of each kind on a patient's page. */
const rowsMax = 100;

type Opened = OpenedPatient<"questionnaire.read">;

/** What was sent to an opened patient, the running series, and the responses; newest first. */
export function listByPatient(opened: Opened): Promise<PatientQuestionnaires> {
  return look(opened.access, async (tx) => {
    const [tasks, series, responses] = await Promise.all([
      tasksOf(tx, opened),
      seriesOf(tx, opened),
      responsesOf(tx, opened),
    ]);
    return { tasks, series, responses };
  });
}

const sameList = (table: typeof questionnaireTask | typeof questionnaireResponse) =>
  and(eq(questionnaire.organizationId, table.organizationId), eq(questionnaire.questionnaireId, table.questionnaireId));

async function tasksOf(tx: Transaction, { access, patientId }: Opened): Promise<PatientQuestionnaires["tasks"]> {
  const rows = await tx
    .select({ task: questionnaireTask, title: questionnaire.title, sentByName: person.name })
    .from(questionnaireTask)
    .innerJoin(questionnaire, sameList(questionnaireTask))
    .leftJoin(person, eq(person.personId, questionnaireTask.sentBy))
    .where(and(eq(questionnaireTask.organizationId, access.organizationId), eq(questionnaireTask.patientId, patientId)))
    .orderBy(desc(questionnaireTask.sentAt))
    .limit(rowsMax);
  return rows.map(({ task, title, sentByName }) => {
    const { taskId, sendingId, seriesId, questionnaireId, stateReason, sentAt, changedAt, expiresAt } = task;
    const { remindedCount, message, responseId } = task;
    return {
      ...{ taskId, sendingId, seriesId, questionnaireId, title, stateReason, sentByName, sentAt, changedAt, expiresAt },
      ...{ remindedCount, message, responseId, state: shownState(task) },
    };
  });
}

/** A series refers to a canonical URL, so its title is that of the newest questionnaire there. */
async function seriesOf(tx: Transaction, { access, patientId }: Opened): Promise<PatientQuestionnaires["series"]> {
  const rows = await tx
    .select()
    .from(questionnaireSeries)
    .where(
      and(eq(questionnaireSeries.organizationId, access.organizationId), eq(questionnaireSeries.patientId, patientId)),
    )
    .orderBy(desc(questionnaireSeries.startedAt))
    .limit(rowsMax);
  const titles = await tx
    .select({ url: questionnaire.url, title: questionnaire.title })
    .from(questionnaire)
    .where(eq(questionnaire.organizationId, access.organizationId))
    .orderBy(questionnaire.addedAt);
  const byUrl = new Map([...shipped, ...titles].map((each) => [each.url, each.title]));
  return rows.map(({ seriesId, url, everyMonths, nextAt, startedAt, endedAt }) => ({
    ...{ seriesId, everyMonths, nextAt, startedAt, endedAt },
    title: byUrl.get(url) ?? url,
  }));
}

async function responsesOf(
  tx: Transaction,
  { access, patientId }: Opened,
): Promise<PatientQuestionnaires["responses"]> {
  const { organizationId } = access;
  const rows = await tx
    .select({
      response: questionnaireResponse,
      url: questionnaire.url,
      title: questionnaire.title,
      scoring: questionnaire.scoring,
      reviewedAt: review.reviewedAt,
    })
    .from(questionnaireResponse)
    .innerJoin(questionnaire, sameList(questionnaireResponse))
    .leftJoin(
      reviewItem,
      and(eq(reviewItem.organizationId, organizationId), eq(reviewItem.itemId, questionnaireResponse.responseId)),
    )
    .leftJoin(review, and(eq(review.organizationId, organizationId), eq(review.reviewId, reviewItem.reviewId)))
    .where(
      and(eq(questionnaireResponse.organizationId, organizationId), eq(questionnaireResponse.patientId, patientId)),
    )
    .orderBy(desc(questionnaireResponse.authoredAt))
    .limit(rowsMax);
  return rows.map(({ response, url, title, scoring, reviewedAt }) => {
    const { responseId, questionnaireId, authoredAt, receivedAt, scoreState, score, scales, attention, reasons } =
      response;
    return {
      ...{
        responseId,
        questionnaireId,
        url,
        title,
        authoredAt,
        receivedAt,
        scoreState,
        score,
        scales,
        attention,
        reasons,
      },
      ...{ max: scoring?.max ?? null, band: bandLabel(scoring, response.band), reviewedAt },
    };
  });
}
