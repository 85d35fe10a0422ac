import { and, asc, desc, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { connectionAnswer, connectionCase } from "#db/schema/connections.ts";
import { organization } from "#db/schema/organizations.ts";
import { supplier, supplierRoute } from "#db/schema/suppliers.ts";
import type { CaseAnswer, CaseQuestion } from "#db/terms/connections.ts";

/** The case that is being walked through, or null before the first answer. */
export async function findCase(tx: Transaction, organizationId: string) {
  const rows = await tx
    .select()
    .from(connectionCase)
    .where(eq(connectionCase.organizationId, organizationId))
    .orderBy(desc(connectionCase.caseId))
    .limit(1);
  return rows[0] ?? null;
}

/** The HIS or AIS of the organization and the gateways known to belong to it. */
export async function loadRecordSystem(tx: Transaction, organizationId: string, chosenId: string | null) {
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

/** The newest answer to each question of a case. */
export async function loadAnswers(tx: Transaction, organizationId: string, caseId: string) {
  const rows = await tx
    .select({
      question: connectionAnswer.question,
      answer: connectionAnswer.answer,
      answeredAt: connectionAnswer.answeredAt,
    })
    .from(connectionAnswer)
    .where(and(eq(connectionAnswer.organizationId, organizationId), eq(connectionAnswer.caseId, caseId)))
    .orderBy(asc(connectionAnswer.answerId));
  return newestAnswers(rows);
}

type Answered = { question: CaseQuestion; answer: CaseAnswer; answeredAt: Date };

/** The newest answer to each question, of answers in the order in which they were given; earlier ones are history. */
function newestAnswers(rows: readonly Answered[]) {
  const newest = new Map(rows.map((row) => [row.question, row.answer]));
  const gatewayAnsweredAt = rows.findLast((row) => row.question === "has-gateway")?.answeredAt ?? null;
  return {
    hasGateway: newest.get("has-gateway") ?? null,
    inRegister: newest.get("in-register") ?? null,
    gatewayAnsweredAt,
  };
}
