import { and, desc, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { consult, consultPlanned } from "#db/schema/consults.ts";
import { message } from "#db/schema/messages.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import type { PatientConsult } from "./conversation-contract.ts";
import { excerptOf } from "./excerpt-rules.ts";

const consultsMax = 50;
const excerptLengthMax = 140;

/** The consults of this patient, newest first. */
export function listPatientConsults({ access, patientId }: OpenedPatient<"consult.read">): Promise<PatientConsult[]> {
  return look(access, (tx) => listInside(tx, access.organizationId, patientId));
}

export async function listInside(
  tx: Transaction,
  organizationId: string,
  patientId: string,
): Promise<PatientConsult[]> {
  const rows = await tx
    .select({
      consultId: consult.consultId,
      openedAt: consult.openedAt,
      closedAt: consult.closedAt,
      body: message.body,
      plannedBody: consultPlanned.body,
    })
    .from(consult)
    .leftJoin(message, and(eq(message.organizationId, organizationId), eq(message.messageId, consult.lastSaidId)))
    .leftJoin(
      consultPlanned,
      and(eq(consultPlanned.organizationId, organizationId), eq(consultPlanned.messageId, consult.lastSaidId)),
    )
    .where(
      and(eq(consult.organizationId, organizationId), eq(consult.patientId, patientId), isNull(consult.mergedInto)),
    )
    .orderBy(desc(consult.openedAt), desc(consult.consultId))
    .limit(consultsMax);
  return rows.map(({ body, plannedBody, ...row }) => ({
    ...row,
    excerpt: excerptOf(body ?? plannedBody ?? "", excerptLengthMax),
  }));
}
