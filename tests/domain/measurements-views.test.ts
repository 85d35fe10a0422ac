import { expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { dropView } from "#server/measurements/drop-view.ts";
import { keepView } from "#server/measurements/keep-view.ts";
import { listViews } from "#server/measurements/list-views.ts";
import { KeepViewInput, viewsMax } from "#server/measurements/view-contract.ts";
import { auditLines, makeOrganization, makePerson } from "#tests/support/world.ts";

async function desk() {
  const practice = await makeOrganization();
  const femke = await makePerson(practice, ["practice-nurse"]);
  return {
    practice,
    keep: grant(femke, "measurement.keep-view"),
    look: grant(femke, "measurement.population"),
  };
}

const raised = KeepViewInput.parse({
  name: "Bloeddruk te hoog",
  filter: { kind: "blood-pressure", state: "above", silentDays: "7" },
});

it("a nurse keeps a view under a name, finds it again by name, and the log says so without what is in it", async () => {
  const { practice, keep, look } = await desk();
  const { viewId } = await keepView(keep, raised);
  await keepView(keep, KeepViewInput.parse({ name: "Alles wat stil is", filter: { silentDays: 14, sort: "last" } }));
  expect(await listViews(look)).toMatchObject([
    { name: "Alles wat stil is", filter: { silentDays: 14, sort: "last" } },
    { viewId, name: "Bloeddruk te hoog", filter: { kind: "blood-pressure", state: "above", silentDays: 7 } },
  ]);
  const lines = await auditLines(practice.organizationId);
  expect(lines.map(({ event }) => event)).toEqual(["measurement.view-kept", "measurement.view-kept"]);
  expect(JSON.stringify(lines)).not.toContain("Bloeddruk");
});

it("a view is of one person: a colleague neither sees it nor lets it go", async () => {
  const { practice, keep } = await desk();
  const { viewId } = await keepView(keep, raised);
  const colleague = await makePerson(practice, ["general-practitioner"]);
  expect(await listViews(grant(colleague, "measurement.population"))).toEqual([]);
  const drop = dropView(grant(colleague, "measurement.keep-view"), { viewId });
  await expect(drop).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("a view that is let go is gone, and letting it go again says that it is", async () => {
  const { keep, look } = await desk();
  const { viewId } = await keepView(keep, raised);
  await dropView(keep, { viewId });
  expect(await listViews(look)).toEqual([]);
  await expect(dropView(keep, { viewId })).rejects.toMatchObject({ reason: "measurement.view-gone" });
});

it("there is room for so many views and no more", async () => {
  const { keep } = await desk();
  for (let count = 0; count < viewsMax; count += 1) await keepView(keep, raised);
  await expect(keepView(keep, raised)).rejects.toMatchObject({ code: "TOO_MANY" });
});
