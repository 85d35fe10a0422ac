-- What is kept twice so that a list needs no join, kept alike by the database itself: whichever verb writes the first,
-- its transaction writes the second. Applied after every migration, whole and repeatable.

-- The name by which a table of measurements is sorted (server/measurements/keep-summaries.ts writes it first).
create or replace function copy_patient_sort_name() returns trigger language plpgsql as $$
begin
  update measurement_summary set sort_name = new.sort_name
  where organization_id = new.organization_id and patient_id = new.patient_id;
  return null;
end $$;
create or replace trigger copy_sort_name after update of sort_name on patient
  for each row when (old.sort_name is distinct from new.sort_name) execute function copy_patient_sort_name();
