import type { Transaction } from "#db/client.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { getWords } from "#server/consults/conversation/get-conversation.ts";
import { readInbox } from "#server/consults/conversation/scope.ts";
import { DomainError } from "#server/errors.ts";
import type { SaidConsult } from "./contract.ts";

type Reading = OpenedPatient<"consult.read"> | OpenedPatient<"consult.export">;

/** What was said in a consult of this patient, and nothing else of it. @throws NOT_FOUND when it is not this patient's. */
export function readSaid(opened: Reading, consultId: string): Promise<SaidConsult> {
  return look(opened.access, (tx) => readInside(tx, opened, consultId));
}

export async function readInside(
  tx: Transaction,
  { access, patientId }: Reading,
  consultId: string,
): Promise<SaidConsult> {
  const { consults } = await readInbox(tx, access, [consultId]);
  const found = consults.get(consultId);
  if (!found || found.patientId !== patientId) throw new DomainError("NOT_FOUND", "consult.not-found");
  const said = await getWords(tx, access.organizationId, consultId);
  return {
    kind: found.kind,
    closed: found.closed?.reason ?? null,
    decision: found.decision?.decision ?? null,
    messages: said.map(({ messageId, author, writtenByName, representative, body, at }) => ({
      ...{ messageId, author, writtenByName, representative, body, at },
    })),
  };
}
