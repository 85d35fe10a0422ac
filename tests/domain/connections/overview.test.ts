import { v7 as uuidv7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { overviewPageSize } from "#db/terms/connections.ts";
import { roles } from "#db/terms/people.ts";
import { grant, mayDo } from "#server/access/access.ts";
import { type PersonActor, systemActor } from "#server/access/actor.ts";
import { look } from "#server/access/look.ts";
import { ExportOverviewInput, FiguresInput, OverviewInput } from "#server/connections/overview/contract.ts";
import { exportOverview } from "#server/connections/overview/export-overview.ts";
import { getFigures } from "#server/connections/overview/get-figures.ts";
import { listOverview } from "#server/connections/overview/list-overview.ts";
import { watchConnections } from "#server/connections/watch/watch-connections.ts";
import { changeOrganization } from "#server/organizations/change-organization.ts";
import { publish } from "#tests/support/register-world.ts";
import { auditLines, makeOrganization, makePerson, owner } from "#tests/support/world.ts";

let esther: PersonActor;
const states = ["connected", "incomplete", "not-found"] as const;

beforeAll(async () => {
  const alliance = await makeOrganization("alliance");
  esther = await makePerson(alliance, ["alliance-staff"]);
  const rows = Array.from({ length: 130 }, (_, index) => ({
    organization_id: uuidv7(),
    organization_kind: index % 5 === 0 ? "pharmacy" : "practice",
    organization_name: index < 3 ? "Zelfde naam" : `Praktijk ${String(index).padStart(3, "0")}`,
    city: index % 2 === 0 ? "Café aan de Aa" : "Zwolle",
    state: states[index % 3] ?? "connected",
    provider_names: [`praktijk${index}@medmij`],
    service_ids: index % 3 === 0 ? ["49", "51"] : [],
    record_system_name: index % 4 === 0 ? null : "Wijzer HIS",
    gateway_name: index % 3 === 0 ? "Zonnewijzer" : null,
    // Several at the same moment, and moments that differ by less than the precision of a Date.
    state_since: `2026-01-${String(1 + (index % 20)).padStart(2, "0")} 08:00:00.000${index % 3}+00`,
    checked_at: new Date(),
  }));
  await owner`insert into connection_summary ${owner(rows)}`;
});

const overview = () => grant(esther, "connection.overview");

async function walk(input: Partial<OverviewInput>) {
  const ids: string[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await listOverview(overview(), OverviewInput.parse({ ...input, cursor: cursor ?? undefined }));
    ids.push(...page.rows.map((row) => row.organizationId));
    cursor = page.nextCursor;
  } while (cursor);
  return ids;
}

describe("the list of the overview", () => {
  it.each([
    ["name", owner`organization_name, organization_id`],
    ["-name", owner`organization_name desc, organization_id desc`],
    ["since", owner`state_since, organization_id`],
    ["-since", owner`state_since desc, organization_id desc`],
  ] as const)("page after page in the order %s gives the same as one long list", async (sort, order) => {
    const whole = await owner<{ id: string }[]>`
      select organization_id as id from connection_summary where state <> 'incomplete' order by ${order}`;
    const shown = [...(await walk({ sort, state: "connected" })), ...(await walk({ sort, state: "not-found" }))];
    expect(new Set(shown)).toEqual(new Set(whole.map((row) => row.id)));
    const all = await owner<{ id: string }[]>`select organization_id as id from connection_summary order by ${order}`;
    expect(await walk({ sort })).toEqual(all.map((row) => row.id));
    const deep = await owner<{ id: string }[]>`
      select organization_id as id from connection_summary order by ${order} offset ${2 * overviewPageSize} limit ${overviewPageSize}`;
    expect((await walk({ sort })).slice(2 * overviewPageSize)).toEqual(deep.map((row) => row.id));
  });

  it("filters narrow it, alone and together, and unknown values can be filtered on", async () => {
    expect(await walk({ state: "connected" })).toHaveLength(44);
    expect(await walk({ gateway: "Zonnewijzer" })).toHaveLength(44);
    expect(await walk({ gateway: "-" })).toHaveLength(86);
    expect(await walk({ recordSystem: "-" })).toHaveLength(33);
    expect(await walk({ kind: "pharmacy" })).toHaveLength(26);
    expect(await walk({ serviceId: "51", kind: "pharmacy" })).toHaveLength(9);
    expect(await walk({ recordSystem: "Wijzer HIS", state: "connected", gateway: "Zonnewijzer" })).toHaveLength(33);
  });

  it("part of a name or a town is enough, without accents or capitals, and % is not a wildcard", async () => {
    expect(await walk({ text: "zWoLle" })).toHaveLength(65);
    expect(await walk({ text: "cafe" })).toHaveLength(65);
    expect(await walk({ text: "aktijk 1" })).toHaveLength(30);
    expect(await walk({ text: "100%_" })).toHaveLength(0);
  });

  it("says how many there are, and starts at the first page when a cursor is made up", async () => {
    const first = await listOverview(overview(), OverviewInput.parse({}));
    expect(first).toMatchObject({ count: 130, rows: { length: overviewPageSize } });
    const madeUp = await listOverview(overview(), OverviewInput.parse({ cursor: "bm9uc2Vuc2U" }));
    expect(madeUp.rows).toEqual(first.rows);
  });
});

describe("the figures of the overview", () => {
  it("agree with the list behind them", async () => {
    const figures = await getFigures(overview(), FiguresInput.parse({}));
    expect(figures).toMatchObject({
      totalCount: 130,
      byState: { connected: 44, incomplete: 43, "not-found": 43 },
      list: null,
    });
    expect(figures.groups.gateway).toEqual([
      { key: "Zonnewijzer", name: "Zonnewijzer", connectedCount: 44, totalCount: 44 },
      { key: "-", name: "-", connectedCount: 0, totalCount: 86 },
    ]);
    expect(figures.groups.service.map((row) => [row.key, row.name, row.connectedCount, row.totalCount])).toEqual([
      ["49", "Verzamelen Huisartsgegevens 2.0", 44, 130],
      ["51", "Verzamelen Documenten 3.0", 44, 130],
    ]);
    const pharmacies = await getFigures(overview(), FiguresInput.parse({ kind: "pharmacy" }));
    expect(pharmacies.totalCount).toBe(26);
    expect(pharmacies.groups.service[0]).toMatchObject({ connectedCount: 9, totalCount: 26 });
  });

  it("show a year of days of one group, oldest first", async () => {
    const now = new Date("2026-11-22T12:00:00Z");
    const days = ["2025-01-01", "2026-02-01", "2026-01-05", "2026-11-22"];
    await owner`insert into connection_adoption ${owner(
      days.map((day, index) => ({
        day,
        dimension: "gateway",
        key: "Zonnewijzer",
        connected_count: index,
        total_count: 9,
      })),
    )}`;
    const { trend } = await getFigures(
      overview(),
      FiguresInput.parse({ trendDimension: "gateway", trendKey: "Zonnewijzer" }),
      now,
    );
    expect(trend.map((point) => point.day)).toEqual(["2026-01-05", "2026-02-01", "2026-11-22"]);
    expect((await getFigures(overview(), FiguresInput.parse({}), now)).trend).toEqual([]);
  });
});

async function pieces(input: ExportOverviewInput): Promise<string[]> {
  const told: string[] = [];
  for await (const piece of exportOverview(grant(esther, "connection.export"), input)) told.push(piece);
  return told;
}

it("a new name or AGB code of an organization shows after the next watch, without a new list", async () => {
  await publish("ZAKL", [{ name: "praktijkdeiep@medmij", services: {}, identifiers: [["AGB", "01998777"]] }]);
  await publish("ZAL", [{ name: "praktijkdeiep@medmij", services: { "49": "a.example" } }]);
  const practice = await makeOrganization("practice", { name: "Praktijk De Yep", city: "Mistrode" });
  const administrator = await makePerson(practice, ["administrator"]);
  const watch = () => watchConnections(grant(systemActor("worker"), "connection.watch"));
  await watch();
  const shown = () => owner`
    select organization_name, region, state from connection_summary where organization_id = ${practice.organizationId}`;
  expect(await shown()).toMatchObject([{ organization_name: "Praktijk De Yep", state: "not-connected" }]);
  const change = { name: "Praktijk De Iep", agb: "01998777", city: "Mistrode", region: "Regio Morgenland" };
  await changeOrganization(grant(administrator, "organization.change"), change);
  await watch();
  expect(await shown()).toMatchObject([
    { organization_name: "Praktijk De Iep", region: "Regio Morgenland", state: "connected" },
  ]);
  const lines = async () => (await auditLines(practice.organizationId)).length;
  const before = await lines();
  await watch();
  expect(await lines()).toBe(before);
});

describe("the export of the overview", () => {
  it("has the rows that the filter shows, and leaves one line in the log without the search text", async () => {
    const input = ExportOverviewInput.parse({ text: "praktijk", kind: "practice" });
    const text = (await pieces(input)).join("");
    const lines = text.trimEnd().split("\r\n");
    expect(lines[0]).toBe(
      '\uFEFF"Organisatie";"AGB-code";"Plaats";"Regio";"Soort";"Uitkomst";"Sinds";"HIS of AIS";"DVA";"Diensten";"Naam in het register";"Nagekeken op";"Volgens lijst"',
    );
    expect(lines).toHaveLength(1 + (await walk({ text: "praktijk", kind: "practice" })).length);
    expect(lines[1]).toMatch(
      /^"Praktijk 003";"";"Zwolle";"";"Praktijk";"Aangesloten";"2026-01-04";"Wijzer HIS";"Zonnewijzer";"49 51";/,
    );
    expect(lines[1]).toMatch(/;"nummer \d+, \d{4}-\d\d-\d\d"$/);
    await owner`update register_version set confirmed_at = now() - interval '200 days', stamped_at = now() - interval '200 days' where state = 'current'`;
    expect((await pieces(input)).join("")).toContain(': te oud om zeker te zijn"');
    const logged = (await auditLines(esther.organizationId)).filter((line) => line.event === "connection.exported");
    expect(logged).toMatchObject([{ detail: { hasText: true, kind: "practice" } }, {}]);
    expect(JSON.stringify(logged[0]?.detail)).not.toContain("praktijk");
  });

  it("turns no name into a formula in a spreadsheet", async () => {
    await owner`insert into connection_summary ${owner({
      organization_id: uuidv7(),
      organization_kind: "practice",
      organization_name: '=HYPERLINK("https://elders.example")',
      city: "+31",
      state: "unknown",
      provider_names: ["@medmij"],
      service_ids: [],
      state_since: new Date(),
      checked_at: new Date(),
    })}`;
    const input = ExportOverviewInput.parse({ state: "unknown", locale: "en" });
    const [head, rows] = await pieces(input);
    expect(head).toContain('"Organization"');
    expect(rows).toMatch(/^"'=HYPERLINK\(""https:\/\/elders\.example""\)";"";"'\+31";"";"Practice";"Unknown"/);
    expect(rows).toContain(`"'@medmij"`);
  });
});

describe("who sees the overview", () => {
  it.each(roles.filter((role) => role !== "alliance-staff"))(
    "%s neither sees the overview nor exports it as CSV",
    (role) => {
      const actor: PersonActor = { ...esther, roles: [role] };
      expect([mayDo(actor, "connection.overview"), mayDo(actor, "connection.export")]).toEqual([false, false]);
      expect(() => grant(actor, "connection.overview")).toThrow("FORBIDDEN");
      expect(() => grant(actor, "connection.export")).toThrow("FORBIDDEN");
    },
  );

  it("the alliance sees names, claims and summaries of all organizations, and no row of any other table of theirs", async () => {
    const practice = await makeOrganization("practice", { name: "Praktijk met een geheim" });
    const ria = await makePerson(practice, ["practice-manager"]);
    const { organizationId } = practice;
    await owner`insert into connection (organization_id, provider_name, method, chosen_at) values (${organizationId}, 'x@medmij', 'name', now())`;
    await owner`insert into connection_case (organization_id, case_id, opened_by, opened_at, cost_note) values (${organizationId}, ${uuidv7()}, ${ria.personId}, now(), 'geheim')`;
    const tables = await owner<{ name: string }[]>`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'organization_id'`;
    const open: string[] = [];
    for (const { name } of tables) {
      const rows = await look(
        overview(),
        (_, raw) =>
          raw`/* a test's own */ select 1 from ${raw(name)} where organization_id <> ${esther.organizationId} limit 1`,
      );
      if (rows.length > 0) open.push(name);
    }
    expect(open.sort()).toEqual(["connection", "connection_summary", "organization"]);
    expect(tables.length).toBeGreaterThan(10);
  });
});
