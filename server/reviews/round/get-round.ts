import type { TransactionSql } from "postgres";
import { listedPatient } from "#db/terms/patient-names.ts";
import type { Gender } from "#db/terms/patients.ts";
import type { AttentionReason } from "#db/terms/reviews.ts";
import type { Access } from "#server/access/access.ts";
import { hasNamesake } from "#server/access/has-namesake.ts";
import { look } from "#server/access/look.ts";
import { recordReading } from "#server/access/record-reading.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import type { PatientFilter } from "#server/patients/filter-contract.ts";
import {
  type Round,
  type RoundCursor,
  type RoundInput,
  type RoundProgress,
  roundPageSize,
  waitingCountMax,
} from "./contract.ts";
import { filterRound, waitingWithin } from "./filter-round.ts";
import { minutesFor, roundAt } from "./rules.ts";
import { openHandOvers, roundTimes } from "./scope.ts";

type Page = { since: Date; filter: PatientFilter; after?: RoundCursor };
type Counts = { reviewed: number; waiting: number; normal: number; handed: number };
type Row = Counts & {
  patientId: string | null;
  familyName: string;
  namePrefix: string | null;
  givenName: string | null;
  initials: string | null;
  gender: Gender;
  birthDate: string;
  recordNumber: string | null;
  hasNamesake: boolean;
  waitingSince: string;
  latestAt: string;
  attention: number;
  place: number;
  reasons: AttentionReason[];
  isNormal: boolean;
  isAssessmentDue: boolean;
  itemCount: number;
};

/**
 * The round: most attention first, then longest waiting. Counts and page come from one query, so they are consistent.
 * Showing names is logged, once per sitting.
 */
export async function getRound(access: Access<"review.list">, { after, ...filter }: RoundInput): Promise<Round> {
  const readAt = new Date();
  const { found, counts, round, handOvers } = await look(access, async (tx, raw) => {
    const round = roundAt(readAt, await roundTimes(tx, access));
    const rows = await roundRows(raw, access, { since: round.since, filter, after });
    const found = rows.flatMap(({ patientId, ...row }) => (patientId === null ? [] : [{ ...row, patientId }]));
    const shownIds = found.slice(0, roundPageSize).map(({ patientId }) => patientId);
    return { found, counts: rows[0], round, handOvers: await openHandOvers(tx, access, shownIds) };
  });
  const today = dutchDay(readAt);
  const shown = found.slice(0, roundPageSize).map((row) => ({
    patient: { ...listedPatient({ ...row, leftAt: null }, today), hasNamesake: row.hasNamesake },
    waitingSince: new Date(row.waitingSince),
    latestAt: new Date(row.latestAt),
    attention: row.attention,
    reasons: row.reasons,
    isNormal: row.isNormal,
    isAssessmentDue: row.isAssessmentDue,
    itemCount: row.itemCount,
    handOver: handOvers.get(row.patientId) ?? null,
  }));
  const patientIds = shown.map(({ patient }) => patient.patientId);
  if (shown.length > 0) await recordReading(access, { event: "patient.listed", screen: "round", patientIds });
  const last = found.length > roundPageSize ? found[roundPageSize - 1] : undefined;
  return { progress: progressOf(counts, round), rows: shown, nextAfter: last ? placeOf(last) : null, readAt };
}

/** Progress of the round without names, for Today and the screen of normal patients. */
export async function getProgress(access: Access<"review.list">, filter: PatientFilter = {}): Promise<RoundProgress> {
  const now = new Date();
  return look(access, async (tx, raw) => {
    const round = roundAt(now, await roundTimes(tx, access));
    const rows = await raw<Counts[]>`${counted(raw, access, { since: round.since, filter })} select * from counts`;
    return progressOf(rows[0], round);
  });
}

function placeOf({ patientId, place, waitingSince }: Row & { patientId: string }): RoundCursor {
  return { attention: place, waitingSince: new Date(waitingSince).toISOString(), patientId };
}

function progressOf(counts: Counts | undefined, round: { plannedAt: string; since: Date }): RoundProgress {
  const { reviewed = 0, waiting = 0, normal = 0, handed = 0 } = counts ?? {};
  return {
    ...round,
    reviewedCount: reviewed,
    waitingCount: Math.min(waiting, waitingCountMax),
    normalCount: normal,
    handedCount: handed,
    isMore: waiting > waitingCountMax,
    minutes: minutesFor(waiting, normal),
  };
}

/** Counted in index order, so that an index-only scan can stop at the limit. */
function counted(raw: TransactionSql, access: Access<"review.list">, { since, filter }: Page) {
  const { actor, organizationId } = access;
  const personId = actor.kind === "person" ? actor.personId : null;
  return raw`with counts as (
    select (select count(distinct r.patient_id)::int from review r where r.organization_id = ${organizationId}
        and r.reviewed_at >= ${since.toISOString()} and r.undone_at is null
        ${filterRound(raw, access, filter, raw`r.patient_id`, raw`h.review_id = r.review_id`)}) as reviewed,
      (select count(distinct h.patient_id)::int from review_hand_over h where h.organization_id = ${organizationId}
        and h.to_id = ${personId}::uuid and h.review_id is null and h.taken_back_at is null) as handed,
      count(*)::int as waiting,
      count(*) filter (where is_normal and not is_assessment_due and not is_handed)::int as normal
    from (select w.is_normal, w.is_assessment_due, w.is_handed
      from ${waitingWithin(raw, access, filter)}
      order by w.place desc, w.waiting_since, w.patient_id limit ${waitingCountMax + 1}) w)`;
}

/**
 * One statement; for an empty page, one row with counts and no patient. The page is limited before names are joined, so
 * its cost does not grow with the length of the round.
 */
function roundRows(raw: TransactionSql, access: Access<"review.list">, { since, filter, after }: Page) {
  return raw<Row[]>`${counted(raw, access, { since, filter })}
    select counts.*, page.* from counts left join lateral (
      select w.patient_id as "patientId", p.family_name as "familyName", p.name_prefix as "namePrefix",
        p.given_name as "givenName", p.initials, p.gender, p.birth_date::text as "birthDate",
        p.record_number as "recordNumber", ${hasNamesake(raw)} as "hasNamesake", w.waiting_since as "waitingSince", w.latest_at as "latestAt",
        w.attention, w.place, w.reasons, w.is_normal as "isNormal", w.is_assessment_due as "isAssessmentDue",
        (select count(*)::int from review_item i where i.organization_id = w.organization_id
          and i.patient_id = w.patient_id and i.review_id is null) as "itemCount"
      from (select * from ${waitingWithin(raw, access, filter)} ${after ? behind(raw, after) : raw``}
        order by w.place desc, w.waiting_since, w.patient_id limit ${roundPageSize + 1}) w
      join patient p on p.organization_id = w.organization_id and p.patient_id = w.patient_id
      order by w.place desc, w.waiting_since, w.patient_id) page on true`;
}

/** Condition: after this position, in the order of the index. */
function behind(raw: TransactionSql, { attention, waitingSince, patientId }: RoundCursor) {
  return raw`where w.place <= ${attention} and (w.place < ${attention}
    or (w.waiting_since, w.patient_id) > (${waitingSince}::timestamptz, ${patientId}::uuid))`;
}
