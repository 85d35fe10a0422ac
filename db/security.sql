-- The second wall: what the application's role can see and do. Applied after every migration, whole and
-- repeatable, so that a new table with an organization_id is behind a policy before anybody can use it.

do $$
begin
  if not exists (select from pg_roles where rolname = 'balie_app') then
    create role balie_app nosuperuser nocreatedb nocreaterole noinherit nobypassrls;
  end if;
end $$;

grant usage on schema public to balie_app;
grant select, insert, update, delete on all tables in schema public to balie_app;
revoke all on table drizzle_migration from balie_app;

-- The log: add and read, never change or remove.
revoke update, delete, truncate on audit_event, audit_block, audit_seal from balie_app;

create or replace function app_organization_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.organization_id', true), '')::uuid;
create or replace function app_person_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.person_id', true), '')::uuid;
-- Only alliance and system grants set this; it opens organization names and connection summaries, nothing else.
create or replace function app_is_network() returns boolean language sql stable parallel safe
  return coalesce(current_setting('app.network', true), '') = 'on';

-- Every table that carries an organization.
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

-- People are not tenant rows. A person is visible to herself, to colleagues of the organization in force, and to
-- whoever holds exactly the key that signs her in.
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

drop policy if exists network on connection_summary;
create policy network on connection_summary for select using (app_is_network());

drop policy if exists by_hash on connection_proof;
create policy by_hash on connection_proof for select using (hash = nullif(current_setting('app.proof', true), ''));

-- Whether anybody at this installation trusts the issuer of a token, and with which keys; no secret and no patient in it.
drop policy if exists network on gateway_trust;
create policy network on gateway_trust for select using (app_is_network());

-- A problem of the chain is of the organization that filed it, and of the alliance.
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
