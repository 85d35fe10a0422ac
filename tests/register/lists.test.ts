import { readdirSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { expect, it } from "vitest";
import { gnlText, zalRelease2Text } from "#db/seed/register-lists.ts";
import { ListReader } from "#server/register/lists/read-list.ts";
import { ListRefusal } from "#server/register/lists/refusal.ts";
import { describePublic, fixture } from "#tests/support/fixtures.ts";

const lists = "xmlns://afsprakenstelsel.medmij.nl";
const schemas = [
  [`${lists}/zorgaanbiederslijst/release2/`, ["MedMij_Zorgaanbiederslijst.xsd"]],
  [`${lists}/gegevensdienstnamenlijst/release1/`, ["MedMij_Gegevensdienstnamenlijst.xsd"]],
  [`${lists}/oauthclientlist/release2/`, ["MedMij_OAuthclientlist.xsd"]],
  [`${lists}/whitelist/release2/`, ["MedMij_Whitelist.xsd", "MedMij_Whitelist.v13.xsd", "old-2018/Whitelist.xsd"]],
] as const;

/** Our verdict: "accepted", or the rule that is broken. */
function verdict(text: string): string {
  const reader = new ListReader({ onHeader() {}, onRow() {} });
  try {
    reader.write(Buffer.from(text));
    reader.end();
    return "accepted";
  } catch (error) {
    if (error instanceof ListRefusal) return error.rule;
    throw error;
  }
}

function isValidBy(xsd: string, text: string): boolean {
  const schema = XmlDocument.fromBuffer(readFileSync(fixture(`lists/xsd/${xsd}`)));
  const validator = XsdValidator.fromDoc(schema);
  const document = XmlDocument.fromString(text);
  try {
    validator.validate(document);
    return true;
  } catch {
    return false;
  } finally {
    document.dispose();
    validator.dispose();
    schema.dispose();
  }
}

/** Whether a published schema of this namespace accepts it; null when no schema is public. */
function publishedVerdict(text: string): boolean | null {
  const found = schemas.find(([namespace]) => text.includes(`xmlns="${namespace}"`));
  return found ? found[1].some((xsd) => isValidBy(xsd, text)) : null;
}

function examples(folder: string): string[] {
  const found = readdirSync(fixture(folder), { recursive: true, withFileTypes: true });
  return found.filter((file) => file.name.endsWith(".xml")).map((file) => `${file.parentPath}/${file.name}`);
}

describePublic("the public example lists", () => {
  const accepted = examples("lists/examples");
  const invalid = examples("lists/invalid");

  it.each(accepted.map((path) => relative(fixture("."), path)))("%s is accepted, as its schema does", (path) => {
    const text = readFileSync(fixture(path), "utf8");
    expect(verdict(text)).toBe("accepted");
    expect(publishedVerdict(text) ?? true).toBe(true);
  });

  it.each(invalid.map((path) => relative(fixture("."), path)))("%s is refused, as its schema does", (path) => {
    const text = readFileSync(fixture(path), "utf8");
    expect(verdict(text)).not.toBe("accepted");
    expect(publishedVerdict(text)).toBe(false);
  });
});

describePublic("our rules and the published schemas agree", () => {
  const world = { providerCount: 2, serviceCount: 2, seed: 1, serial: 3, stampedAt: "2026-11-22T08:00:00Z" };
  const zal = [...zalRelease2Text(world)].join("");
  const gnl = [...gnlText(world)].join("");
  const name = /<Zorgaanbiedernaam>[^<]*/;
  const stamp = (value: string) => zal.replace(/<Tijdstempel>[^<]*/, `<Tijdstempel>${value}`);
  const serial = (value: string) => zal.replace(/<Volgnummer>[^<]*/, `<Volgnummer>${value}`);
  const uri = (element: string, value: string) => zal.replace(new RegExp(`<${element}>[^<]*`), `<${element}>${value}`);
  const variants: string[] = [
    zal,
    gnl,
    ...[
      "2018-04-16T12:56:33Z",
      " 2018-04-16T12:56:33Z ",
      "2018-04-16T12:56:33",
      "2018-04-16T12:56:33.5",
      "2018-04-16T24:00:00Z",
      "2018-04-16T24:00:01Z",
    ].map(stamp),
    ...[
      "2018-02-29T12:56:33Z",
      "2020-02-29T12:56:33Z",
      "2018-13-01T12:56:33Z",
      "2018-04-16T12:60:33Z",
      "2018-04-16T12:56:33+14:00",
      "2018-04-16T12:56:33+14:01",
      "2018-04-16 12:56:33Z.",
    ].map(stamp),
    ...["1", " 7\n", "+7", "007", "0", "-1", "7.0", "", "zeven", "9007199254740991"].map(serial),
    ...[
      "abc@medmij",
      "ab@medmij",
      "de.linde@medmij",
      "De@medmij",
      "delinde@medmij ",
      "@medmij",
      `${"a".repeat(50)}@medmij`,
      `${"a".repeat(51)}@medmij`,
    ].map((value) => zal.replace(name, `<Zorgaanbiedernaam>${value}`)),
    ...[
      "https://a.example/x",
      "https://a.example",
      "https://a.example/",
      "https://a.example//x",
      "https://a.example:443/x",
      "http://a.example/x",
      "https://A.example/x",
      "https://example/x",
      "https://a.e/x",
      "https://a.example/x?y=1",
      "https://a.example/x#y",
      "https://-a.example/x",
      "https://a.example/a b",
    ].map((value) => uri("AuthorizationEndpointuri", value)),
    ...[
      "https://a.example:443/x",
      "https://a.example:443",
      "https://a.example:123456/x",
      "https://a.e/x",
      "https://a.example:/x",
      "ftp://a.example/x",
    ].map((value) => uri("TokenEndpointuri", value)),
    ...["", "x", "€".repeat(30), "€".repeat(31), "🌷".repeat(30), "🌷".repeat(31)].map((value) =>
      uri("GegevensdienstId", value),
    ),
    ...["ab", "abc", "🌷🌷", "🌷🌷🌷", "x".repeat(50), "x".repeat(51)].map((value) =>
      gnl.replace(/<Weergavenaam>[^<]*/, `<Weergavenaam>${value}`),
    ),
    zal.replace(/(<Tijdstempel>.*\n\s*)(<Volgnummer>.*\n)/, "$2$1"),
    zal.replace(/<Volgnummer>.*\n/, ""),
    zal.replace(/(<Volgnummer>.*\n)/, "$1$1"),
    zal.replace(/<Gegevensdiensten>[\s\S]*?<\/Gegevensdiensten>/, "<Gegevensdiensten/>"),
    zal.replace(/<Zorgaanbieders>[\s\S]*<\/Zorgaanbieders>/, "<Zorgaanbieders/>"),
    zal.replace(/<Zorgaanbieders>[\s\S]*<\/Zorgaanbieders>/, ""),
    zal.replace(/(<Zorgaanbieder>[\s\S]*?<\/Zorgaanbieder>)/, "$1$1"),
    zal.replace(/(<Gegevensdienst>[\s\S]*?<\/Gegevensdienst>)/, "$1$1"),
    zal.replace(/(<Systeemrol>[\s\S]*?<\/Systeemrol>)/, "$1$1"),
    zal.replace("<Systeemrollen>", "<Systeemrollen>tekst"),
    zal.replace("<Systeemrollen>", "<Systeemrollen><!-- tekst --> \n"),
    gnl.replace(/(<Gegevensdienst>[\s\S]*?<\/Gegevensdienst>)/, "$1$1"),
  ];

  it.each(variants.map((text, index) => [index, text] as const))("variant %i", (_, text) => {
    expect(verdict(text) === "accepted").toBe(publishedVerdict(text));
  });
});
