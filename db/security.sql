-- The second line of defence: what the application's role can see and do. Applied after every migration, as a whole and idempotently, so
-- that a new table with an organization_id has a policy before it is used.

do $$
begin
  if not exists (select from pg_roles where rolname = 'balie_app') then
    create role balie_app nosuperuser nocreatedb nocreaterole noinherit nobypassrls;
  end if;
end $$;

grant usage on schema public to balie_app;
grant select, insert, update, delete on all tables in schema public to balie_app;
revoke all on table drizzle_migration from balie_app;

-- The audit log: insert and select, never update or delete.
revoke update, delete, truncate on audit_event, audit_shown, audit_block, audit_seal, audit_archive from balie_app;

create or replace function app_organization_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.organization_id', true), '')::uuid;
create or replace function app_person_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.person_id', true), '')::uuid;
-- Only grants of the alliance and the system set this; it opens the policies named network and handler below, nothing else.
create or replace function app_is_network() returns boolean language sql stable parallel safe
  return coalesce(current_setting('app.network', true), '') = 'on';

-- Every table with an organization_id.
do $$
declare t text;
begin
  for t in
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'organization_id' and not a.attisdropped
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('drop policy if exists own_organization on %I', t);
    if t <> 'session' then
      execute format(
        'create policy own_organization on %I using (organization_id = (select nullif(current_setting(''app.organization_id'', true), '''')::uuid))', t);
    end if;
  end loop;
end $$;

-- The patients whose records are not open to a person of this organization (db/terms/patients.ts, `recordOpenings`), whatever they may open
-- in an emergency: the one predicate.
create or replace function app_closed_to(person uuid) returns table (closed_id uuid) language sql stable parallel safe as $$
  select p.patient_id from patient p
  where p.organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)
    and p.open_to <> 'team'
    and not exists (select from patient_treater t where t.organization_id = p.organization_id
      and t.person_id = person and t.patient_id = p.patient_id)
$$;

-- Those of the person of this transaction, without what is open to them in an emergency: of these policies, of opening
-- (server/access/open-patient.ts) and of lists that show names. The worker and a DVA have no person, and everything is open to them.
create or replace function app_closed_patients() returns table (closed_id uuid) language sql stable parallel safe as $$
  select c.closed_id from app_closed_to(app_person_id()) c
  where app_person_id() is not null
    and not exists (select from emergency_opening e
      where e.organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)
      and e.person_id = (select nullif(current_setting('app.person_id', true), '')::uuid) and e.open_until > now()
      and e.patient_id = c.closed_id)
$$;

-- Those patients as the keys of one value: a policy compares each row with it, and a key is found by halving.
create or replace function app_closed_records() returns jsonb language sql stable parallel safe as $$
  select coalesce(jsonb_object_agg(closed_id, true), '{}') from app_closed_patients()
$$;

-- No statement of theirs sees what is known of such a patient. A scalar sub-select is an InitPlan: made once for a statement, and its cost
-- is counted once. (`not in (select …)` is counted again for each loop of a join, so that plans read whole tables instead.)
do $$
declare t text;
begin
  for t in
    select c.relname from pg_class c
    join pg_attribute o on o.attrelid = c.oid and o.attname = 'organization_id' and not o.attisdropped
    join pg_attribute p on p.attrelid = c.oid and p.attname = 'patient_id' and not p.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and c.relname not in ('patient', 'patient_word', 'patient_treater', 'emergency_opening', 'audit_event', 'audit_shown')
  loop
    execute format('drop policy if exists open_to_person on %I', t);
    execute format('create policy open_to_person on %I as restrictive for select using (patient_id is null or not (
      (select case when nullif(current_setting(''app.person_id'', true), '''') is null then ''{}'' else app_closed_records() end)
      ? patient_id::text))', t);
  end loop;
end $$;

-- The consults in which something holds these words. An index may use `@@` only where no policy stands before it, since that operator is not
-- leakproof; so this runs as the owner of the table and says itself what the policies say. It tells whoever calls it nothing that the table
-- would not: the organization and the records that are closed to this person are those of the transaction.
alter table consult_search no force row level security;
create or replace function found_consults(question tsquery) returns setof uuid language sql stable rows 300
  security definer set search_path = public, pg_temp as $$
  select distinct s.consult_id from consult_search s
  where s.organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid) and s.terms @@ question
    and not ((select case when nullif(current_setting('app.person_id', true), '') is null then '{}' else app_closed_records() end)
      ? s.patient_id::text)
$$;
revoke all on function found_consults(tsquery) from public;
grant execute on function found_consults(tsquery) to balie_app;

-- People are not tenant rows. A person is visible to themselves, to colleagues in the current organization, and in a transaction that
-- holds the exact key they sign in with.
create or replace function app_sees_person(uuid) returns boolean language sql stable
  return $1 = app_person_id() or exists (
    select from membership m where m.person_id = $1 and m.organization_id = app_organization_id());

alter table person enable row level security;
alter table person force row level security;
drop policy if exists colleague on person;
create policy colleague on person using (app_sees_person(person_id));
drop policy if exists by_key on person;
create policy by_key on person for select using (
  email = nullif(current_setting('app.email', true), '')
  or oidc_subject = nullif(current_setting('app.oidc_subject', true), ''));
drop policy if exists joins on person;
create policy joins on person for insert with check (
  person_id = app_person_id());

alter table recovery_code enable row level security;
alter table recovery_code force row level security;
drop policy if exists colleague on recovery_code;
create policy colleague on recovery_code using (app_sees_person(person_id));

drop policy if exists own_membership on membership;
create policy own_membership on membership for select using (person_id = app_person_id());

drop policy if exists own_session on session;
create policy own_session on session using (
  session_id = nullif(current_setting('app.session_id', true), '')::uuid
  or person_id = app_person_id());
drop policy if exists organization_session on session;
create policy organization_session on session using (organization_id = app_organization_id());

drop policy if exists by_token on invitation;
create policy by_token on invitation using (token_hash = nullif(current_setting('app.invitation', true), ''));

drop policy if exists member on organization;
create policy member on organization for select using (exists (
  select from membership m where m.organization_id = organization.organization_id and m.person_id = app_person_id()));
drop policy if exists network on organization;
create policy network on organization for select using (app_is_network());

-- Which names organizations claim. An organization also sees that another one claims a name that it claims itself: both are asked.
drop policy if exists network on connection;
create policy network on connection for select using (app_is_network());
drop policy if exists same_name on connection;
create policy same_name on connection for select using (is_in_force and exists (
  select from connection_summary s where s.organization_id = app_organization_id() and connection.provider_name = any(s.provider_names)));

-- An organization reads how its own claims were confirmed and never confirms one itself.
alter table connection_confirmation enable row level security;
alter table connection_confirmation force row level security;
drop policy if exists own_claim on connection_confirmation;
create policy own_claim on connection_confirmation for select using (confirmed_for = app_organization_id());
drop policy if exists network on connection_confirmation;
create policy network on connection_confirmation for select using (app_is_network());
drop policy if exists confirmer on connection_confirmation;
create policy confirmer on connection_confirmation for insert with check (app_is_network());
drop policy if exists withdrawer on connection_confirmation;
create policy withdrawer on connection_confirmation for update using (app_is_network()) with check (app_is_network());

drop policy if exists network on connection_summary;
create policy network on connection_summary for select using (app_is_network());

drop policy if exists by_hash on connection_proof;
create policy by_hash on connection_proof for select using (hash = nullif(current_setting('app.proof', true), ''));

-- Whether any organization trusts the issuer of a token, and with which keys; contains no secret and no patient.
drop policy if exists network on gateway_trust;
create policy network on gateway_trust for select using (app_is_network());

-- How many questions practices referred, by month, PGO and cause; contains no patient.
drop policy if exists network on consult_referral_tally;
create policy network on consult_referral_tally for select using (app_is_network());

-- A chain issue belongs to the organization that filed it and to the alliance.
alter table chain_issue enable row level security;
alter table chain_issue force row level security;
drop policy if exists filer on chain_issue;
create policy filer on chain_issue using (filed_for = app_organization_id());
drop policy if exists network on chain_issue;
create policy network on chain_issue for select using (app_is_network());
drop policy if exists handler on chain_issue;
create policy handler on chain_issue for update using (app_is_network()) with check (app_is_network());
alter table chain_issue_entry enable row level security;
alter table chain_issue_entry force row level security;
drop policy if exists filer on chain_issue_entry;
create policy filer on chain_issue_entry using (filed_for = app_organization_id())
  with check (filed_for = app_organization_id() and not is_alliance);
drop policy if exists network on chain_issue_entry;
create policy network on chain_issue_entry for select using (app_is_network());
drop policy if exists handler on chain_issue_entry;
create policy handler on chain_issue_entry for insert with check (app_is_network() and is_alliance);

-- A block follows the newest one. That one is never archived away, so the number of a block that was is never given again.
create or replace function app_newest_block() returns integer language sql stable as $$
  select coalesce(max(b.number), 0) from audit_block b
  where b.organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)
$$;
drop policy if exists follows_newest on audit_block;
create policy follows_newest on audit_block as restrictive for insert with check (number = app_newest_block() + 1);

-- The only way a line leaves the log, and the only function that does more than who calls it may (`found_consults` is faster, and sees no
-- more): it removes the oldest block of the current
-- organization, when that was sealed five years ago or longer (NEN 7513), is in an archive, is not the head, and has at most this number. When
-- a block was sealed, and which lines are in it, is what the application's role says; so each of its lines must be five years old itself.
create or replace function audit_forget_oldest(last_number integer) returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own uuid := app_organization_id();
  oldest integer;
  gone uuid[];
begin
  select b.number into oldest from audit_block b where b.organization_id = own order by b.number limit 1 for update;
  if not exists (
      select from audit_block b where b.organization_id = own and b.number = oldest and b.sealed_at < now() - interval '5 years')
    or not exists (select from audit_archive a where a.organization_id = own and oldest between a.first_number and a.last_number)
    or not exists (select from audit_block b where b.organization_id = own and b.number > oldest)
    or oldest > last_number
    or exists (
      select from audit_seal s join audit_event e on e.organization_id = own and e.event_id = s.event_id
      where s.organization_id = own and s.block_number = oldest and e.occurred_at >= now() - interval '5 years')
  then return null;
  end if;
  with removed as (
    delete from audit_seal s where s.organization_id = own and s.block_number = oldest returning s.event_id)
  select coalesce(array_agg(removed.event_id), '{}') into gone from removed;
  delete from audit_shown s where s.organization_id = own and s.event_id = any(gone);
  delete from audit_event e where e.organization_id = own and e.event_id = any(gone);
  delete from audit_block b where b.organization_id = own and b.number = oldest;
  return cardinality(gone);
end $$;
revoke all on function audit_forget_oldest(integer) from public;
grant execute on function audit_forget_oldest(integer) to balie_app;
