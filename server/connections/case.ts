import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { connectionAnswer, connectionCase, connectionStep } from "#db/schema/connections.ts";
import { organization } from "#db/schema/organizations.ts";
import { supplier, supplierRoute } from "#db/schema/suppliers.ts";
import type { CaseAnswer, CaseQuestion, ConnectionState } from "#db/terms/connections.ts";
import { addWorkingDays, dutchDay } from "#server/calendar/dutch-days.ts";
import { changeOfSteps, stepsFor, stepWorkingDays } from "./case-rules.ts";

/** The case that is being walked through, or null before the first answer. */
export async function openCase(tx: Transaction, organizationId: string) {
  const rows = await tx
    .select()
    .from(connectionCase)
    .where(and(eq(connectionCase.organizationId, organizationId), isNull(connectionCase.closedAt)))
    .orderBy(desc(connectionCase.caseId))
    .limit(1);
  return rows[0] ?? null;
}

/** The HIS or AIS of the organization and the gateways known to belong to it. */
export async function recordSystemOf(tx: Transaction, organizationId: string, chosenId: string | null) {
  const own = await tx
    .select({ recordSystemId: organization.recordSystemId })
    .from(organization)
    .where(eq(organization.organizationId, organizationId));
  const recordSystemId = chosenId ?? own[0]?.recordSystemId ?? null;
  if (!recordSystemId) return { recordSystem: null, routes: [] };
  const [systems, routes] = await Promise.all([
    tx
      .select({
        supplierId: supplier.supplierId,
        name: supplier.name,
        email: supplier.email,
        website: supplier.website,
      })
      .from(supplier)
      .where(eq(supplier.supplierId, recordSystemId)),
    tx
      .select({
        supplierId: supplier.supplierId,
        name: supplier.name,
        website: supplier.website,
        labelState: supplier.labelState,
        source: supplierRoute.source,
        sourceDate: supplierRoute.sourceDate,
      })
      .from(supplierRoute)
      .innerJoin(supplier, eq(supplier.supplierId, supplierRoute.gatewayId))
      .where(and(eq(supplierRoute.recordSystemId, recordSystemId), isNull(supplier.retiredAt)))
      .orderBy(asc(supplier.name)),
  ]);
  return { recordSystem: systems[0] ?? null, routes };
}

/** The newest answer to each question; earlier ones are history. */
export async function currentAnswers(tx: Transaction, organizationId: string, caseId: string) {
  const rows = await tx
    .select({ question: connectionAnswer.question, answer: connectionAnswer.answer })
    .from(connectionAnswer)
    .where(and(eq(connectionAnswer.organizationId, organizationId), eq(connectionAnswer.caseId, caseId)))
    .orderBy(asc(connectionAnswer.answerId));
  const newest = new Map<CaseQuestion, CaseAnswer>(rows.map((row) => [row.question, row.answer]));
  return { hasGateway: newest.get("has-gateway") ?? null, inRegister: newest.get("in-register") ?? null };
}

type SettleInput = {
  organizationId: string;
  caseId: string;
  chosenRecordSystemId: string | null;
  state: ConnectionState;
  /** Owner of the steps that come in. */
  ownerId: string | null;
  now: Date;
};

/** Brings the steps in line with the answers: new ones come in with a date, open ones that no longer fit fall away. */
export async function settleSteps(tx: Transaction, input: SettleInput): Promise<void> {
  const { organizationId, caseId, now } = input;
  const [answers, { recordSystem, routes }, steps] = await Promise.all([
    currentAnswers(tx, organizationId, caseId),
    recordSystemOf(tx, organizationId, input.chosenRecordSystemId),
    stepsOfCase(tx, organizationId, caseId),
  ]);
  const wanted = stepsFor({
    ...answers,
    state: input.state,
    isRecordSystemKnown: recordSystem !== null,
    isGatewayRouteKnown: routes.length > 0,
  });
  const present = steps.map((step) => ({ stepId: step.stepId, kind: step.kind, isDone: step.doneAt !== null }));
  const { add, drop } = changeOfSteps(wanted, present);
  if (drop.length > 0) {
    await tx
      .update(connectionStep)
      .set({ droppedAt: now })
      .where(and(eq(connectionStep.organizationId, organizationId), inArray(connectionStep.stepId, drop)));
  }
  if (add.length === 0) return;
  const today = dutchDay(now);
  const rows = add.map((kind) => ({
    organizationId,
    stepId: uuidv7(),
    caseId,
    kind,
    ownerId: input.ownerId,
    dueOn: addWorkingDays(today, stepWorkingDays[kind]),
  }));
  await tx.insert(connectionStep).values(rows);
}

function stepsOfCase(tx: Transaction, organizationId: string, caseId: string) {
  return tx
    .select()
    .from(connectionStep)
    .where(
      and(
        eq(connectionStep.organizationId, organizationId),
        eq(connectionStep.caseId, caseId),
        isNull(connectionStep.droppedAt),
      ),
    )
    .orderBy(asc(connectionStep.stepId));
}
