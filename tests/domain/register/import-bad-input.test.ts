import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { zalRelease3Text } from "#db/seed/register-lists.ts";
import { emptyRegister, listPath, offer, offerFile, registerInForce } from "#tests/support/register-files.ts";
import { owner } from "#tests/support/world.ts";

const world = { providerCount: 40, serviceCount: 2, seed: 1, serial: 5, stampedAt: "2026-11-22T08:00:00Z" };
const good = [...zalRelease3Text({ ...world, serial: 6 })].join("");
const body = good.slice(good.indexOf("\n") + 1);
const start = good.slice(0, good.indexOf("<Zorgaanbieders>") + "<Zorgaanbieders>".length);
const firstProvider = /<Zorgaanbieder>[\s\S]*?<\/Zorgaanbieder>/.exec(good)?.[0] ?? "";
const firstService = /<Gegevensdienst>[\s\S]*?<\/Gegevensdienst>/.exec(good)?.[0] ?? "";
let before: unknown;

beforeAll(async () => {
  await emptyRegister();
  await offer(zalRelease3Text(world));
  before = await registerInForce();
});
afterAll(() => owner.end());

/** A "billion laughs" entity: fully expanded, 4^30 times "ha". */
const bomb = `<!DOCTYPE x [<!ENTITY a0 "ha">${Array.from({ length: 30 }, (_, n) => `<!ENTITY a${n + 1} "&a${n};&a${n};&a${n};&a${n};">`).join("")}]>`;

describe("what breaks a rule is refused at once, says which rule, and leaves the list in force", () => {
  const cases: [string, string | Uint8Array, string][] = [
    [
      "an external entity",
      `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>${body.replace("ZA<", "&f;<")}`,
      "doctype",
    ],
    ["an external entity of another host", `<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd">${body}`, "doctype"],
    ["entities that expand", `${bomb}${body.replace("ZA<", "&a30;<")}`, "doctype"],
    ["a truncated file", good.slice(0, good.length / 2), "truncated"],
    ["a file that ends inside a character", Buffer.concat([Buffer.from(good), Buffer.from([0xe2, 0x82])]), "encoding"],
    ["another encoding that it declares", good.replace("UTF-8", "windows-1252"), "encoding"],
    ["another encoding that it hides", Buffer.from(good.replace("ZA<", "Z\u00e9<"), "latin1"), "encoding"],
    ["sixteen bits a character", Buffer.from(`\uFEFF${good}`, "utf16le"), "encoding"],
    ["an unknown namespace", good.replace("release3", "release99"), "unknown-namespace"],
    ["the namespace of another list", good.replace("zorgaanbiederslijst/release3", "whitelist/release2"), "wrong-root"],
    ["a provider twice", good.replace(firstProvider, firstProvider + firstProvider), "duplicate"],
    ["a service twice", good.replace(firstService, firstService + firstService), "duplicate"],
    ["HTML instead of XML", "<!doctype html><html><body>502 Bad Gateway</body></html>", "html"],
    ["nothing", "", "empty"],
    ["an archive", Buffer.from("504b0304140000000800", "hex"), "not-xml"],
    ["JSON", `{"Zorgaanbieders": []}`, "not-xml"],
    ["elements a million deep", start + "<a>".repeat(1_000_000), "too-deep"],
    [
      "a million attributes",
      `${start}<a ${Array.from({ length: 100_000 }, (_, n) => `a${n}="x"`).join(" ")}>`,
      "token-too-long",
    ],
  ];

  it.each(cases)("%s", async (_, list, rule) => {
    const begun = performance.now();
    const done = await offer(typeof list === "string" ? [list] : list);
    expect(done).toMatchObject({ outcome: "refused", finding: { rule } });
    expect(performance.now() - begun).toBeLessThan(5_000);
    expect(await registerInForce()).toEqual(before);
  });
});

describe("what is too large is refused before it is in memory", () => {
  async function* giant(bytes: number) {
    yield Buffer.from(`${start}<Zorgaanbieder><Zorgaanbiedernaam>`);
    const piece = Buffer.alloc(1024 * 1024, "a");
    for (let written = 0; written < bytes; written += piece.length) yield piece;
  }

  it.each([
    ["a single element of 300 MB", 300, "too-large"],
    ["a single element of 240 MB, which a whole list may be", 240, "token-too-long"],
  ])("%s", async (_, megabytes, rule) => {
    const path = listPath("giant.xml");
    await pipeline(Readable.from(giant(megabytes * 1024 * 1024)), createWriteStream(path));
    const used = process.memoryUsage.rss();
    let most = used;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss());
    }, 5);
    const begun = performance.now();
    const done = await offerFile(path).finally(() => clearInterval(watch));
    expect(done).toMatchObject({ outcome: "refused", finding: { rule } });
    expect(performance.now() - begun).toBeLessThan(15_000);
    expect((most - used) / 1e6).toBeLessThan(150);
    expect(await registerInForce()).toEqual(before);
  });
});

describe("what is unusual but valid is accepted", () => {
  it("an unknown element is ignored and counted, wherever it is", async () => {
    const strange = good
      .replaceAll("<Aanbiedertype>", "<Vestiging><Plaats>Eikenwijk</Plaats></Vestiging><Aanbiedertype>")
      .replace("<Zorgaanbieders>", "<Uitgever>x</Uitgever><Zorgaanbieders>");
    expect(await offer([strange])).toMatchObject({ outcome: "imported", ignored: { Uitgever: 1, Vestiging: 40 } });
  });

  it("names with dots and digits are valid in release 3", async () => {
    const name = "test.huisarts2.eikenwijk@medmij";
    const list = good.replace(/<Volgnummer>6/, "<Volgnummer>7").replace(/(<Zorgaanbiedernaam>)[^<]*/, `$1${name}`);
    expect((await offer([list])).outcome).toBe("imported");
    expect(await owner`select 1 from register_provider where name = ${name} and until_version_id is null`).toHaveLength(
      1,
    );
  });

  it("a refused list is in the history once, however often it is offered", async () => {
    await offer(["<kapot>"]);
    await offer(["<kapot>"]);
    const rows =
      await owner`select list, finding from register_version where finding->>'rule' = 'unknown-namespace' and finding->'values'->>'element' = 'kapot'`;
    expect(rows).toHaveLength(1);
    expect(rows[0]?.list).toBeNull();
  });
});
