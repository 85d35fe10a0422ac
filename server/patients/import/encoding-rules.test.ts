import iconv from "iconv-lite";
import { expect, it } from "vitest";
import type { FileEncoding } from "./contract.ts";
import { readPatientFile } from "./file-rules.ts";

const head = "Achternaam;Geboortedatum";
const bytesOf = (encoding: string, ...names: string[]) =>
  iconv.encode([head, ...names.map((name) => `${name};3-5-1961`)].join("\r\n"), encoding);
const namesIn = (bytes: Buffer, chosen?: FileEncoding) =>
  readPatientFile(bytes, chosen).rows.map(({ cells }) => cells.familyName);
const whole = ["Zoë", "René", "Müller", "Çelik", "Özdemir", "Hélène", "Peña", "François", "Daniël", "Jäger", "Berg"];

it.each([
  ["win1252", "windows-1252"],
  ["macintosh", "macintosh"],
  ["cp850", "cp850"],
  ["utf8", "utf-8"],
])("a file with names in %s is read as such, without a question", (written, encoding) => {
  const file = readPatientFile(bytesOf(written, ...whole));
  expect(file.rows.map(({ cells }) => cells.familyName)).toEqual(whole);
  expect(file).toMatchObject({ encoding, nameReadings: null });
});

it("a file in CP437 is read with the right names; where the two of DOS agree it does not matter which", () => {
  expect(namesIn(bytesOf("cp437", ...whole))).toEqual(whole);
  expect(readPatientFile(bytesOf("cp850", ...whole, "Øst", "Søren"))).toMatchObject({ encoding: "cp850" });
  expect(namesIn(bytesOf("cp850", ...whole, "Øst", "Søren")).slice(-2)).toEqual(["Øst", "Søren"]);
});

it("letters that only Unicode has are read: UTF-8, and UTF-16 with a mark", () => {
  const names = ["Łukasz", "Šimić", "Yıldız", "İnci", "Dvořák", "Nguyễn", "Παπάς", "王", "GÖKŞEN", "DOĞAN"];
  expect(namesIn(bytesOf("utf8", ...names))).toEqual(names);
  for (const encoding of ["utf-16le", "utf-16be"]) {
    const wide = iconv.encode(`${head}\n${names.map((name) => `${name};1`).join("\n")}`, encoding, { addBOM: true });
    expect(readPatientFile(wide)).toMatchObject({ encoding: "utf-16", nameReadings: null });
    expect(namesIn(wide)).toEqual(names);
  }
});

it("one foreign byte in a file of UTF-8 spoils no other name, and is read itself", () => {
  for (const [foreign, name] of [
    ["win1252", "René"],
    ["macintosh", "René"],
    ["cp850", "Renée"],
    ["win1252", "Müller"],
  ] as const) {
    for (const mark of [[], [0xef, 0xbb, 0xbf]]) {
      const bytes = Buffer.concat([
        Buffer.from(mark),
        bytesOf("utf8", "Zoë", "Łukasz", "Yıldız"),
        iconv.encode(`\r\n${name};3-5-1961`, foreign),
      ]);
      expect(namesIn(bytes), `${name} in ${foreign}`).toEqual(["Zoë", "Łukasz", "Yıldız", name]);
    }
  }
});

it("a name that was read wrong before it came, in UTF-8 twice, is read back", () => {
  for (const [wrong, encoding] of [
    ["ZoÃ«", "twice-windows-1252"],
    ["Zo√´", "twice-macintosh"],
    ["Zo├½", "twice-cp850"],
  ] as const) {
    expect(readPatientFile(bytesOf("utf8", wrong, "Berg"))).toMatchObject({ encoding });
    expect(namesIn(bytesOf("utf8", wrong, "Berg"))).toEqual(["Zoë", "Berg"]);
  }
});

/** Names that need Windows-1250 (Polish, Czech and Slovak, Hungarian, South Slavic, Romanian), and Windows-1254 (Turkish). */
const central = [
  "Wałęsa Łukasz Śliwa Żak Zięba Kowalczyk Wroński Kaźmierczak Mączka Grażyna Dąbrowski Jabłoński ŁUKASZ Ćwik Wiśniewski Pająk Gołąb",
  "Dvořák Jiří Řezník Novotný Černý Veselý Kučera Němec Zdeněk Vaňková Růžička Kříž Šťastný Ďurica Naďa Čapek Ľubica Krejčí ČERNÝ",
  "Erdős Szűcs Kovács Gergő Jenő Kőszegi Győri Sütő",
  "Kovačević Đoković Šimić Perišić Živković Ćosić Šarić Đorđe Hadžić",
  "Ionuţ Ştefan Bălan Ţepeş Mureşan Brânză",
].map((names) => names.split(" "));
const turkish =
  "Yıldız Işık Kılıç Gökşen Doğan Şahin İnci Çağlar Aydın Balcı Aslı Ağaoğlu Güneş Tuğba YILDIZ ŞAHİN DOĞAN Kaşıkçı Ayşe Çakır";

it.each([
  ["Polish", "win1250", central[0] ?? [], "windows-1250"],
  ["Czech", "win1250", central[1] ?? [], "windows-1250"],
  ["Turkish", "win1254", turkish.split(" "), "windows-1254"],
])("a file of %s names in Windows is read as such, without a question", (_, written, names, encoding) => {
  expect(namesIn(bytesOf(written, ...names))).toEqual(names);
  expect(readPatientFile(bytesOf(written, ...names))).toMatchObject({ encoding, nameReadings: null });
});

it("a few such names among Dutch ones are right, or both ways are shown", () => {
  const dutch = ["Zoë", "René", "Müller", "Daniël", "Berg", "Vos"];
  for (const [written, names] of [["win1250", central.flat()] as const, ["win1254", turkish.split(" ")] as const]) {
    for (const name of names) {
      const bytes = bytesOf(written, ...dutch, name);
      const { nameReadings } = readPatientFile(bytes);
      if (nameReadings)
        expect(
          nameReadings.flatMap((one) => one.names),
          name,
        ).toContain(name);
      else expect(namesIn(bytes)).toEqual([...dutch, name]);
    }
  }
});

it("many names of Iceland are not taken for Turkish, nor Czech ones that end with ý", () => {
  for (const [written, names] of [
    ["win1252", ["Sigurður", "Guðni", "Friðrik", "Auður", "Eiður", "Þór", "Þorsteinn", "Davíð"]],
    ["win1252", ["Guðni", "Friðrik", "Heiða"]],
    ["win1250", ["Novotný", "Veselý", "Tichý", "Malý", "Starý"]],
  ] as const) {
    const bytes = bytesOf(written, ...names);
    const { nameReadings } = readPatientFile(bytes);
    const readings = nameReadings?.map(({ encoding }) => namesIn(bytes, encoding)) ?? [namesIn(bytes)];
    expect(readings).toContainEqual(names);
  }
});

it("never takes a wrong name without a word: each name alone, in each encoding, is right or is asked", () => {
  const names = `Zoë René Çelik Müller Øst Šimic Özdemir Jäger François Peña Hélène Sánchez Simões Strauß Kjær Åse Dušan
    Živkovic Ünal Élise García Ângela Noël Anaïs Loïs Köhler Søren Weiß Gonçalves Muñoz Núñez Jérôme Benoît Aÿ Þór ZOË RENÉ
    GARCÍA MÜLLER ÇELIK RENé OÑA d’Ancona ’t O’Brien Jansen–Vos L’Écluse Mañé Conceição João Ömer Käthe Móricz Frías Siân
    Beyoncé zoë élise ömer É.A. Björk Ålund Guðmundsdóttir Íñigo Bøe Œuvray`.split(/\s+/);
  const asked = new Map<string, string[]>();
  const wrong: string[] = [];
  const further = { win1250: central.flat(), win1254: turkish.split(" ") };
  for (const [encoding, written] of [
    ...["utf8", "win1252", "macintosh", "cp850", "cp437"].map((each) => [each, names] as const),
    ...Object.entries(further),
  ]) {
    for (const name of written) {
      const bytes = bytesOf(encoding, name);
      // Not every encoding has every letter.
      if (!iconv.decode(bytes, encoding).includes(name)) continue;
      const { rows, nameReadings } = readPatientFile(bytes);
      if (nameReadings) {
        asked.set(encoding, [...(asked.get(encoding) ?? []), name]);
        if (!nameReadings.some(({ names: read }) => read.includes(name)))
          wrong.push(`${name} not offered, ${encoding}`);
      } else if (rows[0]?.cells.familyName !== name) wrong.push(`${name} as ${rows[0]?.cells.familyName}, ${encoding}`);
    }
  }
  expect(wrong).toEqual([]);
  // The question is the exception where names are usually written: Windows.
  expect(asked.get("win1252")?.length).toBeLessThan(names.length / 4);
  expect(asked.get("utf8")).toBeUndefined();
});

it("asks with the names in a few readings, and reads as is answered", () => {
  // In Mac Roman the byte of the ë in DOS is an â.
  const bytes = bytesOf("cp850", "Zoë", "Vos");
  const { nameReadings } = readPatientFile(bytes);
  expect(nameReadings).toEqual([
    { encoding: "cp850", names: ["Zoë"] },
    { encoding: "macintosh", names: ["Zoâ"] },
  ]);
  expect(namesIn(bytes, "macintosh")).toEqual(["Zoâ", "Vos"]);
  expect(namesIn(bytes, "cp850")).toEqual(["Zoë", "Vos"]);
  // An answer that is none of the readings of this file is no answer.
  expect(namesIn(bytes, "utf-16")).toEqual(["Zoë", "Vos"]);
});

it("two exports pasted into one file, each in its own encoding, are asked and not taken", () => {
  const bytes = Buffer.concat([bytesOf("win1252", ...whole), iconv.encode("\r\nRené;3-5-1961", "cp850")]);
  const { nameReadings } = readPatientFile(bytes);
  expect(nameReadings?.[0]?.names).toContain("Ren‚");
  expect(nameReadings?.some(({ names }) => names.includes("René"))).toBe(true);
});

it("does not ask about a column that Balie skips, and knows a column by its accented name in any encoding", () => {
  for (const encoding of ["win1252", "macintosh", "cp850", "utf8"]) {
    const text = "Achternaam;Geboortedatum;Patiëntnummer;Notitie\nBerg;3-5-1961;4711;½ uur â 5\n";
    const { columns, nameReadings } = readPatientFile(iconv.encode(text, encoding));
    expect(columns[2], encoding).toEqual({ name: "Patiëntnummer", field: "recordNumber" });
    expect(nameReadings, encoding).toBeNull();
  }
});
