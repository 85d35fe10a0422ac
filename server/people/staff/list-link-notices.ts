import { and, desc, eq, isNotNull, isNull, ne, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { invitation, person } from "#db/schema/people.ts";
import { type Access, mayDo } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { LinkNotice } from "./contract.ts";
import { isOfOthers } from "./scope.ts";

/** More than these wait for the next look. */
const noticesMax = 10;

/**
 * The links that the reader must know of: by which somebody could take a new password or second factor in their name, and for a privacy
 * officer every link that others made and confirmed. With a mail server too: a mail is easily missed. What remains: who uses such a link signs in
 * as its owner and can mark the owner's notice as seen, never the officer's.
 */
export async function listLinkNotices(access: Access<"profile.read">): Promise<LinkNotice[]> {
  const { personId } = personActing(access);
  const isOfficer = mayDo(access.actor, "audit.read");
  const [maker, confirmer, reader] = [alias(person, "maker"), alias(person, "confirmer"), alias(person, "reader")];
  const isOwn = eq(invitation.email, reader.email);
  const rows = await look(access, (tx) =>
    tx
      .select({
        invitationId: invitation.invitationId,
        kind: invitation.kind,
        name: invitation.name,
        email: invitation.email,
        readerEmail: reader.email,
        madeBy: maker.name,
        confirmedBy: confirmer.name,
        createdAt: invitation.createdAt,
      })
      .from(invitation)
      .innerJoin(reader, eq(reader.personId, personId))
      .leftJoin(maker, eq(maker.personId, invitation.invitedBy))
      .leftJoin(confirmer, eq(confirmer.personId, invitation.shownTo))
      .where(
        and(
          eq(invitation.organizationId, access.organizationId),
          // One that was replaced or withdrawn in time opens nothing.
          or(isNull(invitation.withdrawnAt), isNotNull(invitation.acceptedAt)),
          or(
            and(isOwn, ne(invitation.kind, "invitation"), isNull(invitation.ownerSeenAt)),
            isOfficer
              ? and(isNull(invitation.officerSeenAt), isOfOthers(personId), ne(invitation.email, reader.email))
              : undefined,
          ),
        ),
      )
      .orderBy(desc(invitation.invitationId))
      .limit(noticesMax),
  );
  return rows.map(({ email, readerEmail, ...row }) => ({ ...row, isForReader: email === readerEmail }));
}
