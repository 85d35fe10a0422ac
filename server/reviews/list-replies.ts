import { and, desc, eq, isNull } from "drizzle-orm";
import { person } from "#db/schema/people.ts";
import { reply } from "#db/schema/reviews.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import type { Reply } from "./reply-contract.ts";

const repliesMax = 100;

/** What the practice told this patient, newest first, and whether a PGO has it. */
export function listReplies({ access, patientId }: OpenedPatient): Promise<Reply[]> {
  return look(access, (tx) =>
    tx
      .select({
        replyId: reply.replyId,
        body: reply.body,
        writtenByName: person.name,
        sentAt: reply.sentAt,
        fetchedAt: reply.fetchedAt,
      })
      .from(reply)
      .leftJoin(person, eq(person.personId, reply.writtenBy))
      .where(
        and(eq(reply.organizationId, access.organizationId), eq(reply.patientId, patientId), isNull(reply.withdrawnAt)),
      )
      .orderBy(desc(reply.sentAt), desc(reply.replyId))
      .limit(repliesMax),
  );
}
