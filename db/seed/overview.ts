import postgres, { type TransactionSql } from "postgres";
import { dutchDay } from "#server/calendar/clock.ts";
import { addDays } from "#server/calendar/days.ts";
import { daysLater } from "#server/calendar/moments.ts";
import { demoConfirmation } from "./demo-confirmation.ts";
import { gatewayOf, type OverviewOrganization, overviewOrganizations, storyDays } from "./overview-story.ts";

/**
 * Fills the overview of the demo's alliance, as the owner of the database: 240 organizations with the summary that follows from the
 * demo's register list (tests/domain/connections/overview-demo.test.ts checks it against the real watch), and a year of counts. Runs
 * once, and only with a list that contains them; later changes by people are kept.
 */
export async function seedOverview(ownerUrl: string, now = new Date()): Promise<void> {
  const client = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await client.begin(async (tx) => {
      await tx`select set_config('app.network', 'on', true)`;
      if (!(await isDue(tx))) return;
      const others = await tx<Summary[]>`
        select organization_kind as kind, state, record_system_name as "systemName", gateway_name as "gatewayName", service_ids as "serviceIds"
        from connection_summary`;
      await Promise.all(overviewOrganizations.flatMap((organization) => addOrganization(tx, organization, now)));
      await addConfirmations(tx);
      await addHistory(tx, now, others);
    });
  } finally {
    await client.end();
  }
}

async function isDue(tx: TransactionSql): Promise<boolean> {
  const names = overviewOrganizations.flatMap(({ provider }) => (provider ? [provider.name] : []));
  const [found] = await tx<{ organizations: number; providers: number }[]>`
    select (select count(*)::int from organization where organization_id in ${tx(overviewOrganizations.map((one) => one.organizationId))}) as organizations,
      (select count(*)::int from register_provider where until_version_id is null and name in ${tx(names)}) as providers`;
  return found?.organizations === 0 && found.providers === names.length;
}

// Row-level security binds an owner too, unless it is a superuser: so each row is written under its own context. The three statements of
// an organization are pipelined, in order.
function addOrganization(tx: TransactionSql, organization: OverviewOrganization, now: Date) {
  const { organizationId, kind, name, agb, city, region, system, state, provider } = organization;
  const openedAt = daysLater(now, -(storyDays + 30));
  return [
    tx`select set_config('app.organization_id', ${organizationId}, true)`.execute(),
    tx`insert into organization (organization_id, kind, name, agb, city, region, record_system_id, created_at)
      values (${organizationId}, ${kind}, ${name}, ${agb}, ${city}, ${region}, ${system?.supplierId ?? null}, ${openedAt})
      on conflict do nothing`.execute(),
    tx`insert into connection_summary ${tx({
      organization_id: organizationId,
      organization_kind: kind,
      organization_name: name,
      city,
      region,
      agb,
      state,
      provider_names: provider ? [provider.name] : [],
      service_ids: provider?.serviceIds ?? [],
      record_system_name: system?.name ?? null,
      gateway_name: provider ? gatewayOf(organization).name : null,
      state_since: stateSince(organization, now),
      checked_at: now,
    })} on conflict do nothing`.execute(),
  ];
}

/** All but two are confirmed by the demo's alliance staff, so that their list has work. */
function addConfirmations(tx: TransactionSql) {
  const rows = overviewOrganizations.flatMap(({ organizationId, agb }) =>
    agb ? [demoConfirmation(organizationId, agb)] : [],
  );
  return tx`insert into connection_confirmation ${tx(rows.slice(2))} on conflict do nothing`;
}

function stateSince({ listedDaysAgo, goneDaysAgo }: OverviewOrganization, now: Date): Date {
  return daysLater(now, -(goneDaysAgo ?? listedDaysAgo ?? storyDays + 30));
}

/** The summary an organization would have had on a day of the history. */
type Summary = {
  kind: string;
  state: string;
  systemName: string | null;
  gatewayName: string | null;
  serviceIds: readonly string[];
};

/**
 * One count a week, as if a list had changed every week; the worker continues from there. `others` existed already and are counted
 * throughout. Counts made from the demo's lists before these organizations existed are deleted.
 */
async function addHistory(tx: TransactionSql, now: Date, others: Summary[]): Promise<void> {
  const weeks = Array.from({ length: Math.floor(storyDays / 7) }, (_, week) => week * 7 + 1);
  const rows = weeks.flatMap((daysAgo) => {
    const day = addDays(dutchDay(now), -daysAgo);
    const summaries = overviewOrganizations.map((organization) => summaryAt(organization, daysAgo));
    return countsOf([...summaries, ...others]).map((count) => ({ day, ...count }));
  });
  await tx`delete from connection_adoption`;
  await tx`insert into connection_adoption ${tx(rows)}`;
}

function summaryAt(organization: OverviewOrganization, daysAgo: number): Summary {
  const { listedDaysAgo, goneDaysAgo, state, provider, system } = organization;
  const isListed = listedDaysAgo !== null && listedDaysAgo >= daysAgo && (goneDaysAgo ?? -1) < daysAgo;
  return {
    kind: organization.kind,
    state: isListed ? (state === "incomplete" ? "incomplete" : "connected") : "not-found",
    systemName: system?.name ?? null,
    gatewayName: isListed ? gatewayOf(organization).name : null,
    serviceIds: isListed ? (provider?.serviceIds ?? []) : [],
  };
}

/** The same sums as the worker's (server/connections/watch/count-adoption.ts). */
function countsOf(summaries: readonly Summary[]) {
  const counts = new Map<string, { dimension: string; key: string; connected_count: number; total_count: number }>();
  const add = (dimension: string, key: string, connected: number, total: number) => {
    const row = counts.get(`${dimension} ${key}`) ?? { dimension, key, connected_count: 0, total_count: 0 };
    row.connected_count += connected;
    row.total_count += total;
    counts.set(`${dimension} ${key}`, row);
  };
  for (const { kind, state, systemName, gatewayName, serviceIds } of summaries) {
    const connected = state === "connected" ? 1 : 0;
    add("all", "", connected, 1);
    add("kind", kind, connected, 1);
    add("record-system", systemName ?? "-", connected, 1);
    add("gateway", gatewayName ?? "-", connected, 1);
    for (const serviceId of serviceIds) add("service", serviceId, 1, 0);
  }
  return [...counts.values()].map((row) =>
    row.dimension === "service" ? { ...row, total_count: summaries.length } : row,
  );
}
