import { expect, it } from "vitest";
import { readPatientFile } from "./file-rules.ts";
import { patientFileRowsMax } from "./import-contract.ts";

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

it("reads what a record system or a spreadsheet writes: semicolon, comma or tab, whatever ends a line", () => {
  const lines = [head, "Berg;3-5-1961;999990019"];
  for (const end of ["\n", "\r\n", "\r"]) expect(cellsOf(lines.join(end))).toEqual([berg]);
  for (const sign of [",", "\t"]) expect(cellsOf(lines.join("\n").replaceAll(";", sign))).toEqual([berg]);
  expect(cellsOf(`sep=;\r\n${lines.join("\r\n")}`)).toEqual([berg]);
  expect(read(`sep=;\r\n${lines.join("\r\n")}`).rows[0]?.line).toBe(3);
});

it("knows the columns by their Dutch and English names, however they are written, and leaves others alone", () => {
  const { columns } = read('"Geslachts-naam";GEB. DATUM;Voor letters;Sex;Patiëntnummer;Schoenmaat\nBerg;x;;;;42');
  expect(columns.map(({ field }) => field)).toEqual([
    ...(["familyName", "birthDate", "initials", "gender", "recordNumber", null] as const),
  ]);
  expect(read("Last name,Date of birth\nBerg,x").columns.map(({ field }) => field)).toEqual([
    "familyName",
    "birthDate",
  ]);
});

it("keeps separators, quotes and new lines within quotes, and counts lines as an editor does", () => {
  const rows = read(`${head}\n"Berg; ""de"" lange";1;\n\n;;\n"Twee\nregels";2;\nVos;3;`).rows;
  expect(rows.map(({ cells }) => cells.familyName)).toEqual(['Berg; "de" lange', "Twee\nregels", "Vos"]);
  expect(rows.map(({ line }) => line)).toEqual([2, 6, 7]);
});

it("reads the letters of UTF-8 with and without a mark, of UTF-16 and of Windows", () => {
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

it("says of a file that is none what it is instead, or where it stops being one", () => {
  for (const [bytes, expected] of [
    ["PK\u0003\u0004rest", { reason: "patient.file-is-spreadsheet" }],
    ["", { reason: "patient.file-without-columns" }],
    ["Berg;3-5-1961\nVos;1-1-1970", { reason: "patient.file-without-columns" }],
    [head, { reason: "patient.file-empty" }],
    ["Achternaam;Geslachtsnaam;Geboortedatum\na;b;c", { reason: "patient.file-columns-twice" }],
    [`${head}\nBerg;1;\nVos "de;2;`, { reason: "patient.file-unreadable", values: { line: 3 } }],
    [`${head}\n"Berg;1;\nVos;2;`, { reason: "patient.file-unreadable" }],
    [`${head}\nBe\0rg;1;`, { reason: "patient.file-unreadable" }],
    [Buffer.alloc(4_000_001, "a"), { reason: "patient.file-too-big" }],
    [`${head}\n"${"x".repeat(30_000)}";1;`, { reason: "patient.file-unreadable", values: { line: 2 } }],
  ] as const) {
    expect(reason(Buffer.from(bytes)), bytes.slice(0, 40).toString()).toMatchObject(expected);
  }
});

it("refuses a hundred thousand lines at once, and reads as many as may be", () => {
  const lines = (count: number) => `${head}\n${"Berg;3-5-1961;\n".repeat(count)}`;
  const begun = performance.now();
  expect(reason(lines(100_000))).toMatchObject({
    reason: "patient.file-too-long",
    values: { lines: patientFileRowsMax },
  });
  expect(performance.now() - begun).toBeLessThan(3_000);
  expect(read(lines(patientFileRowsMax)).rows).toHaveLength(patientFileRowsMax);
});
