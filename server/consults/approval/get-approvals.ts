import { and, asc, eq, inArray } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { consultApproval } from "#db/schema/consults.approval.ts";
import { consult, consultNote } from "#db/schema/consults.ts";
import { message } from "#db/schema/messages.ts";
import { person } from "#db/schema/people.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import type { ConsultInput } from "#server/consults/conversation/conversation-contract.ts";
import type { ApprovedMessage, ConsultApprovals, OpenApproval } from "./contract.ts";
import { differenceOf } from "./difference-rules.ts";
import { standingOf } from "./standing-rules.ts";

/** The text of a consult for which approval is asked, and the messages that went out with approval. */
export function getApprovals(
  { access, patientId }: OpenedPatient<"consult.read">,
  { consultId }: ConsultInput,
): Promise<ConsultApprovals> {
  return look(access, async (tx) => {
    const rows = await rowsOf(tx, access.organizationId, { consultId, patientId });
    const names = await namesOf(
      tx,
      rows.flatMap(({ asked }) => [asked.askedBy, asked.askedOf, asked.decidedBy]),
    );
    const nameOf = (personId: string | null) => (personId === null ? null : (names.get(personId) ?? null));
    const open = rows.find(({ asked }) => asked.messageId === null);
    return {
      open: open ? openOf(open, nameOf) : null,
      approved: rows.flatMap((row) => approvedOf(row, nameOf)),
    };
  });
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number];
type NameOf = (personId: string | null) => string | null;

function openOf({ asked, lastSaidId, closedAt, note }: Row, nameOf: NameOf): OpenApproval {
  const { approvalId, body, effect, askedBy, askedOf, askedAt, decidedBy, decidedAt, patientId } = asked;
  return {
    ...{ approvalId, body, effect, askedAt, askedById: askedBy },
    askedByName: nameOf(askedBy),
    askedOfName: nameOf(askedOf),
    standing: standingOf(asked, { lastSaidId, patientId, isClosed: closedAt !== null }),
    question: note === null || decidedAt === null ? null : { body: note, byName: nameOf(decidedBy), at: decidedAt },
  };
}

function approvedOf({ asked, sent }: Row, nameOf: NameOf): ApprovedMessage[] {
  const { messageId, body, askedBy, decidedBy } = asked;
  if (messageId === null || sent === null) return [];
  const names = { askedByName: nameOf(askedBy), approvedByName: nameOf(decidedBy) };
  return [{ messageId, ...names, changes: differenceOf(body, sent) }];
}

async function rowsOf(
  tx: Transaction,
  organizationId: string,
  { consultId, patientId }: { consultId: string; patientId: string },
) {
  const { lastSaidId, closedAt } = consult;
  return tx
    .select({ asked: consultApproval, lastSaidId, closedAt, note: consultNote.body, sent: message.body })
    .from(consultApproval)
    .innerJoin(consult, and(eq(consult.organizationId, organizationId), eq(consult.consultId, consultId)))
    .leftJoin(
      consultNote,
      and(eq(consultNote.organizationId, organizationId), eq(consultNote.noteId, consultApproval.noteId)),
    )
    .leftJoin(
      message,
      and(eq(message.organizationId, organizationId), eq(message.messageId, consultApproval.messageId)),
    )
    .where(
      and(
        eq(consultApproval.organizationId, organizationId),
        eq(consultApproval.consultId, consultId),
        eq(consultApproval.patientId, patientId),
      ),
    )
    .orderBy(asc(consultApproval.askedAt), asc(consultApproval.approvalId));
}

async function namesOf(tx: Transaction, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter((id) => id !== null))];
  if (known.length === 0) return new Map();
  const rows = await tx
    .select({ personId: person.personId, name: person.name })
    .from(person)
    .where(inArray(person.personId, known));
  return new Map(rows.map(({ personId, name }) => [personId, name]));
}
