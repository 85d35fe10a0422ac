-- Denormalized columns, kept in sync by triggers: whichever verb writes the original, its transaction updates the copy. Applied after
-- every migration, as a whole and idempotently.

-- What measurement_summary is ordered by (first written by server/measurements/assessment/assess-measurements.ts).
create or replace function copy_patient_order() returns trigger language plpgsql as $$
begin
  update measurement_summary set sort_name = new.sort_name, birth_date = new.birth_date
  where organization_id = new.organization_id and patient_id = new.patient_id;
  return null;
end $$;
create or replace trigger copy_order after update of sort_name, birth_date on patient
  for each row when ((old.sort_name, old.birth_date) is distinct from (new.sort_name, new.birth_date))
  execute function copy_patient_order();

-- Whether a line about a patient was written in the hour of an emergency opening of who writes it, whichever verb does: also when they were
-- named as treating since, or the record was opened to the team.
create or replace function mark_emergency() returns trigger language plpgsql as $$
begin
  new.emergency := new.emergency or exists (
    select from emergency_opening o where o.organization_id = new.organization_id and o.person_id = new.actor_id::uuid
      and o.open_until > now() and o.patient_id = new.patient_id);
  return new;
end $$;
create or replace trigger mark_emergency before insert on audit_event
  for each row when (new.actor_kind = 'person' and new.patient_id is not null) execute function mark_emergency();

-- How many questions were not for the practice, without patients: so that the alliance may add them up over practices (db/security.sql). A
-- consult that is opened again, or closed for another reason, is taken out of the month in which it stood.
create or replace function count_referral() returns trigger language plpgsql as $$
begin
  if old.referral_cause is not null then
    update consult_referral_tally set count = count - 1
    where organization_id = old.organization_id and month = date_trunc('month', old.closed_at at time zone 'Europe/Amsterdam')::date
      and pgo_name = coalesce(old.referral_pgo_name, '') and cause = old.referral_cause;
  end if;
  if new.referral_cause is not null then
    insert into consult_referral_tally (organization_id, month, pgo_name, cause, count)
    values (new.organization_id, date_trunc('month', new.closed_at at time zone 'Europe/Amsterdam')::date,
      coalesce(new.referral_pgo_name, ''), new.referral_cause, 1)
    on conflict (organization_id, month, pgo_name, cause) do update set count = consult_referral_tally.count + 1;
  end if;
  return null;
end $$;
create or replace trigger count_referral after update of referral_cause on consult
  for each row when ((old.referral_cause, old.referral_pgo_name, old.closed_at) is distinct from
    (new.referral_cause, new.referral_pgo_name, new.closed_at))
  execute function count_referral();

-- The words of a text as both sides of a search see them: without accents, however they were composed, and without what nobody sees (zero-width
-- characters, soft hyphens). Whatever is no letter and no digit parts two words: the parser of PostgreSQL would read "pijn/jeuk" as a path.
create or replace function consult_plain(body text) returns text language sql stable parallel safe strict as $$
  select regexp_replace(lower(unaccent(regexp_replace(normalize(body, nfkd),
    '[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]', '', 'g')) collate "pg_c_utf8"), '[^[:alnum:]]+', ' ', 'g')
$$;

-- Stems of Dutch words (Snowball), in which a plural may still differ from its singular at the end: brieven and brief, huizen and huis, pillen
-- and pil.
create or replace function consult_stems(plain text) returns text[] language sql stable parallel safe strict as $$
  select coalesce(array_agg(regexp_replace(regexp_replace(regexp_replace(stem, 'v$', 'f'), 'z$', 's'), '([^aeiou])\1$', '\1')), '{}')
  from unnest(tsvector_to_array(to_tsvector('pg_catalog.dutch', plain))) stem
$$;

-- Each word as it stands, so that it always finds itself, and its stem.
create or replace function consult_terms(body text) returns tsvector language sql stable parallel safe strict as $$
  select strip(to_tsvector('pg_catalog.simple', plain)) || array_to_tsvector(consult_stems(plain))
  from (select consult_plain(body) as plain) p
$$;

-- What finds a word: itself, what begins with it (from three letters on), or what has its stem. Null: there is no word in it.
create or replace function consult_question(word text) returns tsquery language sql stable parallel safe strict as $$
  select string_agg(quote_literal(term) || begins, '|')::tsquery
  from (select consult_plain(word) as plain) p, lateral (
    select lexeme, case when length(lexeme) >= 3 then ':*' else '' end
      from unnest(tsvector_to_array(to_tsvector('pg_catalog.simple', plain))) lexeme
    union all select stem, '' from unnest(consult_stems(plain)) stem) t (term, begins)
$$;

-- The words of a message are kept once it stands in a consult, whichever of the two rows comes first, and are gone once it is withdrawn.
create or replace function copy_message_terms() returns trigger language plpgsql as $$
begin
  delete from consult_search s where s.organization_id = new.organization_id and s.said_id = new.message_id;
  insert into consult_search (organization_id, said_id, consult_id, patient_id, written_by, said_at, terms)
  select c.organization_id, c.message_id, c.consult_id, c.patient_id, m.written_by, m.sent_at, consult_terms(m.body)
  from consult_message c
  join message m on m.organization_id = new.organization_id and m.message_id = c.message_id
  where c.organization_id = new.organization_id and c.message_id = new.message_id and c.author <> 'receipt'
    and m.withdrawn_at is null and c.state is distinct from 'withdrawn';
  return null;
end $$;
create or replace trigger copy_terms after insert on message for each row execute function copy_message_terms();
create or replace trigger copy_terms_changed after update of body, withdrawn_at on message
  for each row when ((old.body, old.withdrawn_at) is distinct from (new.body, new.withdrawn_at))
  execute function copy_message_terms();
create or replace trigger copy_terms after insert on consult_message for each row execute function copy_message_terms();
create or replace trigger copy_terms_changed after update of consult_id, state on consult_message
  for each row when ((old.consult_id, old.state) is distinct from (new.consult_id, new.state))
  execute function copy_message_terms();

create or replace function copy_note_terms() returns trigger language plpgsql as $$
begin
  insert into consult_search (organization_id, said_id, consult_id, patient_id, written_by, said_at, terms)
  values (new.organization_id, new.note_id, new.consult_id, new.patient_id, new.written_by, new.written_at, consult_terms(new.body))
  on conflict (organization_id, said_id) do update set consult_id = excluded.consult_id, terms = excluded.terms;
  return null;
end $$;
create or replace trigger copy_terms after insert or update of body, consult_id on consult_note
  for each row execute function copy_note_terms();
