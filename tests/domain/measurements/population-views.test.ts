import { expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { deleteView } from "#server/measurements/population/delete-view.ts";
import { listViews } from "#server/measurements/population/list-views.ts";
import { saveView } from "#server/measurements/population/save-view.ts";
import { SaveViewInput, viewsMax } from "#server/measurements/population/view-contract.ts";
import { auditLines, makeOrganization, makePerson } from "#tests/support/world.ts";

async function desk() {
  const practice = await makeOrganization();
  const femke = await makePerson(practice, ["practice-nurse"]);
  return {
    practice,
    keep: grant(femke, "measurement.save-view"),
    look: grant(femke, "measurement.population"),
  };
}

const raised = SaveViewInput.parse({
  name: "Bloeddruk te hoog",
  filter: { kind: "blood-pressure", state: "above", silentDays: "7" },
});

it("a nurse saves a view under a name and finds it again, and the log says so without its contents", async () => {
  const { practice, keep, look } = await desk();
  const { viewId } = await saveView(keep, raised);
  await saveView(keep, SaveViewInput.parse({ name: "Alles wat stil is", filter: { silentDays: 14, sort: "last" } }));
  expect(await listViews(look)).toMatchObject([
    { name: "Alles wat stil is", filter: { silentDays: 14, sort: "last" } },
    { viewId, name: "Bloeddruk te hoog", filter: { kind: "blood-pressure", state: "above", silentDays: 7 } },
  ]);
  const lines = await auditLines(practice.organizationId);
  expect(lines.map(({ event }) => event)).toEqual(["measurement.view-kept", "measurement.view-kept"]);
  expect(JSON.stringify(lines)).not.toContain("Bloeddruk");
});

it("a view belongs to one person: a colleague neither sees nor deletes it", async () => {
  const { practice, keep } = await desk();
  const { viewId } = await saveView(keep, raised);
  const colleague = await makePerson(practice, ["general-practitioner"]);
  expect(await listViews(grant(colleague, "measurement.population"))).toEqual([]);
  const drop = deleteView(grant(colleague, "measurement.save-view"), { viewId });
  await expect(drop).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("a deleted view is gone, and deleting it again says so", async () => {
  const { keep, look } = await desk();
  const { viewId } = await saveView(keep, raised);
  await deleteView(keep, { viewId });
  expect(await listViews(look)).toEqual([]);
  await expect(deleteView(keep, { viewId })).rejects.toMatchObject({ reason: "measurement.view-gone" });
});

it("a person can save only so many views", async () => {
  const { keep } = await desk();
  for (let count = 0; count < viewsMax; count += 1) await saveView(keep, raised);
  await expect(saveView(keep, raised)).rejects.toMatchObject({ code: "CONFLICT", reason: "measurement.views-full" });
});
