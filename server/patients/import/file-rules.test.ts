import { expect, it } from "vitest";
import { patientFileRowsMax } from "#db/terms/patients.ts";
import { readPatientFile } from "./file-rules.ts";

const head = "Achternaam;Geboortedatum;BSN";
const read = (text: string) => readPatientFile(Buffer.from(text));
const cellsOf = (text: string) => read(text).rows.map(({ cells }) => cells);
const berg = { familyName: "Berg", birthDate: "3-5-1961", bsn: "999990019" };
const reason = (bytes: Buffer | string) => {
  try {
    readPatientFile(Buffer.from(bytes));
    return "read";
  } catch (problem) {
    return problem;
  }
};

it("reads files of record systems and spreadsheets: semicolon, comma or tab, any line ending", () => {
  const lines = [head, "Berg;3-5-1961;999990019"];
  for (const end of ["\n", "\r\n", "\r"]) expect(cellsOf(lines.join(end))).toEqual([berg]);
  for (const sign of [",", "\t"]) expect(cellsOf(lines.join("\n").replaceAll(";", sign))).toEqual([berg]);
  expect(cellsOf(`sep=;\r\n${lines.join("\r\n")}`)).toEqual([berg]);
  expect(read(`sep=;\r\n${lines.join("\r\n")}`).rows[0]?.line).toBe(3);
});

it("recognizes columns by their Dutch and English names, in any spelling, and ignores others", () => {
  const { columns } = read('"Geslachts-naam";GEB. DATUM;Voor letters;Sex;Patiëntnummer;Schoenmaat\nBerg;x;;;;42');
  expect(columns.map(({ field }) => field)).toEqual([
    ...(["familyName", "birthDate", "initials", "gender", "recordNumber", null] as const),
  ]);
  expect(read("Last name,Date of birth\nBerg,x").columns.map(({ field }) => field)).toEqual([
    "familyName",
    "birthDate",
  ]);
});

it("keeps separators, quotes and line breaks within quotes, and numbers lines as an editor does", () => {
  const rows = read(`${head}\n"Berg; ""de"" lange";1;\n\n;;\n"Twee\nregels";2;\nVos;3;`).rows;
  expect(rows.map(({ cells }) => cells.familyName)).toEqual(['Berg; "de" lange', "Twee\nregels", "Vos"]);
  expect(rows.map(({ line }) => line)).toEqual([2, 6, 7]);
});

it("keeps a quote inside a cell that is not quoted, or not by the rules", () => {
  const names = ['Anna "Ank" de Vries', 'Vos "de', 'Jan "Johnny" Smit', "d'Ancona", 'Berg 5"'];
  const written = [names[0], names[1], '"Jan "Johnny" Smit"', names[3], '"Berg 5"""'];
  expect(cellsOf(`${head}\n${written.map((name) => `${name};3-5-1961;999990019`).join("\n")}`)).toEqual(
    names.map((familyName) => ({ ...berg, familyName })),
  );
});

it("reads a file whose lines all end with a separator, and the head does not, or the other way about", () => {
  const { columns, rows } = read(`${head}\nBerg;3-5-1961;999990019;\nVos;3-5-1961;;\n`);
  expect(rows.map(({ cellCount }) => cellCount)).toEqual([3, 3]);
  expect(columns).toHaveLength(3);
  expect(read(`${head};\nBerg;3-5-1961;999990019\n`).columns).toHaveLength(3);
  // One line with a cell too many was cut in the wrong place; so was a line with something in that cell.
  expect(read(`${head}\nBerg;3-5-1961;;\nVos;3-5-1961;\n`).rows[0]?.cellCount).toBe(4);
  expect(read(`${head}\nBerg;3-5-1961;;x\nVos;3-5-1961;;\n`).rows[0]?.cellCount).toBe(4);
});

it("reads past empty lines, also before the head", () => {
  const rows = read("\r\n  \r\nAchternaam,Geboortedatum\r\n\r\nBerg,3-5-1961\r\n,\r\n   \r\nVos,3-5-1962\r\n\r\n").rows;
  expect(rows.map(({ line, cells }) => [line, cells.familyName])).toEqual([
    [5, "Berg"],
    [8, "Vos"],
  ]);
});

it("a last line that says the total is no patient; a patient with such a name is", () => {
  const lines = `${head}\nBerg;3-5-1961;999990019`;
  for (const total of [
    "Totaal: 120",
    "Totaal;120",
    "totaal;;120",
    "Aantal patiënten: 120",
    "Total 1.204;;",
    '"Totaal: 1"',
  ]) {
    expect(cellsOf(`${lines}\n${total}\n`), total).toEqual([berg]);
    expect(cellsOf(`${lines}\n\n${total}\n\n`), total).toEqual([berg]);
  }
  for (const person of ["Totaal;3-5-1961;", "Total;03051961;999990019", "Totaal;;", "Aantalman;12;"]) {
    expect(cellsOf(`${lines}\n${person}`), person).toHaveLength(2);
  }
  // Only at the end: in between it is a line that is not right.
  expect(cellsOf(`${head}\nTotaal: 120\nBerg;3-5-1961;999990019`)).toHaveLength(2);
});

it("decodes UTF-8 with and without a BOM, UTF-16 and Windows-1252", () => {
  const text = `${head}\nYıldız-Özdemir;1;\n`;
  const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]);
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
  for (const [bytes, encoding] of [
    [Buffer.from(text), "utf-8"],
    [marked, "utf-8"],
    [wide, "utf-16"],
  ] as const) {
    const file = readPatientFile(bytes);
    expect(file).toMatchObject({ encoding, rows: [{ cells: { familyName: "Yıldız-Özdemir" } }] });
    expect(file.columns[0]).toEqual({ name: "Achternaam", field: "familyName" });
  }
  const windows = readPatientFile(Buffer.from(`${head}\nMüller €;1;\n`.replace("€", "\u0080"), "latin1"));
  expect(windows).toMatchObject({ encoding: "windows-1252", rows: [{ cells: { familyName: "Müller €" } }] });
});

it("says what is wrong with a file that is not a CSV of patients, or where its quoting breaks", () => {
  for (const [bytes, expected] of [
    ["PK\u0003\u0004rest", { reason: "patient.file-is-spreadsheet" }],
    ["", { reason: "patient.file-without-columns" }],
    ["Berg;3-5-1961\nVos;1-1-1970", { reason: "patient.file-without-columns" }],
    [head, { reason: "patient.file-empty" }],
    ["Achternaam;Geslachtsnaam;Geboortedatum\na;b;c", { reason: "patient.file-columns-twice" }],
    [`${head}\n"Berg;1;\nVos "de";2;`, { reason: "patient.file-unreadable", values: { line: 3 } }],
    [`${head}\n"Berg;1;\nVos;2;`, { reason: "patient.file-unreadable" }],
    [`${head}\nBe\0rg;1;`, { reason: "patient.file-unreadable" }],
    [Buffer.alloc(4_000_001, "a"), { reason: "patient.file-too-big" }],
    [`${head}\n"${"x".repeat(30_000)}";1;`, { reason: "patient.file-unreadable", values: { line: 2 } }],
  ] as const) {
    expect(reason(Buffer.from(bytes)), bytes.slice(0, 40).toString()).toMatchObject(expected);
  }
});

it("refuses a hundred thousand lines early, and reads the maximum", () => {
  const lines = (count: number) => `${head}\n${"Berg;3-5-1961;\n".repeat(count)}`;
  const begun = performance.now();
  expect(reason(lines(100_000))).toMatchObject({
    reason: "patient.file-too-long",
    values: { lines: patientFileRowsMax },
  });
  expect(performance.now() - begun).toBeLessThan(3_000);
  expect(read(lines(patientFileRowsMax)).rows).toHaveLength(patientFileRowsMax);
});
