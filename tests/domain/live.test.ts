import { eq } from "drizzle-orm";
import { afterAll, expect, it, vi } from "vitest";
import { organization } from "#db/schema/organizations.ts";
import { grant } from "#server/access/access.ts";
import type { PersonActor } from "#server/access/actor.ts";
import { change } from "#server/access/change.ts";
import { database } from "#server/access/database.ts";
import { openStream } from "#server/live/stream.ts";
import { makeOrganization, makePerson, owner } from "#tests/support/world.ts";

afterAll(() => owner.end());

/** Collects the events of one browser's stream in a list. */
function listen(actor: PersonActor, isActive: () => Promise<boolean> = async () => true) {
  const abort = new AbortController();
  const heard = { text: "", ended: false };
  const reader = openStream(actor, abort.signal, isActive).getReader();
  const decoder = new TextDecoder();
  const read = async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read())
      heard.text += decoder.decode(part.value);
    heard.ended = true;
  };
  void read();
  return { heard, hangUp: () => abort.abort() };
}

async function moveTo(actor: PersonActor, city: string): Promise<void> {
  await change(grant(actor, "organization.change"), async (tx) => {
    await tx.update(organization).set({ city }).where(eq(organization.organizationId, actor.organizationId));
    const object = { type: "organization", id: actor.organizationId };
    return { result: null, event: { event: "organization.changed", object } };
  });
}

/** The LISTEN connection opens with the first listener. */
async function lineIsOpen(): Promise<void> {
  await vi.waitFor(async () => {
    const rows =
      await owner`select from pg_stat_activity where datname = current_database() and query ilike 'listen%balie%'`;
    expect(rows).toHaveLength(1);
  }, 5_000);
}

it("colleagues hear within a second in which noun something changed, other organizations hear nothing", async () => {
  const mine = await makeOrganization();
  const ria = await makePerson(mine, ["administrator"]);
  const job = await makePerson(mine, ["practice-assistant"]);
  const stranger = await makePerson(await makeOrganization(), ["administrator"]);
  const colleague = listen(job);
  const other = listen(stranger);
  await lineIsOpen();
  await moveTo(ria, "Zeist");
  await vi.waitFor(() => expect(colleague.heard.text).toContain("event: change\ndata: organization\n"), 1_000);
  expect(other.heard.text).not.toContain("change");
  colleague.hangUp();
  other.hangUp();
});

it("fifty browsers share one connection to the database", async () => {
  const ria = await makePerson(await makeOrganization(), ["administrator"]);
  const browsers = Array.from({ length: 50 }, () => listen({ ...ria, sessionId: crypto.randomUUID() }));
  await lineIsOpen();
  await moveTo(ria, "Utrecht");
  await vi.waitFor(
    () => expect(browsers.every((browser) => browser.heard.text.includes("data: organization"))).toBe(true),
    1_000,
  );
  for (const browser of browsers) browser.hangUp();
});

it("the stream ends with the session", async () => {
  const ria = await makePerson(await makeOrganization(), ["administrator"]);
  let active = true;
  const browser = listen(ria, async () => active);
  await lineIsOpen();
  active = false;
  const notice = JSON.stringify({ organizationId: ria.organizationId, noun: "session" });
  await database().write.$client`select pg_notify('balie', ${notice})`;
  await vi.waitFor(
    () => expect(browser.heard).toMatchObject({ ended: true, text: expect.stringContaining("event: end") }),
    2_000,
  );
});

it("a session that opens ever more tabs keeps the newest eight streams", async () => {
  const ria = await makePerson(await makeOrganization(), ["administrator"]);
  const browsers = Array.from({ length: 9 }, () => listen(ria));
  await vi.waitFor(() => expect(browsers.filter((browser) => browser.heard.ended)).toHaveLength(1), 2_000);
  expect(browsers[0]?.heard.ended).toBe(true);
  for (const browser of browsers) browser.hangUp();
});
