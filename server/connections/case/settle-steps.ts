import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { connectionCase, connectionStep } from "#db/schema/connections.ts";
import type { ConnectionState } from "#db/terms/connections.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { addWorkingDays } from "#server/calendar/working-days.ts";
import { changeOfSteps, gatewayNow, isMoved, stepsFor, stepWorkingDays } from "./rules.ts";
import { findCase, loadAnswers, loadRecordSystem } from "./scope.ts";

type SettleInput = {
  state: ConnectionState;
  /** Owner of the new steps; null when no person acted. */
  ownerId: string | null;
  now: Date;
};
type Walked = NonNullable<Awaited<ReturnType<typeof findCase>>>;

/** Like `settleSteps`, for an organization that may have no case yet: then there is nothing to do. */
export async function settleOpenCase(tx: Transaction, organizationId: string, input: SettleInput): Promise<void> {
  const walked = await findCase(tx, organizationId);
  if (walked) await settleSteps(tx, walked, input);
}

/**
 * Updates the steps to the answers and the register: adds new ones with a due date and drops open ones that no longer
 * apply. Steps done before the register last changed stay visible, and are added again where needed.
 */
export async function settleSteps(tx: Transaction, walked: Walked, input: SettleInput): Promise<void> {
  const { organizationId, caseId } = walked;
  const { now } = input;
  const movedAt = await noteState(tx, walked, input);
  const [{ gatewayAnsweredAt, ...answers }, { recordSystem, routes }, steps] = await Promise.all([
    loadAnswers(tx, organizationId, caseId),
    loadRecordSystem(tx, organizationId, walked.recordSystemId),
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

/** Stores the register's current state on the case. Returns since when. */
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
