import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { connectionCase, connectionStep } from "#db/schema/connections.ts";
import type { ConnectionState } from "#db/terms/connections.ts";
import { addWorkingDays, dutchDay } from "#server/calendar/dutch-days.ts";
import { changeOfSteps, gatewayNow, isMoved, stepsFor, stepWorkingDays } from "./case-rules.ts";
import { currentAnswers, openCase, recordSystemOf } from "./scope.ts";

type SettleInput = {
  state: ConnectionState;
  /** Owner of the steps that come in; null when nobody acted. */
  ownerId: string | null;
  now: Date;
};
type Walked = NonNullable<Awaited<ReturnType<typeof openCase>>>;

/** The same for who may not have begun: without a case nothing is asked of anybody. */
export async function settleOpenCase(tx: Transaction, organizationId: string, input: SettleInput): Promise<void> {
  const walked = await openCase(tx, organizationId);
  if (walked) await settleSteps(tx, walked, input);
}

/**
 * Brings the steps in line with the answers and the register: new ones come in with a date, open ones that no longer fit
 * fall away. What was done before the register last moved stays to be seen, and is asked again where it is needed.
 */
export async function settleSteps(tx: Transaction, walked: Walked, input: SettleInput): Promise<void> {
  const { organizationId, caseId } = walked;
  const { now } = input;
  const movedAt = await noteState(tx, walked, input);
  const [{ gatewayAnsweredAt, ...answers }, { recordSystem, routes }, steps] = await Promise.all([
    currentAnswers(tx, organizationId, caseId),
    recordSystemOf(tx, organizationId, walked.recordSystemId),
    stepsOfCase(tx, organizationId, caseId),
  ]);
  const wanted = stepsFor({
    ...answers,
    hasGateway: gatewayNow(answers.hasGateway, gatewayAnsweredAt, movedAt),
    state: input.state,
    isRecordSystemKnown: recordSystem !== null,
    isGatewayRouteKnown: routes.length > 0,
  });
  const counting = steps.filter((step) => step.doneAt === null || movedAt === null || step.doneAt >= movedAt);
  const present = counting.map((step) => ({ stepId: step.stepId, kind: step.kind, isDone: step.doneAt !== null }));
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

/** Keeps on the case what the register shows now; since when it shows that. */
async function noteState(tx: Transaction, walked: Walked, { state, now }: SettleInput): Promise<Date | null> {
  if (state === "unknown" || state === walked.registerState) return walked.movedAt;
  const movedAt = isMoved(walked.registerState, state) ? now : walked.movedAt;
  await tx
    .update(connectionCase)
    .set({ registerState: state, movedAt })
    .where(and(eq(connectionCase.organizationId, walked.organizationId), eq(connectionCase.caseId, walked.caseId)));
  return movedAt;
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
