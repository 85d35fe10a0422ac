import { beforeEach, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { chooseConnection } from "#server/connections/case/choose-connection.ts";
import { getStatus } from "#server/connections/status/get-status.ts";
import { watchConnections } from "#server/connections/watch/watch-connections.ts";
import { changeOrganization } from "#server/organizations/change-organization.ts";
import { connectionDesk } from "#tests/support/connections.ts";
import { type ListedProvider, publish } from "#tests/support/register-world.ts";
import { auditLines, makePerson, owner } from "#tests/support/world.ts";

const stranger: ListedProvider = {
  name: "huisartsdevreemde@medmij",
  services: { "49": "a.example" },
  identifiers: [["AGB", "01999951"]],
};
const own: ListedProvider = {
  name: "huisartsdeiep@medmij",
  services: { "51": "a.example" },
  identifiers: [["AGB", "01999952"]],
};
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
const watch = () => watchConnections(grant(systemActor("worker"), "connection.watch"));

beforeEach(async () => {
  await owner`update organization set agb = null`;
  await publish("ZAL", [stranger, own]);
  await publish("ZAKL", [stranger, own]);
});

/** A practice whose AGB code was mistyped, so that the watch linked it to another organization's register entry. */
async function mistyped() {
  const desk = await connectionDesk({ agb: "01999951", city: "Mistrode" });
  const administrator = await makePerson(desk.practice, ["administrator"]);
  await watch();
  const summary = async () =>
    (
      await owner`select state, provider_names from connection_summary where organization_id = ${desk.practice.organizationId}`
    )[0];
  expect(await summary()).toEqual({ state: "connected", provider_names: [stranger.name] });
  const correct = () =>
    changeOrganization(grant(administrator, "organization.change"), {
      name: desk.practice.name,
      agb: "01999952",
      city: "Mistrode",
      region: "",
    });
  return { ...desk, summary, correct };
}

it("a corrected AGB code makes the practice follow its own register entry, at once and in the overview", async () => {
  const { practice, read, summary, correct } = await mistyped();
  await correct();
  expect(await getStatus(read)).toMatchObject({ state: "incomplete", connections: [{ providerName: own.name }] });
  await watch();
  expect(await summary()).toEqual({ state: "incomplete", provider_names: [own.name] });
  const lines = (await auditLines(practice.organizationId)).length;
  await watch();
  expect(await auditLines(practice.organizationId)).toHaveLength(lines);
});

it("a register entry chosen by a person stays, whatever the AGB code becomes", async () => {
  const { read, choose, correct } = await mistyped();
  await chooseConnection(choose, { providerName: stranger.name, from: "search" });
  await correct();
  const { connections } = await getStatus(read);
  expect(connections.map((connected) => [connected.providerName, connected.method])).toEqual([
    [stranger.name, "person"],
    [own.name, "agb"],
  ]);
});

it("a register entry that the link list no longer gives to the AGB code of the practice does not count any more", async () => {
  const { read, summary } = await mistyped();
  await publish("ZAKL", [own]);
  expect(await getStatus(read)).toMatchObject({ state: "not-found", connections: [] });
  await watch();
  expect(await summary()).toEqual({ state: "not-found", provider_names: [] });
});

it("a stale link list takes nothing away; once it is confirmed again, the correction counts", async () => {
  const { read, summary, correct } = await mistyped();
  await owner`update register_version set confirmed_at = ${hoursAgo(24)} where list = 'ZAKL' and state = 'current'`;
  await correct();
  await watch();
  expect((await getStatus(read)).connections.map((connected) => connected.providerName)).toContain(stranger.name);
  await owner`update register_version set confirmed_at = now() where list = 'ZAKL' and state = 'current'`;
  await watch();
  expect(await summary()).toEqual({ state: "incomplete", provider_names: [own.name] });
});
