import { and, desc, eq, isNull } from "drizzle-orm";
import { message } from "#db/schema/messages.ts";
import { person } from "#db/schema/people.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import type { Message } from "./contract.ts";

const messagesMax = 100;

/** The messages to this patient, newest first, and whether a PGO fetched them. Without withdrawn ones. */
export function listMessages({ access, patientId }: OpenedPatient<"message.list">): Promise<Message[]> {
  return look(access, (tx) =>
    tx
      .select({
        messageId: message.messageId,
        body: message.body,
        writtenByName: person.name,
        sentAt: message.sentAt,
        fetchedAt: message.fetchedAt,
      })
      .from(message)
      .leftJoin(person, eq(person.personId, message.writtenBy))
      .where(
        and(
          eq(message.organizationId, access.organizationId),
          eq(message.patientId, patientId),
          eq(message.author, "practice"),
          isNull(message.withdrawnAt),
        ),
      )
      .orderBy(desc(message.sentAt), desc(message.messageId))
      .limit(messagesMax),
  );
}
