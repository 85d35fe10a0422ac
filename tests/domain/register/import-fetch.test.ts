import { writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { TLSSocket } from "node:tls";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { gnlText } from "#db/seed/register-lists.ts";
import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { decideHeldList } from "#server/register/import/decide.ts";
import { fetchLists } from "#server/register/import/fetch.ts";
import { importList } from "#server/register/import/import.ts";
import { selfMadeCertificate } from "#tests/support/certificate.ts";
import { emptyRegister, registerInForce } from "#tests/support/register-files.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
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

/** Polls once, `minutes` after the last time. Returns the outcome for the list of names. */
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
  it("is imported; while the node says that it has not changed it is confirmed and not sent again", async () => {
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

  it("and was overtaken by a manual upload confirms nothing and is requested again", async () => {
    answer = gives(names(5), { etag: `"five"` });
    await round();
    const path = join(temporaryFolder("test"), "names.xml");
    writeFileSync(path, names(6));
    await importList(access, { path, source: "upload", sourceName: "names.xml" });
    const inForce = async () =>
      (await owner`select source, confirmed_at from register_version where state = 'current'`)[0];
    const before = await inForce();
    expect((await round())?.outcome).toBe("failed");
    expect(asked.at(-1)?.etag).toBeUndefined();
    expect(await inForce()).toEqual(before);
    expect(before?.source).toBe("upload");
  });

  it("is not requested before its turn", async () => {
    answer = gives(names(5));
    await round();
    expect((await round(5))?.outcome).toBe("waiting");
    expect(asked).toHaveLength(1);
  });

  it("that fails is requested less and less often, and as usual once it is back", async () => {
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

describe("a list that is held", () => {
  const many = (serial: number, serviceCount: number) => [...gnlText({ ...world, serviceCount, serial })].join("");
  const waits = async () => {
    answer = gives(many(5, 60), { etag: `"whole"` });
    await round();
    answer = gives(many(6, 20), { etag: `"half"` });
    expect((await round())?.outcome).toBe("held");
    const [held] = await owner<{ version_id: string }[]>`select version_id from register_version where state = 'held'`;
    return held?.version_id ?? "";
  };
  const confirmedAt = async () =>
    (await owner`select confirmed_at from register_version where state = 'current'`)[0]?.confirmed_at;

  it("is not sent again every quarter of an hour, and confirms nothing meanwhile", async () => {
    await waits();
    const before = await confirmedAt();
    expect((await round())?.outcome).toBe("held");
    expect((await round())?.outcome).toBe("held");
    expect(asked.slice(-2).map(({ etag }) => etag)).toEqual([`"half"`, `"half"`]);
    expect(await confirmedAt()).toEqual(before);
    answer = gives(many(7, 60), { etag: `"whole again"` });
    expect((await round())?.outcome).toBe("imported");
  });

  it("and is accepted after all, is confirmed from the next poll on", async () => {
    const versionId = await waits();
    await decideHeldList(grant(systemActor("worker"), "register.decide"), { versionId, decision: "accept" });
    expect((await round())?.outcome).toBe("confirmed");
    expect(asked.at(-1)?.etag).toBe(`"half"`);
  });
});

describe("a node that asks for a client certificate", () => {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
  const node = selfMadeCertificate("127.0.0.1", inDays(-1), inDays(9));
  const mine = selfMadeCertificate("balie.example", inDays(-1), inDays(9));
  const other = selfMadeCertificate("iemand.example", inDays(-1), inDays(9));
  const seen: string[] = [];
  const secure = createSecureServer(
    { key: node.key, cert: node.certificate, ca: mine.certificate, requestCert: true, rejectUnauthorized: true },
    (request, response) => {
      const socket = request.socket;
      seen.push(socket instanceof TLSSocket ? String(socket.getPeerCertificate().subject?.CN) : "none");
      if (!request.url?.includes("Gegevensdienstnamenlijst")) response.writeHead(404).end();
      else response.writeHead(200, { "content-type": "application/xml" }).end(names(5));
    },
  );
  let secureUrl = "";
  beforeAll(async () => {
    await new Promise<void>((ready) => secure.listen(0, "127.0.0.1", ready));
    const address: AddressInfo | string | null = secure.address();
    secureUrl = `https://127.0.0.1:${typeof address === "object" ? address?.port : 0}/`;
  });
  afterAll(() => {
    secure.closeAllConnections();
    secure.close();
  });
  const fetchWith = async (settings: { clientCertificate?: string; clientKey?: string; authority?: string }) => {
    clock = new Date(clock.getTime() + 7 * 3_600_000);
    const all = await fetchLists(
      access,
      { baseUrl: secureUrl, api: "2", millisecondsMax: 3_000, ...settings },
      () => clock,
    );
    return all.find(({ list }) => list === "GNL");
  };

  it("gives the list to a client with a certificate that it knows, as text or as a file", async () => {
    const known = { clientCertificate: mine.certificate, clientKey: mine.key, authority: node.certificate };
    expect(await fetchWith(known)).toMatchObject({ outcome: "imported" });
    expect(seen.at(-1)).toBe("balie.example");
    const folder = temporaryFolder("test");
    const inFiles = Object.fromEntries(
      Object.entries(known).map(([name, text]) => {
        writeFileSync(join(folder, name), text);
        return [name, join(folder, name)];
      }),
    );
    expect(await fetchWith(inFiles)).toMatchObject({ outcome: "confirmed" });
  });

  it.each([
    ["nobody's certificate", { authority: node.certificate }],
    ["somebody else's", { clientCertificate: other.certificate, clientKey: other.key, authority: node.certificate }],
  ])("refuses %s, and the list in force stays", async (_, settings) => {
    const before = seen.length;
    const inForce = await registerInForce();
    expect(await fetchWith(settings)).toEqual({ list: "GNL", outcome: "failed", error: "unreachable" });
    expect(seen).toHaveLength(before);
    expect(await registerInForce()).toEqual(inForce);
  });

  it("is not trusted itself when its own certificate is untrusted", async () => {
    const settings = { clientCertificate: mine.certificate, clientKey: mine.key, authority: other.certificate };
    expect(await fetchWith(settings)).toMatchObject({ outcome: "failed", error: "unreachable" });
  });
});

describe("a response that is not a list leaves the list in force, and says why", () => {
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

  it("does not confirm a refused list when the node says that it has not changed", async () => {
    answer = gives(names(5), { etag: `"five"` });
    await round();
    answer = gives("<kapot>", { etag: `"broken"` });
    expect((await round())?.outcome).toBe("failed");
    expect((await round())?.outcome).toBe("failed");
    expect(asked.at(-1)?.etag).toBeUndefined();
  });
});
