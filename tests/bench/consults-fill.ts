import type postgres from "postgres";
import { v7 as uuidv7 } from "uuid";

/** Messages of a consult: this many, and one more in every second. */
const messagesMin = 7;
/** One in so many is open. */
const openEach = 40;
const smallPractices = 199;

export type FilledConsults = { organizationId: string; consultIds: string[]; patientIds: string[] };

/**
 * `size` consults with their messages: a fifth of them in one organization, the others spread over 199. Written as the rules leave them,
 * in one statement a table.
 */
export async function fillConsults(owner: postgres.Sql, size: number): Promise<FilledConsults> {
  await owner`truncate consult, consult_message, message, patient`;
  const organizations = Array.from({ length: smallPractices + 1 }, () => uuidv7());
  const [organizationId = ""] = organizations;
  const large = Math.round(size / 5);
  await owner`create temporary table filled as
    select n, case when n <= ${large} then ${organizationId}::uuid
        else (${organizations}::uuid[])[2 + n % ${smallPractices}] end as organization_id,
      gen_random_uuid() as consult_id, n % ${openEach} = 0 as is_open,
      now() - interval '1 minute' * (${size} - n) as at, (n / 5)::int as person
    from generate_series(1, ${size}) n`;
  await owner`create temporary table people as
    select organization_id, person, gen_random_uuid() as patient_id from (select distinct organization_id, person from filled) f`;
  await owner`
    insert into patient (organization_id, patient_id, family_name, given_name, sort_name, birth_date, gender, contact_notes, source, added_at)
    select organization_id, patient_id, 'Naam' || person, 'Voornaam', 'naam' || person, date '1950-01-01' + person % 20000,
      'female', '{}', 'bench', now() from people`;
  await owner`create temporary table lines as
    select f.organization_id, f.consult_id, p.patient_id, gen_random_uuid() as message_id, m,
      f.at + interval '1 second' * m as at, f.is_open
    from filled f join people p using (organization_id, person)
    cross join lateral generate_series(1, ${messagesMin}::int + f.n % 2) m`;
  await owner`insert into message (organization_id, message_id, patient_id, author, body, sent_at)
    select organization_id, message_id, patient_id, case when m % 2 = 1 then 'patient' else 'practice' end,
      repeat('Mag ik deze tablet ook in de avond innemen? ', 4), at from lines`;
  await owner`insert into consult_message (organization_id, message_id, consult_id, patient_id, author, said_at, position, state, effect,
      settled_at, finished_at)
    select organization_id, message_id, consult_id, patient_id, case when m % 2 = 1 then 'patient' else 'practice' end, at, m,
      case when m % 2 = 0 then 'sent' end, case when m % 2 = 0 then 'answers' end,
      case when m % 2 = 1 and not (is_open and m >= ${messagesMin}::int) then at end, case when m % 2 = 1 and not (is_open and m >= ${messagesMin}::int) then at end
    from lines`;
  await owner`insert into consult (organization_id, consult_id, patient_id, kind, opened_at, is_stray, turn, waiting_since, half_at, near_at,
      due_at, sort_at, last_said_id, closed_at, close_reason)
    select f.organization_id, f.consult_id, l.patient_id, 'e-consult', f.at, false,
      case when f.is_open then 'practice' else 'nobody' end, case when f.is_open then f.at end,
      case when f.is_open then f.at + interval '1 day' end, case when f.is_open then f.at + interval '1.6 day' end,
      case when f.is_open then f.at + interval '2 day' end, f.at + interval '2 day', l.message_id,
      case when not f.is_open then f.at + interval '1 hour' end, case when not f.is_open then 'answered' end
    from filled f join lines l on l.consult_id = f.consult_id and l.m = ${messagesMin}`;
  await owner`drop table filled, people, lines`;
  await owner`vacuum analyze consult, consult_message, message, patient`;
  const found = await owner<{ consult_id: string; patient_id: string }[]>`
    select consult_id, patient_id from consult where organization_id = ${organizationId} order by opened_at desc limit 2000`;
  return {
    organizationId,
    consultIds: found.map((row) => row.consult_id),
    patientIds: found.map((row) => row.patient_id),
  };
}
