import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "#db/client.ts";
import { connectionAnswer, connectionCase } from "#db/schema/connections.ts";
import type { CaseAnswer, CaseQuestion, RegisterEvidence } from "#db/terms/connections.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { ConnectionStatus } from "#server/connections/status/contract.ts";
import { refreshSummary } from "#server/connections/status/refresh-summary.ts";
import type { AnswerInput } from "./contract.ts";
import { registerAnswer } from "./rules.ts";
import { findCase } from "./scope.ts";
import { settleSteps } from "./settle-steps.ts";

/**
 * Records an answer to the decision tree together with the evidence in the register at that moment, adds the register's
 * own answer to what the person does not know (or did years ago), and updates the steps. Earlier answers are kept as
 * history.
 */
export async function answerQuestion(access: Access<"connection.answer">, input: AnswerInput, now = new Date()) {
  const { organizationId } = access;
  const { personId } = personActing(access);
  return change(access, async (tx) => {
    const { status } = await refreshSummary(tx, organizationId, now);
    const walked = (await findCase(tx, organizationId)) ?? (await newCase(tx, organizationId, personId, now));
    const own = { question: input.question, answer: input.answer, answeredBy: personId };
    const rows = [own, ...answersOfRegister(input, status)].map((row) => ({
      organizationId,
      answerId: uuidv7(),
      caseId: walked.caseId,
      answeredAt: now,
      evidence: evidenceOf(status),
      ...row,
    }));
    await tx.insert(connectionAnswer).values(rows);
    await settleSteps(tx, walked, { state: status.state, ownerId: personId, now });
    return {
      result: { caseId: walked.caseId, state: status.state },
      event: {
        event: "connection.answered",
        object: { type: "connection-case", id: walked.caseId },
        detail: { question: input.question, answer: input.answer, state: status.state },
      },
    };
  });
}

/** A new case: one run through the decision tree. */
export async function newCase(tx: Transaction, organizationId: string, openedBy: string, now: Date) {
  const row = { organizationId, caseId: uuidv7(), openedBy, openedAt: now };
  await tx.insert(connectionCase).values(row);
  return { ...row, recordSystemId: null, costNote: null, contractOn: null, registerState: null, movedAt: null };
}

/** "I do not know" is answered from the register; so is "arranged in the programme", because a connection can lapse. */
function answersOfRegister(input: AnswerInput, status: ConnectionStatus) {
  const questions = questionsForRegister(input);
  return questions.flatMap((question) => {
    const answer = registerAnswer(question, status.state);
    return answer === null ? [] : [{ question, answer, answeredBy: null }];
  });
}

function questionsForRegister({ question, answer }: { question: CaseQuestion; answer: CaseAnswer }): CaseQuestion[] {
  if (answer === "programme") return ["in-register"];
  if (answer !== "unknown") return [];
  return question === "has-gateway" ? ["has-gateway", "in-register"] : ["in-register"];
}

function evidenceOf(status: ConnectionStatus): RegisterEvidence {
  return {
    state: status.state,
    versionId: status.list?.versionId ?? null,
    serial: status.list?.serial ?? null,
    stampedAt: status.list?.stampedAt?.toISOString() ?? null,
  };
}
