import { describe, expect, it } from "vitest";
import { zaklText, zalRelease2Text, zalRelease3Text } from "#db/seed/register-lists.ts";
import { ListReader, listBytesMax } from "./read-list.ts";
import { ListRefusal } from "./refusal.ts";

type Row = [string, ...(string | null)[]];

/** Reads a list in chunks of `size` bytes; small chunks split names, characters and values. */
function read(list: string | Uint8Array, size = 65_536) {
  const bytes = typeof list === "string" ? Buffer.from(list) : list;
  const rows: Row[] = [];
  const headers: { kind: string; release: string; serial: number; stampedAt: string }[] = [];
  const reader = new ListReader({
    onHeader: ({ list: { kind, release }, serial, stampedAt }) =>
      headers.push({ kind, release, serial, stampedAt: stampedAt.toISOString() }),
    onRow: (table, values) => rows.push([table, ...values]),
  });
  for (let start = 0; start < bytes.length; start += size) reader.write(bytes.subarray(start, start + size));
  reader.end();
  return { rows, header: headers[0], ignored: reader.ignored };
}

function refusal(list: string | Uint8Array, size?: number): { rule: string; line: number; element: string | null } {
  try {
    read(list, size);
  } catch (error) {
    if (error instanceof ListRefusal) return { rule: error.rule, line: error.line, element: error.element };
    throw error;
  }
  return { rule: "accepted", line: 0, element: null };
}

const base = "xmlns://afsprakenstelsel.medmij.nl";
const service = (id: string, role = "MM-1.0-X-FHIR") => `<Gegevensdienst>
<GegevensdienstId>${id}</GegevensdienstId>
<AuthorizationEndpoint><AuthorizationEndpointuri>https://a.example/auth</AuthorizationEndpointuri></AuthorizationEndpoint>
<TokenEndpoint><TokenEndpointuri>https://a.example:8443/token</TokenEndpointuri></TokenEndpoint>
<Systeemrollen><Systeemrol><Systeemrolcode>${role}</Systeemrolcode>
<ResourceEndpoint><ResourceEndpointuri>https://a.example/fhir</ResourceEndpointuri></ResourceEndpoint></Systeemrol></Systeemrollen>
</Gegevensdienst>`;
const version = (id: string, services: string) =>
  `<Interfaceversie><InterfaceversieId>${id}</InterfaceversieId><Gegevensdiensten>${services}</Gegevensdiensten></Interfaceversie>`;
const provider3 = (name: string, versions = version("1.5.0", service("48"))) => `<Zorgaanbieder>
<Zorgaanbiedernaam>${name}</Zorgaanbiedernaam>
<Aanbiedertype>ZA</Aanbiedertype>
<Interfaceversies>${versions}</Interfaceversies>
</Zorgaanbieder>`;
const provider2 = (name: string, services = service("48")) =>
  `<Zorgaanbieder><Zorgaanbiedernaam>${name}</Zorgaanbiedernaam><Gegevensdiensten>${services}</Gegevensdiensten></Zorgaanbieder>`;
const zal = (release: 2 | 3, providers: string, serial = "7", stamp = "2026-11-22T08:00:00Z") =>
  `<?xml version="1.0" encoding="UTF-8"?>
<Zorgaanbiederslijst xmlns="${base}/zorgaanbiederslijst/release${release}/">
<Tijdstempel>${stamp}</Tijdstempel>
<Volgnummer>${serial}</Volgnummer>
<Zorgaanbieders>${providers}</Zorgaanbieders>
</Zorgaanbiederslijst>`;
const whl = (nodes: string) =>
  `<Whitelist xmlns="${base}/whitelist/release2/"><Tijdstempel>2026-11-22T08:00:00Z</Tijdstempel><Volgnummer>1</Volgnummer><MedMijNodes>${nodes}</MedMijNodes></Whitelist>`;
const zakl = (marks: string) =>
  `<Zorgaanbiederskoppellijst xmlns="${base}/Zorgaanbiederskoppellijst/release1/"><Tijdstempel>2026-11-22T08:00:00Z</Tijdstempel><Volgnummer>1</Volgnummer><Zorgaanbieders><Zorgaanbieder><Zorgaanbiedernaam>delinde@medmij</Zorgaanbiedernaam><IdentificerendeKenmerken>${marks}</IdentificerendeKenmerken><Gegevensdiensten><Gegevensdienst><GegevensdienstId>48</GegevensdienstId><Weergavenaam>Basisgegevens</Weergavenaam><Interfaceversies><Interfaceversie><InterfaceversieId>1.5.0</InterfaceversieId></Interfaceversie></Interfaceversies></Gegevensdienst></Gegevensdiensten></Zorgaanbieder></Zorgaanbieders></Zorgaanbiederskoppellijst>`;
const agb = (code: string) => `<IdentificerendKenmerk><AGB>${code}</AGB></IdentificerendKenmerk>`;

describe("a valid list", () => {
  it("gives one row per system role, with the URLs of its service", () => {
    const { rows, header } = read(zal(3, provider3("huisarts.delinde2@medmij")));
    expect(header).toEqual({ kind: "ZAL", release: "release3", serial: 7, stampedAt: "2026-11-22T08:00:00.000Z" });
    expect(rows).toEqual([
      [
        "endpoint",
        "huisarts.delinde2@medmij",
        "1.5.0",
        "48",
        "https://a.example/auth",
        "https://a.example:8443/token",
        null,
        null,
        "MM-1.0-X-FHIR",
        "https://a.example/fhir",
      ],
      ["provider", "huisarts.delinde2@medmij", "ZA"],
    ]);
  });

  it("gives the same rows for any chunk size", () => {
    const list = zal(3, provider3("delinde@medmij")).replace(
      "<Interfaceversies>",
      "<Straat>Café ’t Hoekje 🌷</Straat><Interfaceversies>",
    );
    const whole = read(list);
    for (const size of [1, 2, 3, 7]) expect(read(list, size)).toEqual(whole);
    expect(whole.ignored).toEqual({ Straat: 1 });
  });

  it("clears the subscription of one service before the next", () => {
    const subscription =
      "<Abonneren><MaximaleDuur>30</MaximaleDuur><SubscriptionEndpointuri>https://a.example/sub</SubscriptionEndpointuri></Abonneren>";
    const first = service("46").replace("<Systeemrollen>", `${subscription}<Systeemrollen>`);
    const { rows } = read(zal(3, provider3("delinde@medmij", version("1", first + service("48")))));
    expect(rows.map((row) => [row[3], row[6], row[7]])).toEqual([
      ["46", "30", "https://a.example/sub"],
      ["48", null, null],
      [undefined, undefined, undefined],
    ]);
  });

  it("allows the same service under two interface versions", () => {
    const versions = version("1.4.0", service("48")) + version("1.5.0", service("48"));
    expect(read(zal(3, provider3("delinde@medmij", versions))).rows).toHaveLength(3);
  });

  it("reads both forms of the whitelist", () => {
    const child = read(whl("<MedMijNode><Hostname>a.example.nl</Hostname></MedMijNode>")).rows;
    const text = read(whl("<MedMijNode>a.example.nl</MedMijNode>")).rows;
    expect(child).toEqual([["node", "a.example.nl"]]);
    expect(text).toEqual(child);
  });

  it("reads each kind of identifier in the link list", () => {
    const { rows } = read(zakl(`${agb("01012345")}<IdentificerendKenmerk><URA>12345678</URA></IdentificerendKenmerk>`));
    expect(rows.slice(0, 2)).toEqual([
      ["linkIdentifier", "delinde@medmij", "AGB", "01012345"],
      ["linkIdentifier", "delinde@medmij", "URA", "12345678"],
    ]);
  });

  it("ignores and counts unknown elements, wherever they are and whatever they contain", () => {
    const extra = `<Nieuw><Zorgaanbieder>x</Zorgaanbieder></Nieuw>`;
    const { rows, ignored } = read(zal(2, `${extra}${provider2("huisarts@medmij")}${extra}`));
    expect(rows).toHaveLength(2);
    expect(ignored).toEqual({ Nieuw: 2 });
    const unknownMark = read(zakl(`${agb("01012345")}<IdentificerendKenmerk><NIEUW>9</NIEUW></IdentificerendKenmerk>`));
    expect(unknownMark.rows.filter(([table]) => table === "linkIdentifier")).toHaveLength(1);
  });

  it("accepts a byte order mark, prefixes, comments, CDATA and character references", () => {
    expect(refusal(`\uFEFF${zal(3, provider3("delinde@medmij"))}`).rule).toBe("accepted");
    const prefixed = `<w:Whitelist xmlns:w="${base}/whitelist/release2/"><w:Tijdstempel>2026-11-22T08:00:00Z</w:Tijdstempel><!-- x --><w:Volgnummer>1</w:Volgnummer><w:MedMijNodes><w:MedMijNode><w:Hostname><![CDATA[a.example]]>&#46;nl</w:Hostname></w:MedMijNode></w:MedMijNodes></w:Whitelist>`;
    expect(read(prefixed).rows).toEqual([["node", "a.example.nl"]]);
  });

  it("reads the lists of our own generator, whose link list names the same providers", () => {
    const world = { providerCount: 200, serviceCount: 14, seed: 3, serial: 5, stampedAt: "2026-11-22T08:00:00Z" };
    const names = (text: Iterable<string>, table: string) =>
      read([...text].join(""))
        .rows.filter((row) => row[0] === table)
        .map((row) => row[1]);
    expect(names(zalRelease3Text(world), "provider")).toEqual(names(zaklText(world), "linkProvider"));
    expect(new Set(names(zalRelease2Text(world), "provider")).size).toBe(200);
    const half = names(zalRelease3Text({ ...world, goneShare: 0.5 }), "provider");
    expect(half.length).toBeGreaterThan(60);
    expect(half.length).toBeLessThan(140);
  });
});

describe("an invalid list is refused with the rule and the line", () => {
  const good = provider3("delinde@medmij");
  const cases: [string, string | Uint8Array, string, number?][] = [
    ["an empty file", "", "empty"],
    ["white space only", " \n ", "not-xml"],
    ["a word", "hallo", "not-xml"],
    ["JSON", `{"a": 1}`, "not-xml"],
    ["a compressed file", Uint8Array.from([0x1f, 0x8b, 8, 0, 0]), "not-xml"],
    ["an HTML page", "<!DOCTYPE html><html><body>Inloggen</body></html>", "html"],
    ["an HTML page without doctype", "<html><body>Inloggen</body></html>", "html"],
    [
      "an external entity",
      `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${zal(3, provider3("&x;")).slice(39)}`,
      "doctype",
      1,
    ],
    ["expanding entities", `<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>`, "doctype", 1],
    ["an undefined entity", zal(3, provider3("de&linde;@medmij")), "not-well-formed", 6],
    ["a declared encoding other than UTF-8", zal(3, good).replace("UTF-8", "ISO-8859-1"), "encoding", 2],
    ["undeclared Latin-1", Buffer.from(zal(3, "<Straat>Caf\u00e9</Straat>"), "latin1"), "encoding"],
    ["UTF-16", Buffer.from(`\uFEFF${zal(3, good)}`, "utf16le"), "encoding"],
    [
      "an incomplete character at the end",
      Buffer.concat([Buffer.from(zal(3, good)), Buffer.from([0xe2, 0x82])]),
      "encoding",
    ],
    ["XML 1.1", zal(3, good).replace(`"1.0"`, `"1.1"`), "xml-version"],
    ["a truncated file", zal(3, good).slice(0, -60), "truncated"],
    ["overlapping tags", zal(3, good).replace("</Aanbiedertype>", "</Aanbieder>"), "not-well-formed", 7],
    ["an unknown namespace", zal(3, good).replace("release3", "release9"), "unknown-namespace", 2],
    ["no namespace", zal(3, good).replace(/ xmlns="[^"]*"/, ""), "unknown-namespace", 2],
    ["a wrong root element", zal(3, good).replaceAll("Zorgaanbiederslijst", "Lijst"), "wrong-root", 2],
    ["no timestamp", zal(3, good).replace(/<Tijd.*\n/, ""), "missing-element", 3],
    ["no providers element", zal(3, "").replace("<Zorgaanbieders></Zorgaanbieders>", ""), "missing-element"],
    ["a provider without services", zal(2, provider2("huisarts@medmij", "")), "missing-element", 5],
    [
      "the serial number before the timestamp",
      zal(3, good).replace(/(<Tijd.*\n)(<Volg.*\n)/, "$2$1"),
      "missing-element",
      3,
    ],
    ["two serial numbers", zal(3, good).replace(/(<Volg.*\n)/, "$1$1"), "repeated-element", 5],
    [
      "an element after its position",
      zal(3, good).replace(/(<Zorgaanbiedernaam.*\n)(<Aanbiedertype.*\n)/, "$1$2$1"),
      "element-order",
    ],
    ["a known element in the wrong place", zal(3, `${good}<Systeemrol/>`), "misplaced-element"],
    ["text between the elements", zal(3, `${good} x `), "unexpected-text"],
    ["a name with capitals", zal(3, provider3("DeLinde@medmij")), "value-pattern", 6],
    ["a dotted name in release 2", zal(2, provider2("de.linde@medmij")), "value-pattern", 5],
    ["a name that is too short", zal(2, provider2("a@medmij")), "value-length"],
    ["a name without its suffix", zal(3, provider3("delinde@")), "value-pattern"],
    [
      "a service number that is too long",
      zal(3, provider3("delinde@medmij", version("1", service("4".repeat(31))))),
      "value-length",
    ],
    [
      "an endpoint without https",
      zal(3, good.replace("https://a.example/auth", "http://a.example/auth")),
      "value-pattern",
    ],
    [
      "a port in a front-channel URL",
      zal(3, good.replace("https://a.example/auth", "https://a.example:443/auth")),
      "value-pattern",
    ],
    ["a question mark in a URL", zal(3, good.replace("/fhir<", "/fhir?x=1<")), "value-pattern"],
    ["a timestamp that is not a date", zal(3, good, "7", "2026-02-30T08:00:00Z"), "value-timestamp", 3],
    ["a timestamp that is too short", zal(3, good, "7", "2026-02-03T08:00:00"), "value-timestamp", 3],
    ["the serial number zero", zal(3, good, "0"), "value-serial", 4],
    ["a serial number beyond the safe integers", zal(3, good, "99999999999999999"), "value-serial", 4],
    ["a name twice", zal(3, `${good}\n${good}`), "duplicate", 17],
    ["a service twice", zal(3, provider3("delinde@medmij", version("1", service("48") + service("48")))), "duplicate"],
    [
      "an interface version twice",
      zal(3, provider3("delinde@medmij", version("1", service("48")) + version("1", service("49")))),
      "duplicate",
    ],
    ["an AGB of seven digits", zakl(agb("0101234")), "value-pattern"],
    ["the same AGB twice", zakl(agb("01012345") + agb("01012345")), "duplicate"],
    ["an identifier without a code", zakl("<IdentificerendKenmerk></IdentificerendKenmerk>"), "missing-element"],
    [
      "two codes in one identifier",
      zakl("<IdentificerendKenmerk><AGB>01012345</AGB><URA>1</URA></IdentificerendKenmerk>"),
      "repeated-element",
    ],
    [
      "both forms of the whitelist at once",
      whl("<MedMijNode>a.nl.nl</MedMijNode><MedMijNode><Hostname>b.nl.nl</Hostname></MedMijNode>"),
      "mixed-shapes",
    ],
    ["text beside a host element", whl("<MedMijNode>x<Hostname>b.example</Hostname></MedMijNode>"), "unexpected-text"],
    ["a host twice", whl("<MedMijNode>a.example</MedMijNode><MedMijNode>a.example</MedMijNode>"), "duplicate"],
    ["a long text", zal(3, provider3("a".repeat(5_000))), "text-too-long"],
    ["a million nested elements", zal(3, "<x>".repeat(1_000_000)), "too-deep"],
  ];
  it.each(cases)("%s", (_, list, rule, line) => {
    const found = refusal(list);
    expect(found.rule).toBe(rule);
    if (line !== undefined) expect(found.line).toBe(line);
  });

  it("names the element and shows a short, printable excerpt of the value", () => {
    const list = zal(3, provider3(`Naam\u0085${"x".repeat(200)}`));
    try {
      read(list);
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof ListRefusal)) throw error;
      expect(error.element).toBe("Zorgaanbiedernaam");
      expect(error.excerpt?.length).toBeLessThanOrEqual(81);
      expect(error.excerpt).not.toMatch(/\p{Cc}/u);
    }
  });

  it.each(["<Straat>", "<!-- ", "<Straat x='", "<![CDATA[", "<Straat", "&"])(
    "a giant token that begins with %s is refused after 128 kB",
    (start) => {
      const reader = new ListReader({ onHeader() {}, onRow() {} });
      reader.write(Buffer.from(`${zal(3, "").replace(/<\/Zorgaanbieders>[\s\S]*/, "")}${start}`));
      let written = 0;
      const piece = Buffer.alloc(16_384, "a");
      expect(() => {
        while (written < 10_000_000) {
          reader.write(piece);
          written += piece.length;
        }
      }).toThrow(/token-too-long/);
      expect(written).toBeLessThan(131_072);
    },
  );

  it("a list that is too large is refused at the limit, without reading on", () => {
    const bytesMax = 1_000_000;
    const reader = new ListReader({ onHeader() {}, onRow() {} }, bytesMax);
    reader.write(Buffer.from(zal(3, "").replace(/<\/Zorgaanbieders>[\s\S]*/, "")));
    const piece = Buffer.from("<Straat></Straat>".repeat(1_000));
    let written = 0;
    expect(() => {
      for (; written < 2 * bytesMax; written += piece.length) reader.write(piece);
    }).toThrow(/too-large/);
    expect(written).toBeLessThan(bytesMax);
    expect(listBytesMax).toBe(250 * 1024 * 1024);
  });
});
