import { beforeEach, describe, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { look } from "#server/access/look.ts";
import { chooseConnection } from "#server/connections/case/choose-connection.ts";
import { releaseConnection } from "#server/connections/case/release-connection.ts";
import { confirmTie } from "#server/connections/ties/confirm-tie.ts";
import { getOwnTies } from "#server/connections/ties/get-own-ties.ts";
import { listTies } from "#server/connections/ties/list-ties.ts";
import { withdrawTie } from "#server/connections/ties/withdraw-tie.ts";
import { watchConnections } from "#server/connections/watch/watch-connections.ts";
import { connectionDesk } from "#tests/support/connections.ts";
import { publish } from "#tests/support/register-world.ts";
import { auditLines, makeOrganization, makePerson, owner } from "#tests/support/world.ts";

const linde = {
  name: "huisartsdelinde@medmij",
  services: { "49": "dva.example" },
  identifiers: [["AGB", "01999961"]] as ["AGB", string][],
};
const note = "Op 30 november teruggebeld met Karin Mulder; code en DVA klopten.";

beforeEach(async () => {
  await owner`delete from connection_summary`;
  await owner`delete from connection`;
  await owner`delete from connection_confirmation`;
  await owner`delete from organization`;
  await publish("ZAL", [linde]);
  await publish("ZAKL", [linde]);
});

async function alliance() {
  const organization = await makeOrganization("alliance");
  const esther = await makePerson(organization, ["alliance-staff"], { name: "Esther Blom" });
  const list = grant(esther, "connection.list-ties");
  const confirm = grant(esther, "connection.confirm-tie");
  return { organization, esther, list, confirm };
}

async function claiming() {
  const desk = await connectionDesk();
  await chooseConnection(desk.choose, { providerName: linde.name, from: "search" });
  return { ...desk, organizationId: desk.practice.organizationId };
}

describe("a name that a practice chose", () => {
  it("is not confirmed until alliance staff saw a proof, which the practice reads and the log has", async () => {
    const [practice, staff] = [await claiming(), await alliance()];
    expect(await getOwnTies(practice.read)).toMatchObject([{ designation: linde.name, basis: "none" }]);
    const { organizationId } = practice;
    await confirmTie(staff.confirm, { organizationId, designation: linde.name, proof: "called-back", note });
    const [own] = await getOwnTies(practice.read);
    expect(own).toMatchObject({
      ...{ basis: "proof", isContested: false },
      confirmation: { proof: "called-back", note, byName: "Esther Blom", withdrawnAt: null },
    });
    expect(await auditLines(staff.organization.organizationId)).toMatchObject([
      {
        event: "connection.tie-confirmed",
        object_id: organizationId,
        detail: { designation: linde.name, proof: "called-back" },
      },
    ]);
  });

  it("is one practice's at a time, and the withdrawal tells why", async () => {
    const [first, second, staff] = [await claiming(), await claiming(), await alliance()];
    const confirm = (organizationId: string) =>
      confirmTie(staff.confirm, { organizationId, designation: linde.name, proof: "gateway-statement", note });
    await confirm(first.organizationId);
    await expect(confirm(second.organizationId)).rejects.toThrow("connection.tie-taken");
    const confirmationId = (await getOwnTies(first.read))[0]?.confirmation?.confirmationId ?? "";
    const reason = "De praktijk is overgenomen door de buren.";
    await withdrawTie(staff.confirm, { confirmationId, note: reason });
    await expect(withdrawTie(staff.confirm, { confirmationId, note: reason })).rejects.toThrow("connection.tie-gone");
    expect(await getOwnTies(first.read)).toMatchObject([
      { basis: "none", confirmation: { withdrawalNote: reason, withdrawnByName: "Esther Blom" } },
    ]);
    await confirm(second.organizationId);
    expect(await getOwnTies(second.read)).toMatchObject([{ basis: "proof" }]);
  });

  it("is another's once the first, who was confirmed, does not choose it any more; the log has both", async () => {
    const [first, second, staff] = [await claiming(), await claiming(), await alliance()];
    const confirm = (organizationId: string) =>
      confirmTie(staff.confirm, { organizationId, designation: linde.name, proof: "called-back", note });
    await confirm(first.organizationId);
    await releaseConnection(first.choose, { providerName: linde.name });
    await confirm(second.organizationId);
    expect(await getOwnTies(second.read)).toMatchObject([{ basis: "proof" }]);
    const lines = await auditLines(staff.organization.organizationId);
    expect(lines.map(({ event, object_id }) => [event, object_id])).toEqual([
      ["connection.tie-confirmed", first.organizationId],
      ["connection.tie-withdrawn", first.organizationId],
      ["connection.tie-confirmed", second.organizationId],
    ]);
    // Choosing it again takes nothing back.
    await chooseConnection(first.choose, { providerName: linde.name, from: "search" });
    expect(await getOwnTies(first.read)).toMatchObject([
      { basis: "none", confirmation: { withdrawalNote: null, withdrawnByName: "Esther Blom" } },
    ]);
    await expect(confirm(first.organizationId)).rejects.toThrow("connection.tie-taken");
  });

  it("is asked of both practices that chose it, and is a line for the alliance, until one says it is not theirs", async () => {
    const [first, second, staff] = [await claiming(), await claiming(), await alliance()];
    for (const { read } of [first, second]) expect(await getOwnTies(read)).toMatchObject([{ isContested: true }]);
    expect((await listTies(staff.list, { show: "contested" })).rows).toMatchObject(
      [first, second].map(({ organizationId }) => ({ organizationId })),
    );
    const [line] = (await listTies(staff.list, { show: "open", text: first.practice.name })).rows;
    expect(line?.otherNames).toEqual([second.practice.name]);
    await releaseConnection(second.choose, { providerName: linde.name });
    expect(await getOwnTies(first.read)).toMatchObject([{ isContested: false }]);
    expect((await listTies(staff.list, { show: "contested" })).rows).toEqual([]);
  });

  it("cannot be confirmed for a practice that does not choose it, nor by somebody who works there", async () => {
    const [practice, staff] = [await claiming(), await alliance()];
    const stranger = await connectionDesk();
    const input = { designation: linde.name, proof: "signed-letter", note } as const;
    const wrong = confirmTie(staff.confirm, { ...input, organizationId: stranger.practice.organizationId });
    await expect(wrong).rejects.toThrow("connection.claim-gone");
    await owner`insert into membership (organization_id, person_id, roles)
      values (${practice.organizationId}, ${staff.esther.personId}, ${owner.array(["practice-manager"])})`;
    const own = confirmTie(staff.confirm, { ...input, organizationId: practice.organizationId });
    await expect(own).rejects.toThrow("connection.own-organization");
  });
});

it("an AGB code that nobody confirmed confirms no name, however the link list has it; once it is, its names follow", async () => {
  const practice = await connectionDesk({ agb: "01999961", isConfirmed: false });
  await watchConnections(grant(systemActor("worker"), "connection.watch"));
  const bases = async () => (await getOwnTies(practice.read)).map(({ designation, basis }) => [designation, basis]);
  expect(await bases()).toEqual([
    ["01999961", "none"],
    [linde.name, "none"],
  ]);
  const command = systemActor("organization command", practice.practice.organizationId);
  const { organizationId } = practice.practice;
  const input = { organizationId, designation: "01999961", proof: "operator", note: "bij het toevoegen" } as const;
  await confirmTie(grant(command, "connection.confirm-tie"), input);
  expect(await bases()).toEqual([
    ["01999961", "proof"],
    [linde.name, "link-list"],
  ]);
});

it("a practice can neither write its own confirmation nor see another's, whatever a statement asks", async () => {
  const [first, second, staff] = [await claiming(), await claiming(), await alliance()];
  const { organizationId } = first;
  await confirmTie(staff.confirm, { organizationId, designation: linde.name, proof: "called-back", note });
  expect(await look(second.read, (_, raw) => raw`select confirmation_id from connection_confirmation`)).toEqual([]);
  const forge = look(second.read, (_, raw) =>
    raw`insert into connection_confirmation (confirmation_id, confirmed_for, designation, proof, note, confirmed_at)
      values (gen_random_uuid(), ${second.organizationId}, '01999969', 'operator', 'zelf bedacht', now())`.execute(),
  );
  await expect(forge).rejects.toThrow();
});

it("the list goes on after its last row, and finds an organization by name or code", async () => {
  const staff = await alliance();
  for (let at = 10; at < 62; at++) await makeOrganization("practice", { agb: `017770${at}`, isConfirmed: false });
  const first = await listTies(staff.list, { show: "open" });
  expect(first.rows).toHaveLength(50);
  const rest = await listTies(staff.list, { show: "open", ...(first.next ? { after: first.next } : {}) });
  expect(rest.rows.map(({ designation }) => designation)).toEqual(["01777060", "01777061"]);
  expect(rest.next).toBeNull();
  const found = await listTies(staff.list, { show: "open", text: "0177701" });
  expect(found.rows).toHaveLength(10);
});
