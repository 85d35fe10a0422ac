import { expect, it } from "vitest";
import { owner } from "#tests/support/world.ts";

/** Tables without an `organization_id`, each with the reason. */
const withoutOrganization: Record<string, string> = {
  person: "somebody can work in two organizations; behind policies of its own",
  recovery_code: "belongs to a person; behind a policy of its own",
  throttle: "counts attempts of keyed hashes before anybody is known",
  drizzle_migration: "which migrations ran; out of the application's reach",
  connection_adoption: "counts per day over all organizations, names none",
  connection_watched: "which versions of the national lists the watch has dealt with",
  service_meaning: "national reference data: what a data service means",
  service_expectation: "national reference data: which services a kind of organization needs",
  duty: "national reference data: laws and agreements with their source",
  connection_probe: "public facts about the public address of an endpoint",
  chain_issue: "shared by who filed it and the alliance; behind policies of its own",
  chain_issue_entry: "shared by who filed the problem and the alliance; behind policies of its own",
  connection_confirmation: "what the alliance confirmed about an organization; behind policies of its own",
  pilot: "what alliance staff know of trials; numbers, never a patient",
  supplier: "national reference data that the alliance maintains",
  supplier_route: "national reference data that the alliance maintains",
};
/** The national MedMij lists are the same for everybody. */
const isNationalList = (table: string) => table.startsWith("register_");

/** Keys and indexes of tenant tables that do not start with the organization, each with the reason. */
const withoutLeadingOrganization: Record<string, string> = {
  session_pkey: "a request is known by its session before its organization is",
  session_person: "all sessions of a person, over organizations",
  organization_kind: "the tenant table itself: overview of the alliance",
  organization_agb: "the tenant table itself: found by its code in the register",
  membership_person: "in which organizations does this person work",
  invitation_token: "a link is opened before its organization is known",
  connection_proof_hash: "a proof is checked by anybody who holds its hash",
  connection_provider: "which organizations does a changed provider concern",
  connection_claimed: "which organizations claim a name, for tokens and for whoever claims it too",
  connection_summary_name: "summaries are read over all organizations",
  connection_summary_state: "summaries are read over all organizations",
  connection_summary_gateway: "summaries are read over all organizations",
  connection_summary_record_system: "summaries are read over all organizations",
};

/** Policies that open more rows than those of the own organization, each with what they open. */
const openings: Record<string, string> = {
  "person.colleague": "colleagues of the organization in force, and oneself",
  "person.by_key": "who holds the exact e-mail address or OIDC subject, to sign in",
  "person.joins": "an invited person adds herself",
  "recovery_code.colleague": "one's own; an administrator's reset removes a colleague's",
  "membership.own_membership": "in which organizations one works",
  "session.own_session": "the session of this request, and one's own others",
  "session.organization_session": "who is signed in for the organization in force",
  "invitation.by_token": "who holds the exact link",
  "organization.member": "names of the organizations one works in",
  "organization.network": "names of all organizations, for grants of the network",
  "connection.network": "which organization claims which name, for grants of the network",
  "connection.same_name": "that another organization claims a name that the own one claims",
  "connection_confirmation.own_claim": "how the own organization's claims were confirmed",
  "connection_confirmation.network": "confirmations of all organizations, for grants of the network",
  "connection_confirmation.confirmer": "a confirmation by the alliance or the operator",
  "connection_confirmation.withdrawer": "its withdrawal",
  "connection_summary.network": "summaries without patients, for grants of the network",
  "gateway_trust.network": "issuers of tokens and where their keys are, for grants of the network",
  "consult_referral_tally.network": "how many questions were referred, without patients, for grants of the network",
  "chain_issue.filer": "problems that the own organization filed",
  "chain_issue.network": "problems of the chain without patients, for grants of the network",
  "chain_issue.handler": "what the alliance makes of a problem",
  "chain_issue_entry.filer": "what was said about problems that the own organization filed",
  "chain_issue_entry.network": "what was said about problems of the chain, for grants of the network",
  "chain_issue_entry.handler": "a word of the alliance",
  "connection_proof.by_hash": "who holds the exact hash",
};

/** Of which a function that runs as the owner says what the policies say (`found_consults`, db/security.sql). */
const searchedByOwner = new Set(["consult_search"]);

const tables = await owner<
  { name: string; has_organization: boolean; rls: boolean; forced: boolean; policies: string[] }[]
>`
  select c.relname as name, c.relrowsecurity as rls, c.relforcerowsecurity as forced,
    exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped)
      as has_organization,
    coalesce((select array_agg(p.policyname order by 1) from pg_policies p
      where p.schemaname = 'public' and p.tablename = c.relname), '{}') as policies
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`;
const tenantTables = tables.filter((table) => table.has_organization);

it("every table has an organization_id or is listed as an exception", () => {
  const others = tables.filter((table) => !table.has_organization).map((table) => table.name);
  expect(others.filter((name) => !isNationalList(name)).sort()).toEqual(Object.keys(withoutOrganization).sort());
  expect(tenantTables.map((table) => table.name)).toContain("audit_event");
});

it("every key and index of a tenant table starts with the organization", async () => {
  const indexes = await owner<{ table: string; index: string; first: string }[]>`
    select t.relname as table, i.relname as index, coalesce(a.attname, '(expression)') as first
    from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
    left join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
    where t.relname in ${owner(tenantTables.map((table) => table.name))} and t.relnamespace = 'public'::regnamespace`;
  const breaking = indexes.filter((row) => row.first !== "organization_id").map((row) => row.index);
  expect(breaking.sort()).toEqual(Object.keys(withoutLeadingOrganization).sort());
  const keyed = await owner<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_index x on x.indrelid = c.oid and x.indisprimary`;
  const withKey = new Set(keyed.map((row) => row.name));
  expect(tables.filter((table) => !withKey.has(table.name)).map((table) => table.name)).toEqual([]);
});

it("a descending index has nulls first, as `desc` in a query has; otherwise it would be read whole and sorted", async () => {
  const indexes = await owner<{ name: string; definition: string }[]>`
    select c.relname as name, pg_get_indexdef(c.oid) as definition from pg_class c
    where c.relkind in ('i', 'I') and c.relnamespace = 'public'::regnamespace`;
  expect(indexes.length).toBeGreaterThan(100);
  expect(indexes.filter(({ definition }) => /DESC NULLS LAST/.test(definition)).map(({ name }) => name)).toEqual([]);
});

it("no foreign key leads from one organization to another", async () => {
  const keys = await owner<{ name: string; from: string; to: string; first: string; to_first: string }[]>`
    select k.conname as name, f.relname as from, t.relname as to, a.attname as first, b.attname as to_first
    from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace`;
  const names = new Set(tenantTables.map((table) => table.name));
  const breaking = keys.filter(
    (key) => names.has(key.to) && (key.first !== "organization_id" || key.to_first !== "organization_id"),
  );
  expect(breaking).toEqual([]);
});

it("row-level security is on, applies to the owner too, and has a policy, for every table with an organization or a person", () => {
  const guarded = tables.filter((table) => table.has_organization || ["person", "recovery_code"].includes(table.name));
  const open = guarded.filter(
    (table) => !table.rls || (!table.forced && !searchedByOwner.has(table.name)) || table.policies.length === 0,
  );
  expect(open.map((table) => table.name)).toEqual([]);
  const unnamed = tenantTables.filter(
    (table) => table.name !== "session" && !table.policies.includes("own_organization"),
  );
  expect(unnamed.map((table) => table.name)).toEqual([]);
});

it("every policy treats an empty context as nobody, and every policy that opens more is listed", async () => {
  const policies = await owner<{ name: string; table: string; text: string; permissive: string; roles: string[] }[]>`
    select policyname as name, tablename as table, permissive, roles::text[],
      concat(qual, ' ', with_check) as text from pg_policies where schemaname = 'public'`;
  const functions = await owner<{ name: string; source: string; definer: boolean }[]>`
    select proname as name, pg_get_functiondef(oid) as source, prosecdef as definer from pg_proc
    where pronamespace = 'public'::regnamespace and proname like 'app\_%'`;
  expect(functions.filter((row) => row.definer)).toEqual([]);
  const safe = (text: string): boolean =>
    /nullif|coalesce/i.test(text) ||
    functions.some(({ name, source }) => text.includes(`${name}(`) && safe(source.slice(source.indexOf("LANGUAGE"))));
  expect(policies.filter((policy) => !safe(policy.text)).map((policy) => `${policy.table}.${policy.name}`)).toEqual([]);
  const own = policies.filter((policy) => policy.name === "own_organization");
  expect([...new Set(own.map((policy) => policy.text.replaceAll(/\s+/g, " ").trim()))]).toEqual([
    "(organization_id = ( SELECT (NULLIF(current_setting('app.organization_id'::text, true), ''::text))::uuid AS \"nullif\"))",
  ]);
  const opening = policies.filter((one) => one.name !== "own_organization" && one.permissive === "PERMISSIVE");
  expect(opening.map((policy) => `${policy.table}.${policy.name}`).sort()).toEqual(Object.keys(openings).sort());
});

it("every table with rows of a patient narrows them to records that are open to the person, save those that lists need", async () => {
  const tables = await owner<{ table: string; text: string | null }[]>`
    select c.relname as table, p.qual as text from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'patient_id' and not a.attisdropped
    left join pg_policies p on p.schemaname = 'public' and p.tablename = c.relname and p.permissive = 'RESTRICTIVE'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`;
  const wide = tables.filter(({ text }) => text === null).map(({ table }) => table);
  expect(wide).toEqual([
    "audit_event",
    "audit_shown",
    "emergency_opening",
    "patient",
    "patient_treater",
    "patient_word",
  ]);
  const texts = tables.flatMap(({ text }) => (text === null ? [] : [text.replaceAll(/\s+/g, " ")]));
  expect(new Set(texts).size).toBe(1);
  expect(texts[0]).toContain("app_closed_records()");
});

it("the application's role owns nothing, cannot bypass row-level security and cannot create objects", async () => {
  const [role] = await owner`
    select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolinherit from pg_roles where rolname = 'balie_app'`;
  expect(Object.values(role ?? { missing: true })).toEqual([false, false, false, false, false, false]);
  const [may] = await owner`
    select (select count(*)::int from pg_shdepend d join pg_roles r on r.oid = d.refobjid
        where r.rolname = 'balie_app' and d.deptype = 'o') as owned,
      (select count(*)::int from pg_auth_members m join pg_roles r on r.oid = m.member
        where r.rolname = 'balie_app') as memberships,
      has_schema_privilege('balie_app', 'public', 'create') as builds,
      has_database_privilege('balie_app', current_database(), 'create') as makes_schemas,
      has_table_privilege('balie_app', 'drizzle_migration', 'select') as sees_migrations,
      (select count(*)::int from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
        and has_table_privilege('balie_app', c.oid, 'truncate, references, trigger')) as more_than_rows,
      (select array_agg(p.oid::regprocedure::text order by p.proname) from pg_proc p
        where p.prosecdef and p.pronamespace = 'public'::regnamespace) as definers`;
  expect(may).toEqual({
    owned: 0,
    memberships: 0,
    builds: false,
    makes_schemas: false,
    sees_migrations: false,
    more_than_rows: 0,
    // Removes what is five years old and archived, and nothing else (tests/domain/audit-archive.test.ts).
    // Looks through an index that policies keep closed, and sees what they show (tests/domain/consults/search.test.ts).
    definers: ["audit_forget_oldest(integer)", "found_consults(tsquery)"],
  });
});

it("the application's role can only add to the log and read it", async () => {
  const rights = await owner`
    select t as table, array_agg(r order by r) filter (where has_table_privilege('balie_app', t, r)) as may
    from unnest(array['audit_event', 'audit_shown', 'audit_block', 'audit_seal', 'audit_archive']) t,
      unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) r group by 1`;
  for (const row of rights) expect(row.may).toEqual(["insert", "select"]);
  const columns = await owner`
    select column_name from information_schema.column_privileges
    where grantee = 'balie_app' and table_name like 'audit\_%' and privilege_type = 'UPDATE'`;
  expect(columns).toHaveLength(0);
});

it("ids come from the application: no table uses a sequence", async () => {
  const sequences = await owner<{ name: string }[]>`
    select c.relname as name from pg_class c left join pg_depend d on d.objid = c.oid and d.deptype in ('a', 'i')
    left join pg_class t on t.oid = d.refobjid
    where c.relkind = 'S' and c.relnamespace = 'public'::regnamespace and t.relname is distinct from 'drizzle_migration'`;
  expect(sequences).toEqual([]);
});

it("the queue is the only schema besides our own", async () => {
  const schemas = await owner<{ name: string }[]>`
    select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema' order by 1`;
  expect(schemas.map((schema) => schema.name)).toEqual(["public", "queue"]);
});
