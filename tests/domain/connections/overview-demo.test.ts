import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { seedDemo } from "#db/seed/demo.ts";
import { seedOverview } from "#db/seed/overview.ts";
import { overviewOrganizations } from "#db/seed/overview-story.ts";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { watchConnections } from "#server/connections/watch/watch-connections.ts";
import { loadDemoLists } from "#server/run/demo-lists.ts";
import { owner } from "#tests/support/world.ts";

const ownerUrl = process.env.DATABASE_URL ?? "";
const folder = mkdtempSync(join(tmpdir(), "balie-overview-"));
let milliseconds = 0;

beforeAll(async () => {
  await seedDemo(ownerUrl);
  await loadDemoLists(folder, () => undefined);
  const start = performance.now();
  await seedOverview(ownerUrl);
  milliseconds = performance.now() - start;
});

afterAll(() => rmSync(folder, { recursive: true }));

const summaries = () => owner`
  select organization_id, organization_kind, organization_name, city, state, provider_names, service_ids, record_system_name, gateway_name
  from connection_summary order by organization_id`;
const counted = (condition = owner`true`) => owner`
  select dimension, key, connected_count, total_count from connection_adoption where ${condition} order by dimension, key`;

it("the overview of the demo is ready within three seconds, with four outcomes and a year of growing counts", async () => {
  expect(milliseconds).toBeLessThan(3_000);
  const states = await owner<{ state: string; count: number }[]>`
    select state, count(*)::int as count from connection_summary group by 1 order by 2 desc`;
  expect(states.map((row) => row.state)).toEqual(["connected", "not-found", "incomplete", "not-connected"]);
  expect(await summaries()).toHaveLength(overviewOrganizations.length + 4);
  const trend = await owner<{ connected_count: number }[]>`
    select connected_count from connection_adoption where dimension = 'all' order by day`;
  expect(trend).toHaveLength(52);
  expect(trend.at(-1)?.connected_count).toBeGreaterThan(1.5 * (trend[0]?.connected_count ?? 0));
});

it("the demo's summaries and counts equal what the watch finds in the demo's lists", async () => {
  const told = await summaries();
  const last = await counted(owner`day = (select max(day) from connection_adoption)`);
  await owner`
    update connection_summary set state = 'unknown', service_ids = '{}', provider_names = '{}', gateway_name = null, record_system_name = null`;
  await owner`
    delete from connection_watched where version_id =
      (select version_id from register_version where list = 'ZAL' and state = 'current')`;
  await watchConnections(grant(systemActor("worker"), "connection.watch"));
  expect(await summaries()).toEqual(told);
  expect(await counted(owner`day = (select max(day) from connection_adoption)`)).toEqual(last);
  expect(
    await owner`select from connection_notice where organization_id in ${owner(overviewOrganizations.map((one) => one.organizationId))}`,
  ).toHaveLength(0);
});

it("a second start changes nothing", async () => {
  const told = [await summaries(), await counted()];
  await seedOverview(ownerUrl, new Date(Date.now() + 40 * 86_400_000));
  expect([await summaries(), await counted()]).toEqual(told);
});
