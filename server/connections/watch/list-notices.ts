import { and, desc, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { serviceMeaning } from "#db/schema/catalogue.ts";
import { connectionNotice } from "#db/schema/connections.ts";
import { person } from "#db/schema/people.ts";
import { registerServiceName, registerVersion } from "#db/schema/register.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { NoticeFacts } from "./contract.ts";

/** Notices shown at once; the lists themselves keep the older history. */
const noticesMax = 60;

/** What new lists changed for the organization, newest first. */
export async function listNotices(access: Access<"connection.read">): Promise<NoticeFacts[]> {
  return look(access, (tx) => noticesOf(tx, access.organizationId, false));
}

export async function noticesOf(tx: Transaction, organizationId: string, onlyUnseen: boolean): Promise<NoticeFacts[]> {
  const rows = await tx
    .select({
      noticeId: connectionNotice.noticeId,
      kind: connectionNotice.kind,
      providerName: connectionNotice.providerName,
      subject: connectionNotice.subject,
      nameInList: registerServiceName.displayName,
      nameInCatalogue: serviceMeaning.name,
      listStampedAt: registerVersion.stampedAt,
      listSerial: registerVersion.serial,
      createdAt: connectionNotice.createdAt,
      seenAt: connectionNotice.seenAt,
      seenByName: person.name,
    })
    .from(connectionNotice)
    .innerJoin(registerVersion, eq(registerVersion.versionId, connectionNotice.versionId))
    .leftJoin(
      registerServiceName,
      and(eq(registerServiceName.serviceId, connectionNotice.subject), isNull(registerServiceName.untilVersionId)),
    )
    .leftJoin(serviceMeaning, eq(serviceMeaning.serviceId, connectionNotice.subject))
    .leftJoin(person, eq(person.personId, connectionNotice.seenBy))
    .where(
      and(
        eq(connectionNotice.organizationId, organizationId),
        onlyUnseen ? isNull(connectionNotice.seenAt) : undefined,
      ),
    )
    .orderBy(desc(connectionNotice.noticeId))
    .limit(noticesMax);
  return rows.map(({ nameInList, nameInCatalogue, ...row }) => ({
    ...row,
    subjectName: row.kind === "name-changed" ? null : (nameInList ?? nameInCatalogue),
  }));
}
