import { afterAll, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { SavePilotInput } from "#server/pilots/contract.ts";
import { listPilots } from "#server/pilots/list-pilots.ts";
import { savePilot } from "#server/pilots/save-pilot.ts";
import { auditLines, makeOrganization, makePerson, owner } from "#tests/support/world.ts";

const alliance = await makeOrganization("alliance");
const staff = await makePerson(alliance, ["alliance-staff"]);
const [maintain, list] = [grant(staff, "pilot.maintain"), grant(staff, "pilot.list")];
afterAll(() => owner.end());

const facts: SavePilotInput = {
  ...{
    kind: "glg",
    stage: "running",
    name: "Thuismeten",
    programme: "",
    region: "Veluwe",
    supplierName: "Zonnewijzer",
  },
  ...{ startsOn: "2026-03-01", endsOn: null, practiceCount: 3, invitedCount: 40, joinedCount: 21 },
  ...{ issues: ["Inloggen duurde lang."], findings: "" },
};

it("alliance staff record a pilot and update it, with a line in the log each time", async () => {
  const { pilotId } = await savePilot(maintain, facts);
  await savePilot(maintain, { ...facts, pilotId, stage: "finished", endsOn: "2026-06-30", findings: "Het werkt." });
  const { pilots } = await listPilots(list, { kind: "glg", stage: "finished" });
  expect(pilots).toMatchObject([{ pilotId, endsOn: "2026-06-30", programme: null, issues: facts.issues }]);
  expect((await listPilots(list, { stage: "running" })).pilots).toEqual([]);
  const lines = (await auditLines(alliance.organizationId)).filter((line) => line.event === "pilot.maintained");
  expect(lines).toHaveLength(2);
  const gone = "019b0000-0000-7000-8000-000000000009";
  await expect(savePilot(maintain, { ...facts, pilotId: gone })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("pilots are listed by start, newest first, each once over all pages", async () => {
  for (let index = 0; index < 45; index += 1) {
    await savePilot(maintain, { ...facts, kind: "poc", startsOn: `2025-0${1 + (index % 9)}-01` });
  }
  const found: string[] = [];
  for (let before: { startsOn: string; pilotId: string } | undefined; ; ) {
    const page = await listPilots(list, { kind: "poc", before });
    found.push(...page.pilots.map((pilot) => `${pilot.startsOn} ${pilot.pilotId}`));
    if (page.nextBefore === null) break;
    before = page.nextBefore;
  }
  expect(found).toHaveLength(45);
  expect(found).toEqual([...new Set(found)].toSorted().toReversed());
});

it.each([
  ["more took part than were invited", { joinedCount: 41 }],
  ["it ends before it begins", { endsOn: "2026-02-01" }],
  ["a BSN stands in what was learned", { findings: "Patiënt 999901205 haakte af." }],
])("a pilot is refused when %s", (_, wrong) => {
  expect(SavePilotInput.safeParse({ ...facts, ...wrong }).success).toBe(false);
});
