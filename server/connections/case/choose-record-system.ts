import { and, eq, isNull } from "drizzle-orm";
import { connectionCase } from "#db/schema/connections.ts";
import { supplier } from "#db/schema/suppliers.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { refreshSummary } from "#server/connections/status/refresh-summary.ts";
import { DomainError } from "#server/errors.ts";
import { newCase } from "./answer-question.ts";
import type { ChooseRecordSystemInput } from "./contract.ts";
import { findCase } from "./scope.ts";
import { settleSteps } from "./settle-steps.ts";

/** Records which HIS or AIS the organization uses, for the steps and the mail text. Null: not known. */
export async function chooseRecordSystem(
  access: Access<"connection.answer">,
  input: ChooseRecordSystemInput,
  now = new Date(),
) {
  const { organizationId } = access;
  const { personId } = personActing(access);
  const { recordSystemId } = input;
  return change(access, async (tx) => {
    if (recordSystemId) {
      const known = await tx
        .select({ supplierId: supplier.supplierId })
        .from(supplier)
        .where(
          and(eq(supplier.supplierId, recordSystemId), eq(supplier.kind, "record-system"), isNull(supplier.retiredAt)),
        );
      if (known.length === 0) throw new DomainError("NOT_FOUND", "supplier.gone");
    }
    const walked = (await findCase(tx, organizationId)) ?? (await newCase(tx, organizationId, personId, now));
    await tx
      .update(connectionCase)
      .set({ recordSystemId })
      .where(and(eq(connectionCase.organizationId, organizationId), eq(connectionCase.caseId, walked.caseId)));
    const { status } = await refreshSummary(tx, organizationId, now);
    await settleSteps(tx, { ...walked, recordSystemId }, { state: status.state, ownerId: personId, now });
    return {
      result: { caseId: walked.caseId },
      event: {
        event: "connection.answered",
        object: { type: "connection-case", id: walked.caseId },
        detail: { question: "record-system", supplierId: recordSystemId },
      },
    };
  });
}
