import { createHash } from "node:crypto";
import type { TransactionSql } from "postgres";
import { v7 as uuidv7 } from "uuid";
import type { DeliveredEntry } from "#db/terms/gateways.ts";
import { grant } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { underAccess } from "#server/audit/record.ts";
import { notReceivable } from "#server/fhir/authentication/not-receivable.ts";
import type { FhirRequest } from "#server/fhir/fhir-request.ts";
import { type Reply, refuse } from "#server/fhir/interaction.ts";
import type { DeliveryMark } from "#server/gateways/contract.ts";
import { findDelivery } from "#server/gateways/find-delivery.ts";
import { recordDelivery } from "#server/gateways/record-delivery.ts";
import { stillActs } from "#server/patients/representatives/find-acting.ts";
import type { EntryOutcome, Outcomes, PlannedWrite, WriteContext } from "./writer.ts";
import { planWrites, runWrites, type WriteRequest } from "./writes.ts";

type Delivery = {
  request: FhirRequest;
  context: WriteContext;
  writes: readonly WriteRequest[];
  body: Uint8Array;
  /** Entries were refused before they reached a writer: of a transaction nothing is written then. */
  hasRefusedEntry: boolean;
};

export type Delivered =
  /** Each entry has an outcome of its own; those below 400 are stored. */
  | { result: "by-entry"; outcomes: Outcomes }
  /** A transaction of which an entry was refused: nothing is stored. */
  | { result: "transaction-refused"; outcomes: Outcomes }
  /** The request was refused as a whole. */
  | { result: "request-refused"; reply: Reply };

/**
 * Plans every entry and stores what can be stored, together with the delivery itself, in one transaction. A repeat is answered as it was the
 * first time; a request of which nothing was stored leaves no delivery, and is judged anew when it is sent again. What is reported as stored
 * is committed.
 */
export async function deliver({ request, context, writes, body, hasRefusedEntry }: Delivery): Promise<Delivered> {
  const { sender, now, version, format, isTransaction } = context;
  const { settled, flags, planned } = planWrites(writes, context);
  if (isTransaction && (hasRefusedEntry || [...settled.values()].some(isRefused))) {
    return { result: "transaction-refused", outcomes: settled };
  }
  const [first] = planned;
  if (!first) return { result: "by-entry", outcomes: settled };

  const access = grant(sender.actor, "delivery.receive");
  for (const { prepare } of planned) await prepare?.();
  const { organizationId, trustId, patientId, pgoName } = sender.actor;
  const { requestId, correlationId } = request;
  const hash = contentHash(request, context, body, planned);
  const mark = { organizationId, trustId, patientId, requestId, contentHash: hash };
  const deliveryId = uuidv7({ msecs: now.getTime() });
  return change<Delivered>(access, async (tx, raw) => {
    const written = await runWrites(planned, { tx, raw, deliveryId, isNew: refuseRepeat(raw, mark, context) });
    const results = written.flatMap(({ outcomes }) => [...outcomes]);
    const outcomes = new Map([...settled, ...results]);
    const refused = results.filter(([, outcome]) => isRefused(outcome));
    if (isTransaction && refused.length > 0) throw new RolledBack({ result: "transaction-refused", outcomes });
    if (refused.length === results.length) throw new RolledBack({ result: "by-entry", outcomes });

    const newCount = written.reduce((sum, one) => sum + one.newCount, 0);
    const knownCount = written.reduce((sum, one) => sum + one.knownCount, 0);
    const facts = { kind: first.kind, newCount, knownCount, fhirVersion: version, format };
    const recorded = recordDelivery(access, raw, {
      ...{ ...mark, ...facts, deliveryId, correlationId, pgoName, receivedAt: now },
      outcomes: storedOutcomes(outcomes),
    });
    const object = { type: "delivery", id: deliveryId };
    const detail = { ...facts, ...(flags.length > 0 ? { flags } : {}) };
    return {
      result: { result: "by-entry", outcomes },
      pending: Promise.all([recorded, ...written.map(({ pending }) => pending)]),
      event: [
        { event: "delivery.received", object, patientId, detail },
        ...written.flatMap(({ access: own, lines = [] }) => underAccess(own, lines)),
      ],
    };
  }).catch(answerOf);
}

/** Rolls the transaction of a delivery back; `delivered` is the answer all the same. */
class RolledBack extends Error {
  readonly delivered: Delivered;
  constructor(delivered: Delivered) {
    super("delivery rolled back");
    this.delivered = delivered;
  }
}

/** For `catch`: the answer of a delivery that was rolled back. Anything else is thrown on. */
function answerOf(problem: unknown): Delivered {
  if (problem instanceof RolledBack) return problem.delivered;
  throw problem;
}

export function isRefused({ status }: EntryOutcome): boolean {
  return status >= 400;
}

/**
 * SHA-256 of what makes a delivery the same as another: method, path, release, patient, who acts for them and body, and the request id unless everything that
 * is written counts as repeated by its content.
 */
function contentHash(
  request: FhirRequest,
  { version, sender }: WriteContext,
  body: Uint8Array,
  writes: readonly PlannedWrite[],
): Buffer {
  const { representative } = sender.actor;
  const named = [request.method, request.path, version, sender.patient.patientId];
  if (representative) named.push(representative.representativeId);
  if (writes.some(({ repeatedBy }) => repeatedBy === "request-id")) named.push(request.requestId);
  const text = JSON.stringify(named);
  // The length keeps text and body apart: no two different requests give the same bytes.
  return createHash("sha256").update(`${text.length}:${text}`).update(body).digest();
}

/**
 * Resolves when this was not delivered before, the patient is still one of the practice's, and whoever acts for them still does.
 * @throws RolledBack otherwise; a repeat has the outcomes of the first time.
 */
async function refuseRepeat(raw: TransactionSql, mark: DeliveryMark, { sender, now }: WriteContext): Promise<void> {
  const { former, isPatient } = await findDelivery(raw, mark);
  if (former?.isOther) throw new RolledBack({ result: "request-refused", reply: requestIdUsed() });
  if (former) throw new RolledBack({ result: "by-entry", outcomes: readOutcomes(former.outcomes) });
  // The patient may have left since the token was checked, and who acts for them may no longer do so.
  const { representative } = sender.actor;
  const mayAct = representative === null || (await stillActs(raw, mark, representative.representativeId, now));
  if (!isPatient || !mayAct) throw new RolledBack({ result: "request-refused", reply: notReceivable() });
}

function requestIdUsed() {
  const diagnostics = "This MedMij-Request-ID was used for a request with other content";
  return refuse(409, { code: "duplicate", diagnostics });
}

/** Status of an index for which nobody wrote anything: an entry that only reads. */
const noOutcome = 0;

/** Outcomes as the column of a delivery holds them: by position, with `noOutcome` in the gaps. */
function storedOutcomes(outcomes: Outcomes): DeliveredEntry[] {
  const length = Math.max(...outcomes.keys()) + 1;
  return Array.from({ length }, (_, index) => outcomes.get(index) ?? { status: noOutcome });
}

/** The outcomes of an earlier delivery. Guarantee: only `storedOutcomes` fills this column, from values of this very type. */
function readOutcomes(stored: readonly DeliveredEntry[]): Outcomes {
  return new Map(stored.flatMap((one, index) => (one.status === noOutcome ? [] : [[index, one as EntryOutcome]])));
}
