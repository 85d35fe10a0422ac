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
