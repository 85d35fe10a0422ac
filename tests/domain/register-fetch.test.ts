import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { gnlText } from "#db/seed/register-lists.ts";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { fetchLists } from "#server/register/fetch.ts";
import { emptyRegister, registerInForce } from "#tests/support/register-files.ts";
import { owner } from "#tests/support/world.ts";

const world = { providerCount: 1, serviceCount: 3, seed: 1, serial: 5, stampedAt: "2026-11-22T08:00:00Z" };
const names = (serial: number) => [...gnlText({ ...world, serial })].join("");
const access = grant(systemActor("worker"), "register.import");

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let answer: Answer;
let asked: { url: string; etag: string | undefined }[] = [];
const server = createServer((request, response) => {
  if (!request.url?.includes("Gegevensdienstnamenlijst")) {
    response.writeHead(404).end();
    return;
  }
  asked.push({ url: request.url, etag: request.headers["if-none-match"] });
  answer(request, response);
});
let baseUrl = "";
let clock = new Date("2026-11-22T09:00:00Z");

const gives =
  (text: string, headers: Record<string, string> = {}): Answer =>
  (request, response) => {
    if (headers.etag && request.headers["if-none-match"] === headers.etag) response.writeHead(304).end();
    else response.writeHead(200, { "content-type": "application/xml", ...headers }).end(text);
  };

/** One round, `minutes` after the last; what became of the name list. */
async function round(minutes = 15) {
  clock = new Date(clock.getTime() + minutes * 60_000);
  const results = await fetchLists(access, { baseUrl, api: "2", millisecondsMax: 1_500 }, () => clock);
  return results.find(({ list }) => list === "GNL");
}

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address: AddressInfo | string | null = server.address();
  baseUrl = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/`;
});
beforeEach(async () => {
  await emptyRegister();
  asked = [];
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await owner.end();
});

describe("a list that is fetched", () => {
  it("is taken in; while the node says that nothing is new it is confirmed and not sent again", async () => {
    answer = gives(names(5), { etag: `"five"` });
    expect(await round()).toEqual({ list: "GNL", outcome: "imported", error: null });
    const [before] = await owner`select confirmed_at from register_version`;
    expect(await round()).toEqual({ list: "GNL", outcome: "confirmed", error: null });
    const [after] = await owner`select confirmed_at, source from register_version`;
    expect(after?.source).toBe("fetch");
    expect(after?.confirmed_at > before?.confirmed_at).toBe(true);
    expect(asked.map(({ etag }) => etag)).toEqual([undefined, `"five"`]);
    expect(asked[0]?.url).toBe("/MedMij_Gegevensdienstnamenlijst.xml?api=2");
    answer = gives(names(6), { etag: `"six"` });
    expect((await round())?.outcome).toBe("imported");
  });

  it("is not asked for before its turn", async () => {
    answer = gives(names(5));
    await round();
    expect((await round(5))?.outcome).toBe("waiting");
    expect(asked).toHaveLength(1);
  });

  it("that fails is asked for less and less often, and at once normally when it is back", async () => {
    answer = (_, response) => response.writeHead(503).end();
    const outcomes: (string | undefined)[] = [];
    for (let turn = 0; turn < 8; turn += 1) outcomes.push((await round())?.outcome);
    expect(outcomes.filter((outcome) => outcome === "failed")).toHaveLength(4);
    const [state] = await owner`select failures_in_row, last_error from register_fetch where list = 'GNL'`;
    expect(state).toMatchObject({ failures_in_row: 4, last_error: "status 503" });
    answer = gives(names(5));
    expect((await round(360))?.outcome).toBe("imported");
    expect((await owner`select failures_in_row from register_fetch where list = 'GNL'`)[0]?.failures_in_row).toBe(0);
  });
});

describe("an answer that is no list leaves the list in force, and says why", () => {
  const cases: [string, Answer, string][] = [
    ["a fetch that hangs before it answers", () => undefined, "timeout"],
    ["a fetch that hangs half-way", (_, response) => void response.writeHead(200).write("<?xml"), "timeout"],
    [
      "a redirect elsewhere",
      (_, response) => response.writeHead(302, { location: "http://192.0.2.1/" }).end(),
      "redirect",
    ],
    [
      "a redirect to itself",
      (request, response) => response.writeHead(301, { location: request.url }).end(),
      "redirect",
    ],
    ["HTML", gives("<html>Inloggen</html>", { "content-type": "text/html; charset=utf-8" }), "html"],
    ["HTML that says it is XML", gives("<!doctype html><html></html>"), "refused html"],
    ["a body that is announced too large", gives("x", { "content-length": String(400 * 1024 * 1024) }), "too-large"],
    ["a connection that breaks", (request) => request.socket.destroy(), "unreachable"],
    ["an older list", gives(names(3)), "refused serial-went-back"],
  ];

  it.each(cases)("%s", async (_, wrong, error) => {
    answer = gives(names(5));
    await round();
    const before = await registerInForce();
    answer = wrong;
    expect(await round()).toMatchObject({ outcome: "failed", error });
    expect(await registerInForce()).toEqual(before);
  });

  it("does not take a refused answer for confirmed when the node says that nothing is new", async () => {
    answer = gives(names(5), { etag: `"five"` });
    await round();
    answer = gives("<kapot>", { etag: `"broken"` });
    expect((await round())?.outcome).toBe("failed");
    expect((await round())?.outcome).toBe("failed");
    expect(asked.at(-1)?.etag).toBeUndefined();
  });
});
