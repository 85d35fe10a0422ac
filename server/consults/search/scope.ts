import type { PendingQuery, Row, TransactionSql } from "postgres";
import type { CloseReason, ConsultKind, ConsultTurn } from "#db/terms/consults.ts";
import type { MessageAuthor } from "#db/terms/messages.ts";
import type { Gender } from "#db/terms/patients.ts";
import { hasNamesake } from "#server/access/has-namesake.ts";
import { addDays } from "#server/calendar/days.ts";
import { startOfDay } from "#server/calendar/moments.ts";
import { type AskedWord, type ConsultQuestion, foundConsultsMax } from "./contract.ts";
import { wordsIn } from "./excerpt-rules.ts";

type Fragment = PendingQuery<Row[]>;

export type FoundRow = {
  consultId: string;
  kind: ConsultKind;
  turn: ConsultTurn;
  openedAt: string;
  assigneeId: string | null;
  closedAt: string | null;
  closeReason: CloseReason | "taken-back" | null;
  patientId: string;
  familyName: string;
  namePrefix: string | null;
  givenName: string | null;
  initials: string | null;
  gender: Gender;
  birthDate: string;
  recordNumber: string | null;
  hasNamesake: boolean;
};

/** One more than is shown. A word need not stand in a text: it can be of the name of the patient or of a colleague. */
export async function findRows(
  raw: TransactionSql,
  organizationId: string,
  { words, days, state }: ConsultQuestion,
  colleagues: readonly Colleague[],
): Promise<FoundRow[]> {
  const sets = words.map((word) => {
    const people = colleagues.filter(({ plainName }) => ` ${plainName}`.includes(` ${word.plain}`));
    return holdWord(raw, organizationId, { word, people: people.map(({ personId }) => personId) });
  });
  if (days.length > 0) sets.push(areOnDay(raw, organizationId, days));
  // Intersected, so that each set is made once; a condition for each would be looked up again for every row of the other.
  const inAll = sets.map((set, index) => (index === 0 ? raw`(${set})` : raw`intersect (${set})`));
  return raw<FoundRow[]>`
    select c.consult_id as "consultId", c.kind, c.turn, c.opened_at as "openedAt", c.assignee_id as "assigneeId",
      c.closed_at as "closedAt", c.close_reason as "closeReason", p.patient_id as "patientId",
      p.family_name as "familyName", p.name_prefix as "namePrefix", p.given_name as "givenName", p.initials, p.gender,
      p.birth_date::text as "birthDate", p.record_number as "recordNumber", ${hasNamesake(raw)} as "hasNamesake"
    from (select * from consult c where c.organization_id = ${organizationId} and c.merged_into is null ${isState(raw, state)}
      and c.consult_id in (${inAll})
      order by c.opened_at desc, c.consult_id desc limit ${foundConsultsMax + 1}) c
    join patient p on p.organization_id = ${organizationId} and p.patient_id = c.patient_id
    order by c.opened_at desc, c.consult_id desc`;
}

/** `plainName`: as the words of a search are written. */
export type Colleague = { personId: string; name: string; plainName: string };

/** Those who work here. Apart, since people live in the directory (db/planes.ts). */
export function colleaguesIn(raw: TransactionSql, organizationId: string): Promise<Colleague[]> {
  return raw<Colleague[]>`select p.person_id as "personId", p.name, consult_plain(p.name) as "plainName"
    from membership m join person p on p.person_id = m.person_id where m.organization_id = ${organizationId}`;
}

type Asked = { word: AskedWord; people: readonly string[] };

/** The consults in which it stands in a text, is of the name of the patient (also one from before a merge), or is of who has it or wrote in it. */
function holdWord(raw: TransactionSql, organizationId: string, { word, people }: Asked): Fragment {
  const ofPatients = (which: Fragment) => raw`union all
    select k.consult_id from consult k where k.organization_id = ${organizationId} and k.patient_id in (${which})`;
  const { typed, sound, birthYear } = word;
  const named = raw`select coalesce(o.merged_into, o.patient_id) from patient_word w
    join patient o on o.organization_id = ${organizationId} and o.patient_id = w.patient_id
    where w.organization_id = ${organizationId} and w.word >= ${sound} and w.word < ${`${sound}~`}`;
  const born = raw`select o.patient_id from patient o where o.organization_id = ${organizationId}
    and o.birth_date between ${`${birthYear}-01-01`} and ${`${birthYear}-12-31`}`;
  const byPeople = raw`union all
    select k.consult_id from consult k where k.organization_id = ${organizationId} and k.assignee_id = any(${[...people]}::uuid[])
    union all
    select s.consult_id from consult_search s where s.organization_id = ${organizationId} and s.written_by = any(${[...people]}::uuid[])`;
  return raw`select f from found_consults(consult_question(${typed})) f
    ${sound === "" ? raw`` : ofPatients(named)} ${birthYear === null ? raw`` : ofPatients(born)}
    ${people.length === 0 ? raw`` : byPeople}`;
}

/** Those of which the patient was born on it, or something was said or noted on it. */
function areOnDay(raw: TransactionSql, organizationId: string, days: readonly string[]): Fragment {
  const said = days.map(
    (day) => raw`union all select s.consult_id from consult_search s where s.organization_id = ${organizationId}
      and s.said_at >= ${startOfDay(day).toISOString()}::timestamptz and s.said_at < ${startOfDay(addDays(day, 1)).toISOString()}::timestamptz`,
  );
  return raw`select k.consult_id from consult k where k.organization_id = ${organizationId}
    and k.patient_id in (select o.patient_id from patient o where o.organization_id = ${organizationId}
      and o.birth_date in ${raw([...days])}) ${said}`;
}

function isState(raw: TransactionSql, state: ConsultQuestion["state"]): Fragment {
  if (state === "all") return raw``;
  return state === "open" ? raw`and c.closed_at is null` : raw`and c.closed_at is not null`;
}

export type SaidRow = { consultId: string; at: string; author: MessageAuthor | "note"; body: string };

/** Of each consult the newest text in which one of the words stands, or else the newest. */
export async function saidIn(
  raw: TransactionSql,
  organizationId: string,
  { asked, consultIds }: { asked: string; consultIds: readonly string[] },
): Promise<Map<string, SaidRow>> {
  const rows = await raw<SaidRow[]>`
    select distinct on (s.consult_id) s.consult_id as "consultId", s.said_at as at, coalesce(m.body, n.body) as body,
      coalesce(m.author, 'note') as author
    from consult_search s
    left join message m on m.organization_id = ${organizationId} and m.message_id = s.said_id
    left join consult_note n on n.organization_id = ${organizationId} and n.note_id = s.said_id
    where s.organization_id = ${organizationId} and s.consult_id = any(${[...consultIds]}::uuid[])
    order by s.consult_id, coalesce(s.terms @@ consult_question(${asked}), false) desc, s.said_at desc, s.said_id desc`;
  return new Map(rows.map((row) => [row.consultId, row]));
}

/** Which words of these texts were asked for, by the very functions that found the texts. */
export async function hitsIn(raw: TransactionSql, asked: string, bodies: readonly string[]): Promise<Set<string>> {
  const words = [...new Set(bodies.flatMap(wordsIn))];
  const rows = await raw<{ word: string }[]>`
    select word from unnest(${words}::text[]) word where consult_terms(word) @@ consult_question(${asked})`;
  return new Set(rows.map(({ word }) => word));
}
