import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { message, messageSource } from "#db/schema/messages.ts";
import type { FhirFormat, FhirVersion } from "#db/terms/gateways.ts";
import type { ActingRepresentative } from "#db/terms/representation.ts";
import type { Access } from "#server/access/access.ts";

/** `identifier`: the sender's own; the same one again is the same message. */
export type ReceivedMessage = {
  messageId: string;
  patientId: string;
  text: string;
  identifier: { system: string; value: string } | null;
  statedAt: Date | null;
  pgoName: string | null;
  /** Who wrote it for the patient; null: the patient did. */
  representative: ActingRepresentative | null;
  fhirVersion: FhirVersion;
  format: FhirFormat;
  body: Uint8Array;
  at: Date;
};

/** The message that this patient sent before under this identifier; null: none. */
export async function findReceived(
  { organizationId }: Access<"message.receive">,
  tx: Transaction,
  patientId: string,
  identifier: ReceivedMessage["identifier"],
): Promise<string | null> {
  if (identifier === null) return null;
  const [found] = await tx
    .select({ messageId: messageSource.messageId })
    .from(messageSource)
    .where(
      and(
        eq(messageSource.organizationId, organizationId),
        eq(messageSource.patientId, patientId),
        eq(messageSource.identifierSystem, identifier.system),
        eq(messageSource.identifierValue, identifier.value),
      ),
    );
  return found?.messageId ?? null;
}

/** Stores what a patient wrote, with the resource as it was received, in the caller's transaction. */
export async function receiveMessage(
  { organizationId }: Access<"message.receive">,
  tx: Transaction,
  { messageId, patientId, text, at, identifier, representative, ...received }: ReceivedMessage,
): Promise<void> {
  const { statedAt, pgoName, fhirVersion, format, body } = received;
  await tx.insert(message).values({ organizationId, messageId, patientId, author: "patient", body: text, sentAt: at });
  await tx.insert(messageSource).values({
    ...{ organizationId, messageId, patientId, statedAt, pgoName, fhirVersion, format },
    identifierSystem: identifier?.system ?? null,
    identifierValue: identifier?.value ?? null,
    ...(representative ? writtenBy(representative) : {}),
    body: Buffer.from(body),
  });
}

function writtenBy({ representativeId, name, relation, basis, stated }: ActingRepresentative) {
  const isSame = stated.name === name && stated.relation === relation;
  return {
    ...{ representativeId, representativeName: name, representativeRelation: relation, representativeBasis: basis },
    ...(isSame ? {} : { statedName: stated.name, statedRelation: stated.relation }),
  };
}
