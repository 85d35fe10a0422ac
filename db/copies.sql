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
