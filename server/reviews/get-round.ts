import type { TransactionSql } from "postgres";
import type { Gender } from "#db/terms/patients.ts";
import type { AttentionReason } from "#db/terms/reviews.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import { recordReading } from "#server/access/record-reading.ts";
import {
  type Round,
  type RoundInput,
  type RoundPlace,
  type RoundProgress,
  roundPageSize,
  waitingCountMax,
} from "./contract.ts";
import { minutesFor, roundAt } from "./rules.ts";
import { listedPatient, roundTimes } from "./scope.ts";

type Page = { since: Date; after?: RoundPlace };
type Counts = { reviewed: number; waiting: number; normal: number };
type Row = Counts & {
  patientId: string | null;
  familyName: string;
  namePrefix: string | null;
  givenName: string | null;
  initials: string | null;
  gender: Gender;
  birthDate: string;
  recordNumber: string | null;
  waitingSince: string;
  latestAt: string;
  attention: number;
  reasons: AttentionReason[];
  isNormal: boolean;
  isAssessmentDue: boolean;
  itemCount: number;
};

/**
 * The round: who needs attention most comes first, then who waits longest. The counters and the page come from one query, so they
 * cannot disagree. Showing names leaves a line in the log, once for each sitting.
 */
export async function getRound(access: Access<"review.list">, input: RoundInput): Promise<Round> {
  const readAt = new Date();
  const { rows, round } = await look(access, async (tx, raw) => {
    const round = roundAt(readAt, await roundTimes(tx, access));
    return { round, rows: await roundRows(raw, access.organizationId, { since: round.since, after: input.after }) };
  });
  const found = rows.filter((row) => row.patientId !== null);
  const shown = found.slice(0, roundPageSize).map((row) => ({
    patient: listedPatient({ ...row, patientId: row.patientId ?? "", leftAt: null }, readAt),
    waitingSince: new Date(row.waitingSince),
    latestAt: new Date(row.latestAt),
    attention: row.attention,
    reasons: row.reasons,
    isNormal: row.isNormal,
    isAssessmentDue: row.isAssessmentDue,
    itemCount: row.itemCount,
  }));
  if (shown.length > 0) await recordReading(access, { event: "patient.listed", screen: "round", count: shown.length });
  const last = found.length > roundPageSize ? shown.at(-1) : undefined;
  return { progress: progressOf(rows[0], round), rows: shown, nextAfter: last ? placeOf(last) : null, readAt };
}

/** How the round stands, without a single name: for Today and for a screen that counts. */
export async function getProgress(access: Access<"review.list">): Promise<RoundProgress> {
  const now = new Date();
  return look(access, async (tx, raw) => {
    const round = roundAt(now, await roundTimes(tx, access));
    const rows = await raw<Counts[]>`${counted(raw, access.organizationId, round.since)} select * from counts`;
    return progressOf(rows[0], round);
  });
}

function placeOf({ patient, attention, waitingSince }: Round["rows"][number]): RoundPlace {
  return { attention, waitingSince: waitingSince.toISOString(), patientId: patient.patientId };
}

function progressOf(counts: Counts | undefined, round: { plannedAt: string; since: Date }): RoundProgress {
  const { reviewed = 0, waiting = 0, normal = 0 } = counts ?? {};
  return {
    ...round,
    reviewedCount: reviewed,
    waitingCount: Math.min(waiting, waitingCountMax),
    normalCount: normal,
    isMore: waiting > waitingCountMax,
    minutes: minutesFor(waiting, normal),
  };
}

/** Counted in the order of the index, which holds all that is counted. */
function counted(raw: TransactionSql, organizationId: string, since: Date) {
  return raw`with counts as (
    select (select count(distinct patient_id)::int from review
        where organization_id = ${organizationId} and reviewed_at >= ${since.toISOString()} and undone_at is null) as reviewed,
      count(*)::int as waiting, count(*) filter (where is_normal and not is_assessment_due)::int as normal
    from (select is_normal, is_assessment_due from review_waiting where organization_id = ${organizationId}
      order by attention desc, waiting_since, patient_id limit ${waitingCountMax + 1}) w)`;
}

/**
 * One statement: a row with the counts and no patient when nobody (else) waits. The page is cut before names are looked up, so that its
 * cost does not grow with who waits behind it.
 */
function roundRows(raw: TransactionSql, organizationId: string, { since, after }: Page) {
  return raw<Row[]>`${counted(raw, organizationId, since)}
    select counts.*, page.* from counts left join lateral (
      select w.patient_id as "patientId", p.family_name as "familyName", p.name_prefix as "namePrefix",
        p.given_name as "givenName", p.initials, p.gender, p.birth_date::text as "birthDate",
        p.record_number as "recordNumber", w.waiting_since as "waitingSince", w.latest_at as "latestAt",
        w.attention, w.reasons, w.is_normal as "isNormal", w.is_assessment_due as "isAssessmentDue",
        (select count(*)::int from review_item i where i.organization_id = w.organization_id
          and i.patient_id = w.patient_id and i.review_id is null) as "itemCount"
      from (select * from review_waiting w where w.organization_id = ${organizationId} ${after ? behind(raw, after) : raw``}
        order by w.attention desc, w.waiting_since, w.patient_id limit ${roundPageSize + 1}) w
      join patient p on p.organization_id = w.organization_id and p.patient_id = w.patient_id
      order by w.attention desc, w.waiting_since, w.patient_id) page on true`;
}

/** Whoever stands behind this place, in the order of the index. */
function behind(raw: TransactionSql, { attention, waitingSince, patientId }: RoundPlace) {
  return raw`and w.attention <= ${attention} and (w.attention < ${attention}
    or (w.waiting_since, w.patient_id) > (${waitingSince}::timestamptz, ${patientId}::uuid))`;
}
