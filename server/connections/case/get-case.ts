import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Transaction } from "#db/client.ts";
import { connectionAnswer, connectionStep } from "#db/schema/connections.ts";
import { membership, person } from "#db/schema/people.ts";
import { supplier } from "#db/schema/suppliers.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { loadFacts } from "#server/connections/status/scope.ts";
import { statusFrom } from "#server/connections/status/status-rules.ts";
import type { AnswerFacts, StepFacts } from "./contract.ts";
import { isContradicted, nextQuestion } from "./rules.ts";
import { findCase, loadAnswers, loadRecordSystem } from "./scope.ts";

/** The current run through the decision tree: answers with their history, steps, and who may own a step. */
export async function getCase(access: Access<"connection.read">, now = new Date()) {
  const { organizationId } = access;
  return look(access, async (tx) => {
    const walked = await findCase(tx, organizationId);
    const { state } = statusFrom(await loadFacts(tx, organizationId, now), now);
    const [answers, standing, steps, { recordSystem, routes }, recordSystems, colleagues] = await Promise.all([
      walked ? answersOf(tx, organizationId, walked.caseId) : [],
      walked ? loadAnswers(tx, organizationId, walked.caseId) : { hasGateway: null, inRegister: null },
      walked ? stepsOf(tx, organizationId, now, walked.caseId) : [],
      loadRecordSystem(tx, organizationId, walked?.recordSystemId ?? null),
      tx
        .select({ supplierId: supplier.supplierId, name: supplier.name })
        .from(supplier)
        .where(and(eq(supplier.kind, "record-system"), isNull(supplier.retiredAt)))
        .orderBy(asc(supplier.name)),
      colleaguesOf(tx, organizationId),
    ]);
    return {
      caseId: walked?.caseId ?? null,
      openedAt: walked?.openedAt ?? null,
      costNote: walked?.costNote ?? null,
      contractOn: walked?.contractOn ?? null,
      ...standing,
      isContradicted: isContradicted(standing.hasGateway, standing.inRegister, state),
      next: nextQuestion(standing.hasGateway, standing.inRegister),
      answers,
      steps,
      recordSystem,
      routes,
      recordSystems,
      colleagues,
    };
  });
}

async function answersOf(tx: Transaction, organizationId: string, caseId: string): Promise<AnswerFacts[]> {
  const rows = await tx
    .select({
      answerId: connectionAnswer.answerId,
      question: connectionAnswer.question,
      answer: connectionAnswer.answer,
      answeredBy: connectionAnswer.answeredBy,
      answeredByName: person.name,
      answeredAt: connectionAnswer.answeredAt,
      evidence: connectionAnswer.evidence,
    })
    .from(connectionAnswer)
    .leftJoin(person, eq(person.personId, connectionAnswer.answeredBy))
    .where(and(eq(connectionAnswer.organizationId, organizationId), eq(connectionAnswer.caseId, caseId)))
    .orderBy(desc(connectionAnswer.answerId))
    .limit(100);
  return rows.map(({ answeredBy, ...row }) => ({ ...row, isByRegister: answeredBy === null }));
}

/** Steps that were not dropped: open ones by date, then done ones. Without `caseId` those of all cases. */
export async function stepsOf(
  tx: Transaction,
  organizationId: string,
  now: Date,
  caseId?: string,
): Promise<StepFacts[]> {
  const owner = alias(person, "owner");
  const doer = alias(person, "doer");
  const rows = await tx
    .select({
      stepId: connectionStep.stepId,
      kind: connectionStep.kind,
      ownerId: connectionStep.ownerId,
      ownerName: owner.name,
      dueOn: connectionStep.dueOn,
      doneAt: connectionStep.doneAt,
      doneByName: doer.name,
      evidence: connectionStep.evidence,
    })
    .from(connectionStep)
    .leftJoin(owner, eq(owner.personId, connectionStep.ownerId))
    .leftJoin(doer, eq(doer.personId, connectionStep.doneBy))
    .where(
      and(
        eq(connectionStep.organizationId, organizationId),
        isNull(connectionStep.droppedAt),
        caseId ? eq(connectionStep.caseId, caseId) : isNull(connectionStep.doneAt),
      ),
    )
    .orderBy(desc(isNull(connectionStep.doneAt)), asc(connectionStep.dueOn), asc(connectionStep.stepId));
  const today = dutchDay(now);
  return rows.map((row) => ({ ...row, isLate: row.doneAt === null && row.dueOn < today }));
}

function colleaguesOf(tx: Transaction, organizationId: string) {
  return tx
    .select({ personId: person.personId, name: person.name })
    .from(membership)
    .innerJoin(person, eq(person.personId, membership.personId))
    .where(and(eq(membership.organizationId, organizationId), isNull(membership.endedAt)))
    .orderBy(asc(person.name));
}
