import postgres, { type TransactionSql } from "postgres";
import { dutchDay } from "#server/calendar/clock.ts";
import { addDays } from "#server/calendar/days.ts";
import { daysLater } from "#server/calendar/moments.ts";
import { nextWorkingDay } from "#server/calendar/working-days.ts";

const idOf = (number: number) => `01990000-0000-7000-8000-0000000003${String(number).padStart(2, "0")}`;

/** AGB code of a demo organization and its record system; De Noorderhof does not know its own. */
const systems = [
  { agb: "01999901", system: "Spreekuur HIS" },
  { agb: "01999902", system: "Dorpsplein HIS" },
  { agb: "02999901", system: "Balans AIS" },
];

/**
 * What the demo's people have done about their connection so far: which system they use, and the case of Aan de Gracht, where Sanne
 * remembered the OPEN programme but the register showed otherwise. Runs once; later starts keep what people did since.
 */
export async function seedConnections(ownerUrl: string, now = new Date()): Promise<void> {
  const client = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await client.begin(async (sql) => {
      await chooseSystems(sql);
      await openCaseOfGracht(sql, now);
    });
  } finally {
    await client.end();
  }
}

// Row-level security binds an owner too, unless it is a superuser: so each row is written under its own context.
async function actFor(sql: TransactionSql, agb: string): Promise<string | null> {
  const [row] = await sql<{ organization_id: string }[]>`
    select organization_id from organization where agb = ${agb} and organization_id::text like '01990000-%'`;
  if (!row) return null;
  await sql`select set_config('app.organization_id', ${row.organization_id}, true)`;
  return row.organization_id;
}

async function chooseSystems(sql: TransactionSql): Promise<void> {
  for (const { agb, system } of systems) {
    const organizationId = await actFor(sql, agb);
    if (!organizationId) continue;
    await sql`
      update organization set record_system_id = (select supplier_id from supplier where name = ${system})
      where organization_id = ${organizationId} and record_system_id is null`;
  }
}

async function openCaseOfGracht(sql: TransactionSql, now: Date): Promise<void> {
  const organizationId = await actFor(sql, "01999902");
  if (!organizationId) return;
  const [sanne] = await sql<{ person_id: string }[]>`
    select m.person_id from membership m join person p on p.person_id = m.person_id
    where m.organization_id = ${organizationId} and p.email like 'sanne@%'`;
  if (!sanne) return;
  const caseId = idOf(1);
  const [first] = await sql`
    insert into connection_case ${sql({
      organization_id: organizationId,
      case_id: caseId,
      opened_by: sanne.person_id,
      opened_at: daysLater(now, -3),
      register_state: "incomplete",
    })} on conflict do nothing returning case_id`;
  if (!first) return;
  const [list] = await sql<{ version_id: string; serial: string; stamped_at: Date }[]>`
    select version_id, serial, stamped_at from register_version where list = 'ZAL' and state = 'current'`;
  const evidence = {
    state: "incomplete",
    versionId: list?.version_id ?? null,
    serial: list ? Number(list.serial) : null,
    stampedAt: list?.stamped_at.toISOString() ?? null,
  };
  const shared = { organization_id: organizationId, case_id: caseId };
  const answer = { ...shared, answered_at: daysLater(now, -3), evidence: sql.json(evidence) };
  await sql`insert into connection_answer ${sql([
    { ...answer, answer_id: idOf(11), question: "has-gateway", answer: "programme", answered_by: sanne.person_id },
    { ...answer, answer_id: idOf(12), question: "in-register", answer: "yes", answered_by: null },
  ])}`;
  const step = { ...shared, owner_id: sanne.person_id };
  await sql`insert into connection_step ${sql([
    { ...step, step_id: idOf(21), kind: "ask-missing-service", due_on: dueIn(now, 2) },
    { ...step, step_id: idOf(22), kind: "check-again", due_on: dueIn(now, 9) },
  ])}`;
}

/** The day that many days later, or the next working day. */
function dueIn(now: Date, days: number): string {
  return nextWorkingDay(addDays(dutchDay(now), days - 1));
}
