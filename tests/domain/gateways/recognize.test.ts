import { beforeEach, describe, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { chooseConnection } from "#server/connections/case/choose-connection.ts";
import { releaseConnection } from "#server/connections/case/release-connection.ts";
import { listTies } from "#server/connections/ties/list-ties.ts";
import { watchConnections } from "#server/connections/watch/watch-connections.ts";
import { recognizeGateway } from "#server/gateways/recognize-gateway.ts";
import { connectionDesk } from "#tests/support/connections.ts";
import { publish } from "#tests/support/register-world.ts";
import { confirmFor, makeOrganization, makePerson, owner } from "#tests/support/world.ts";

const linde = {
  name: "huisartsdelinde@medmij",
  services: { "49": "dva.example" },
  identifiers: [["AGB", "01999961"]] as ["AGB", string][],
};

beforeEach(async () => {
  await owner`delete from connection_summary`;
  await owner`delete from connection`;
  await owner`delete from connection_confirmation`;
  await owner`delete from organization`;
  await publish("ZAL", [linde]);
  await publish("ZAKL", [linde]);
});

const recognized = async (provider = "huisartsdelinde") => {
  const access = grant(systemActor("fhir"), "gateway.recognize");
  return (await recognizeGateway(access, { provider, issuer: "https://dva.example" })).organizationId;
};

const watched = () => watchConnections(grant(systemActor("worker"), "connection.watch"));

/** What the alliance's list shows as confirmed. */
async function confirmedRows() {
  const esther = await makePerson(await makeOrganization("alliance"), ["alliance-staff"]);
  const { rows } = await listTies(grant(esther, "connection.list-ties"), { show: "confirmed" });
  return rows.map((row) => [row.designation, row.basis]);
}

/** A practice for which somebody claimed the register entry. */
async function claiming(facts: Parameters<typeof connectionDesk>[0] = {}) {
  const desk = await connectionDesk(facts);
  await chooseConnection(desk.choose, { providerName: linde.name, from: "search" });
  return { ...desk, organizationId: desk.practice.organizationId };
}

describe("a claim alone", () => {
  it("on a name in the register routes nothing, however it was made", async () => {
    await claiming();
    expect(await recognized()).toBeNull();
  });

  it("on an AGB code routes nothing, by that code or by the name that the link list gives to it", async () => {
    const { practice } = await connectionDesk({ agb: "01999961", isConfirmed: false });
    await watched();
    const [stored] = await owner`select is_in_force from connection where organization_id = ${practice.organizationId}`;
    expect(stored).toEqual({ is_in_force: true });
    expect([await recognized("01999961"), await recognized()]).toEqual([null, null]);
  });

  it("of another practice takes nothing away from one that is confirmed", async () => {
    const { practice } = await connectionDesk({ agb: "01999961" });
    await watched();
    await claiming({ agb: "01999962" });
    await claiming();
    expect([await recognized("01999961"), await recognized()]).toEqual(Array(2).fill(practice.organizationId));
  });

  it("beside another claim routes to neither", async () => {
    await claiming();
    await claiming();
    expect(await recognized()).toBeNull();
  });
});

describe("a name that was confirmed for a practice", () => {
  it("goes before what the link list says, and only as long as the practice claims it", async () => {
    await connectionDesk({ agb: "01999961" });
    await watched();
    const chosen = await claiming();
    await confirmFor(chosen.organizationId, linde.name);
    expect(await recognized()).toBe(chosen.organizationId);
    await releaseConnection(chosen.choose, { providerName: linde.name });
    expect(await recognized()).not.toBe(chosen.organizationId);
  });

  it("is no other practice's, though the confirmation was for a code that it once had", async () => {
    const { practice } = await connectionDesk({ agb: "01999961" });
    await owner`update organization set agb = '01999964' where organization_id = ${practice.organizationId}`;
    await connectionDesk({ agb: "01999965" });
    await watched();
    expect([await recognized("01999961"), await recognized("01999964"), await recognized()]).toEqual(
      Array(3).fill(null),
    );
  });
});

describe("a code that was confirmed for a practice", () => {
  it("routes nothing once that is withdrawn, nor does the name that the link list gives to it", async () => {
    const { practice } = await connectionDesk({ agb: "01999961" });
    await watched();
    const routed = async () => [await recognized("01999961"), await recognized()];
    expect(await routed()).toEqual(Array(2).fill(practice.organizationId));
    await owner`update connection_confirmation set withdrawn_at = now() where confirmed_for = ${practice.organizationId}`;
    expect(await routed()).toEqual([null, null]);
    expect(await confirmedRows()).toEqual([]);
  });

  it("confirms nothing of another practice that types it afterwards", async () => {
    const { practice } = await connectionDesk({ agb: "01999961" });
    await owner`update organization set agb = '01999964' where organization_id = ${practice.organizationId}`;
    await connectionDesk({ agb: "01999961", isConfirmed: false });
    await watched();
    expect([await recognized("01999961"), await recognized()]).toEqual([null, null]);
    expect(await confirmedRows()).toEqual([]);
  });
});

it("a name that the link list gives to two confirmed codes identifies no practice", async () => {
  await publish("ZAKL", [{ ...linde, identifiers: [...linde.identifiers, ["AGB", "01999963"]] }]);
  await connectionDesk({ agb: "01999961" });
  await connectionDesk({ agb: "01999963" });
  await watched();
  expect(await recognized()).toBeNull();
});

it("the alliance's list says of each claim what the FHIR server does with it", async () => {
  const { practice } = await connectionDesk({ agb: "01999961" });
  await watched();
  const stranger = await claiming({ agb: "01999962", isConfirmed: false });
  const esther = await makePerson(await makeOrganization("alliance"), ["alliance-staff"]);
  const access = grant(esther, "connection.list-ties");
  const rows = async (show: "open" | "contested" | "confirmed") =>
    (await listTies(access, { show })).rows.map((row) => [row.designation, row.organizationId, row.basis]);
  const own = [linde.name, practice.organizationId, "link-list"];
  const claimed = [linde.name, stranger.organizationId, "none"];
  expect(await rows("confirmed")).toEqual([["01999961", practice.organizationId, "proof"], own]);
  expect(await rows("contested")).toEqual([own, claimed]);
  expect(await rows("open")).toEqual([["01999962", stranger.organizationId, "none"], own, claimed]);
});
