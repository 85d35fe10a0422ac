import type { TransactionSql } from "postgres";
import type { Transaction } from "#db/client.ts";
import type { MeasurementKind } from "#db/terms/measurements.ts";
import type { AttentionReason } from "#db/terms/reviews.ts";
import { attentionRanks } from "#db/terms/reviews.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import type { Permission } from "#server/access/permissions.ts";
import type { AuditLine } from "#server/audit/record.ts";
import { type Assessment, assessSeries, silenceOf } from "./assess-rules.ts";
import { keepSummaries } from "./keep-summaries.ts";
import { type KindToAssess, loadAssessment } from "./load-assessment.ts";
import { raiseAlarms } from "./raise-alarms.ts";

export type Assessed = {
  attention: number;
  reasons: AttentionReason[];
  isNormal: boolean;
  /** Kinds of which values were expected and did not come, each with its first day. */
  silences: { kind: MeasurementKind; since: string }[];
};

/**
 * Looks at everything that one patient measured: how each series stands, which agreed alarms go off, and what that means for the round.
 * Only kinds with something that nobody has reviewed decide about the round; without any, all kinds do. Safe to repeat.
 */
export async function assessMeasurements(
  access: Access<"measurement.assess">,
  patientId: string,
  now: Date,
): Promise<Assessed> {
  return change(access, async (tx, raw) => {
    const { result, lines, isChanged } = await assessInside(access, tx, raw, patientId, now);
    const line: AuditLine = {
      event: "measurement.assessed",
      object: { type: "patient", id: patientId },
      patientId,
      detail: { attention: result.attention, kinds: result.reasons.length },
    };
    return { result, event: isChanged ? [line, ...lines] : lines };
  });
}

/** The same inside the transaction of a verb that changed something that counts; `lines` belong in the log of that verb. */
export async function assessInside(
  access: Access<Permission>,
  tx: Transaction,
  raw: TransactionSql,
  patientId: string,
  now: Date,
): Promise<{ result: Assessed; lines: AuditLine[]; isChanged: boolean }> {
  const { organizationId } = access;
  // Two at once would overwrite each other with what each saw first.
  await raw`select pg_advisory_xact_lock(hashtextextended(${`${organizationId} ${patientId}`}, 0))`;
  const loaded = await loadAssessment(tx, raw, organizationId, patientId, { now });
  const alarms = await raiseAlarms(tx, organizationId, patientId, loaded, now);
  const kinds = loaded.kinds.map((one) =>
    withAlarms(one, assessSeries(one.facts), alarms.openByKind.get(one.facts.kind) ?? 0),
  );
  const isChanged = await keepSummaries(raw, organizationId, patientId, kinds, now);
  return { result: forRound(kinds), lines: alarms.lines, isChanged };
}

type AssessedKind = KindToAssess & { assessment: Assessment };

/** An alarm that nobody has dealt with goes before everything else. */
function withAlarms(one: KindToAssess, assessment: Assessment, openCount: number): AssessedKind {
  if (openCount === 0) return { ...one, assessment };
  const alarm: AttentionReason = { reason: "alarm", about: one.facts.kind, values: { count: openCount } };
  const reasons = [alarm, ...assessment.reasons];
  return { ...one, assessment: { ...assessment, attention: attentionRanks.alarm, reasons } };
}

function forRound(kinds: readonly AssessedKind[]): Assessed {
  const fresh = kinds.filter((one) => one.isFresh || one.assessment.attention === attentionRanks.alarm);
  const deciding = fresh.length > 0 ? fresh : kinds;
  const ordered = deciding.toSorted((a, b) => b.assessment.attention - a.assessment.attention);
  const attention = ordered[0]?.assessment.attention ?? attentionRanks.unknown;
  return {
    attention,
    reasons: ordered.flatMap((one) => one.assessment.reasons),
    isNormal: attention <= attentionRanks.normal,
    silences: kinds.flatMap(({ facts }) => {
      const silence = silenceOf(facts);
      return silence ? [{ kind: facts.kind, since: silence.since }] : [];
    }),
  };
}
