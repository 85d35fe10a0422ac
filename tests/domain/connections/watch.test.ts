import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { chooseConnection } from "#server/connections/case/choose-connection.ts";
import { getStatus } from "#server/connections/status/get-status.ts";
import { getToday } from "#server/connections/watch/get-today.ts";
import { listNotices } from "#server/connections/watch/list-notices.ts";
import { seeNotices } from "#server/connections/watch/see-notices.ts";
import { watchConnections } from "#server/connections/watch/watch-connections.ts";
import { env } from "#server/env.ts";
import { openMail } from "#server/mail/queue-mail.ts";
import { connectionDesk } from "#tests/support/connections.ts";
import { type ListedProvider, publish } from "#tests/support/register-world.ts";
import { makePerson, owner } from "#tests/support/world.ts";

const worker = grant(systemActor("worker"), "connection.watch");
const linde: ListedProvider = {
  name: "huisartsdelinde@medmij",
  services: { "49": "a.example", "51": "a.example" },
  identifiers: [["AGB", "01999901"]],
};
const eik: ListedProvider = { name: "huisartsdeeik@medmij", services: { "49": "a.example" } };

beforeAll(async () => {
  env().SMTP_URL = "smtp://localhost:1";
  await publish("ZAKL", [linde]);
  await publish("ZAL", [linde, eik]);
});
afterAll(() => {
  env().SMTP_URL = undefined;
});

const mailsThatWait = async () =>
  (await owner<{ data: { sealed: string } }[]>`select data from queue.job where name = 'mail.send'`).map(({ data }) =>
    openMail(data),
  );
const told = async (read: Awaited<ReturnType<typeof connectionDesk>>["read"]) =>
  (await listNotices(read)).map((notice) => [notice.kind, notice.subject]).toReversed();

describe("watching the register", () => {
  it("the first list notifies nobody, and every practice gets its summary", async () => {
    const { practice, read } = await connectionDesk({ agb: "01999901" });
    await watchConnections(worker);
    expect(await told(read)).toEqual([]);
    const [summary] = await owner`select * from connection_summary where organization_id = ${practice.organizationId}`;
    expect(summary).toMatchObject({ state: "connected", provider_names: [linde.name] });
    expect((await getStatus(read)).connections).toMatchObject([{ method: "agb" }]);
  });

  it("a list that changes something notifies the practice, once, and not its neighbour", async () => {
    const mine = await connectionDesk({ agb: "01999901" });
    const theirs = await connectionDesk();
    await chooseConnection(theirs.choose, { providerName: eik.name, from: "search" });
    await watchConnections(worker);
    await publish("ZAL", [{ ...linde, services: { "49": "b.example", "46": "a.example" } }, eik]);
    await watchConnections(worker);
    await watchConnections(worker);
    expect(await told(mine.read)).toEqual([
      ["service-added", "46"],
      ["endpoint-changed", "49"],
      ["service-gone", "51"],
    ]);
    expect(await told(theirs.read)).toEqual([]);
    await publish("ZAL", [eik]);
    await publish("ZAL", [linde, eik]);
    await watchConnections(worker);
    expect((await told(mine.read)).slice(3)).toEqual([
      ["provider-gone", ""],
      ["provider-back", ""],
    ]);
  });

  it("a new name is found through the AGB code, and the practice stays connected", async () => {
    const { read } = await connectionDesk({ agb: "01999901" });
    await watchConnections(worker);
    const renamed = { ...linde, name: "huisartslindenhof@medmij" };
    await publish("ZAL", [renamed, eik]);
    await publish("ZAKL", [renamed]);
    await watchConnections(worker);
    expect((await told(read)).at(-1)).toEqual(["name-changed", renamed.name]);
    expect(await getStatus(read)).toMatchObject({ state: "connected" });
    await publish("ZAL", [linde, eik]);
    await publish("ZAKL", [linde]);
    await watchConnections(worker);
  });

  it("a notice that was seen leaves Today and stays in the history with who saw it", async () => {
    const { read, see } = await connectionDesk({ agb: "01999901" });
    await watchConnections(worker);
    await publish("ZAL", [{ ...linde, services: { "49": "a.example" } }, eik]);
    await watchConnections(worker);
    const { notices } = await getToday(read);
    expect(notices.map((notice) => notice.kind)).toEqual(["service-gone"]);
    await seeNotices(see, { noticeIds: notices.map((notice) => notice.noticeId) });
    expect((await getToday(read)).notices).toEqual([]);
    expect(await listNotices(read)).toMatchObject([{ seenByName: "Ria" }]);
  });

  it("an e-mail goes only to those who asked for it, and only says that there is something to see", async () => {
    const { practice, ria } = await connectionDesk({ agb: "01999901" });
    await makePerson(practice, ["general-practitioner"]);
    await owner`update membership set mail_on_connection_change = true where person_id = ${ria.personId}`;
    await watchConnections(worker);
    await publish("ZAL", [linde, eik]);
    await watchConnections(worker);
    const mails = await mailsThatWait();
    expect(mails.map((mail) => mail.to)).toEqual([`${ria.personId}@voorbeeld.test`]);
    expect(mails[0]?.text).not.toMatch(/linde|49|51|medmij/i);
  });

  it("a change over two lists sends one e-mail; the next one, after somebody looked, sends another", async () => {
    const { ria, read, see } = await connectionDesk({ agb: "01999901" });
    await owner`update membership set mail_on_connection_change = true where person_id = ${ria.personId}`;
    const mailCount = async () =>
      (await mailsThatWait()).filter((mail) => mail.to === `${ria.personId}@voorbeeld.test`).length;
    await watchConnections(worker);
    const renamed = { ...linde, name: "huisartslindeboom@medmij" };
    await publish("ZAL", [renamed, eik]);
    await watchConnections(worker);
    await publish("ZAKL", [renamed]);
    await watchConnections(worker);
    expect((await told(read)).map(([kind]) => kind)).toEqual(["provider-gone", "name-changed"]);
    expect(await mailCount()).toBe(1);
    await seeNotices(see, { noticeIds: (await listNotices(read)).map((notice) => notice.noticeId) });
    await publish("ZAL", [{ ...renamed, services: { "49": "c.example" } }, eik]);
    await watchConnections(worker);
    expect(await mailCount()).toBe(2);
    await publish("ZAL", [linde, eik]);
    await publish("ZAKL", [linde]);
    await watchConnections(worker);
  });

  it("the adoption figures of the day are counted without naming an organization", async () => {
    await connectionDesk();
    await publish("ZAL", [linde]);
    await watchConnections(worker);
    const [row, ...more] = await owner`select * from connection_adoption where dimension = 'all'`;
    const [counted] = await owner`
      select count(*)::int as total, count(*) filter (where state = 'connected')::int as connected from connection_summary`;
    expect(more).toEqual([]);
    expect(row).toMatchObject({ total_count: counted?.total, connected_count: counted?.connected });
    expect(counted?.total).toBeGreaterThan(counted?.connected);
  });
});
