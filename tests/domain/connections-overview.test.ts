import { v7 as uuidv7 } from "uuid";
import { beforeAll, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { OverviewInput } from "#server/connections/contract.ts";
import { exportOverview } from "#server/connections/export-overview.ts";
import { getFigures } from "#server/connections/get-figures.ts";
import { listOverview } from "#server/connections/list-overview.ts";
import { cursorOf } from "#server/connections/overview-rules.ts";
import { auditLines, makeOrganization, makePerson, owner } from "#tests/support/world.ts";

let noor: PersonActor;
const states = ["connected", "incomplete", "not-found"] as const;

beforeAll(async () => {
  const alliance = await makeOrganization("alliance");
  noor = await makePerson(alliance, ["alliance-staff"]);
  const rows = Array.from({ length: 130 }, (_, index) => ({
    organization_id: uuidv7(),
    organization_kind: index % 5 === 0 ? "pharmacy" : "practice",
    organization_name: index < 3 ? "Zelfde naam" : `Praktijk ${String(index).padStart(3, "0")}`,
    city: index % 2 === 0 ? "Utrecht" : "Zwolle",
    state: states[index % 3] ?? "connected",
    provider_names: [`praktijk${index}@medmij`],
    service_ids: index % 3 === 0 ? ["49", "51"] : [],
    record_system_name: index % 4 === 0 ? null : "Wijzer HIS",
    gateway_name: index % 3 === 0 ? "Zonnewijzer" : null,
    state_since: new Date(Date.UTC(2026, 0, 1 + (index % 40))),
    checked_at: new Date(),
  }));
  await owner`insert into connection_summary ${owner(rows)}`;
});

async function walk(input: Partial<OverviewInput>) {
  const access = grant(noor, "connection.overview");
  const seen: { organizationId: string; organizationName: string; stateSince: Date }[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await listOverview(access, OverviewInput.parse({ ...input, cursor: cursor ?? undefined }));
    seen.push(...page.rows);
    cursor = page.nextCursor;
  } while (cursor);
  return seen;
}

it("page after page shows every organization once, in order, in both orders", async () => {
  const byName = await walk({});
  expect(byName).toHaveLength(130);
  expect(new Set(byName.map((row) => row.organizationId)).size).toBe(130);
  const bySince = await walk({ sort: "since" });
  expect(new Set(bySince.map((row) => row.organizationId)).size).toBe(130);
  const moments = bySince.map((row) => row.stateSince.getTime());
  expect(moments).toEqual(moments.toSorted((a, b) => b - a));
});

it("filters narrow the list, and what is not known can be asked for", async () => {
  expect(await walk({ state: "connected" })).toHaveLength(44);
  expect(await walk({ gateway: "Zonnewijzer" })).toHaveLength(44);
  expect(await walk({ gateway: "-" })).toHaveLength(86);
  expect(await walk({ serviceId: "51", kind: "pharmacy" })).toHaveLength(9);
  expect(await walk({ text: "zWoLle" })).toHaveLength(65);
  expect(await walk({ text: "100%_" })).toHaveLength(0);
});

it("the figures agree with the list behind them", async () => {
  const figures = await getFigures(grant(noor, "connection.overview"));
  expect(figures).toMatchObject({ connectedCount: 44, totalCount: 130, list: null });
  expect(figures.gateways).toEqual([
    { key: "-", name: "-", connectedCount: 0, totalCount: 86 },
    { key: "Zonnewijzer", name: "Zonnewijzer", connectedCount: 44, totalCount: 44 },
  ]);
  expect(figures.services.map((row) => [row.key, row.connectedCount])).toEqual([
    ["49", 44],
    ["51", 44],
  ]);
});

it("taking the list out leaves one line in the log, however many parts it has", async () => {
  const access = grant(noor, "connection.export");
  const first = await exportOverview(access, OverviewInput.parse({ text: "praktijk" }));
  expect(first.rows.length).toBe(127);
  const last = first.rows[99];
  if (!last) throw new Error("the first part is too short");
  const second = await exportOverview(access, OverviewInput.parse({ text: "praktijk", cursor: cursorOf(last) }));
  expect(second.rows).toHaveLength(27);
  const lines = await auditLines(noor.organizationId);
  expect(lines).toMatchObject([{ event: "connection.exported", detail: { hasText: true } }]);
});

it("a practice sees no summary but its own", async () => {
  const practice = await makeOrganization("practice");
  const ria = await makePerson(practice, ["practice-manager"]);
  expect(() => grant(ria, "connection.overview")).toThrow();
});
