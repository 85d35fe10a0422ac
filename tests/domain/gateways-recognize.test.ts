import { beforeEach, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { chooseEntry } from "#server/connections/choose-entry.ts";
import { watchConnections } from "#server/connections/watch-connections.ts";
import { recognizeGateway } from "#server/gateways/recognize-gateway.ts";
import { connectionDesk } from "#tests/support/connections.ts";
import { publish } from "#tests/support/register-world.ts";
import { owner } from "#tests/support/world.ts";

const linde = {
  name: "huisartsdelinde@medmij",
  services: { "49": "dva.example" },
  identifiers: [["AGB", "01999961"]] as ["AGB", string][],
};

beforeEach(async () => {
  await owner`delete from connection_summary`;
  await owner`delete from organization`;
  await publish("ZAL", [linde]);
  await publish("ZAKL", [linde]);
});

const recognized = async () => {
  const access = grant(systemActor("door"), "gateway.recognize");
  const found = await recognizeGateway(access, { provider: "huisartsdelinde", issuer: "https://dva.example" });
  return found.organizationId;
};

/** A practice of which somebody said that the entry is theirs. */
async function chosen(from: "search" | "exact-name") {
  const desk = await connectionDesk({ agb: from === "search" ? "01999962" : null });
  await chooseEntry(desk.choose, { providerName: linde.name, from });
  return desk.practice.organizationId;
}

it("the practice whose AGB code the link list gives to a name keeps its tokens, whoever else chooses that name", async () => {
  const { practice } = await connectionDesk({ agb: "01999961" });
  await watchConnections(grant(systemActor("worker"), "connection.watch"));
  expect(await recognized()).toBe(practice.organizationId);
  await chosen("search");
  await chosen("exact-name");
  expect(await recognized()).toBe(practice.organizationId);
});

it("of several that only chose a name, and of two whose AGB codes share it, nobody can say for whom a token is", async () => {
  const only = await chosen("search");
  expect(await recognized()).toBe(only);
  await chosen("exact-name");
  expect(await recognized()).toBeNull();
  await publish("ZAKL", [{ ...linde, identifiers: [...linde.identifiers, ["AGB", "01999963"]] }]);
  await connectionDesk({ agb: "01999961" });
  await connectionDesk({ agb: "01999963" });
  await watchConnections(grant(systemActor("worker"), "connection.watch"));
  expect(await recognized()).toBeNull();
});
