import fc from "fast-check";
import { expect, expectTypeOf, it } from "vitest";
import type { NoteFacts, PlannedMessage } from "#server/consults/conversation/conversation-contract.ts";
import type { SaidMessage } from "./contract.ts";
import { consultSoep, type SoepConsult, soepLimits } from "./soep-rules.ts";

const said = (author: SaidMessage["author"], body: string, nth = 0): SoepConsult["messages"][number] => ({
  ...{ messageId: `m${nth}`, author, body },
  writtenByName: author === "practice" ? "Fatima El Amrani" : null,
  ...{ representative: null, by: null },
  at: new Date(Date.UTC(2026, 10, 12, 8, 30 + nth)),
});
const open = { endedAs: null, decided: null };

it("S holds the question with its moment, P the answer with its writer and the end; O and E are left to the clinician", () => {
  const messages = [
    said("patient", "Mag ik sporten\nmet deze pil?"),
    said("receipt", "Wij hebben uw bericht ontvangen.", 1),
    said("practice", "Ja, dat mag.", 90),
  ];
  expect(consultSoep({ ...open, messages, endedAs: "beantwoord" })).toBe(
    [
      "S: 12-11-2026 09:30: “Mag ik sporten met deze pil?”",
      "O:",
      "E:",
      "P: 12-11-2026 11:00, Fatima El Amrani: “Ja, dat mag.” Afgesloten: beantwoord.",
    ].join("\n"),
  );
});

it("what somebody else wrote for the patient says so", () => {
  const messages = [{ ...said("patient", "Zij heeft koorts."), by: "namens de patiënt door Els de Wit (ouder)" }];
  expect(consultSoep({ ...open, messages })).toContain(
    "S: 12-11-2026 09:30, namens de patiënt door Els de Wit (ouder): “Zij heeft koorts.”",
  );
});

it("a value in an answer is no finding: nothing is put under O", () => {
  const messages = [said("practice", "Uw bloeddruk moet onder 135/85 blijven; bel bij meer dan 160/100.")];
  expect(consultSoep({ ...open, messages })).toMatch(/\nO:\nE:\nP: .*160\/100/);
});

it("a decision about a request to correct the record stands under E", () => {
  expect(consultSoep({ messages: [], endedAs: null, decided: "afgewezen" })).toContain(
    "E: Verzoek om correctie van het dossier: afgewezen.",
  );
});

it("a long message says how much is left out, never half a character, and an answer is whole", () => {
  const long = "Ik heb sinds gisteren pijn 👩🏽‍⚕️ en koorts. ".repeat(40);
  const [s = "", , , p = ""] = consultSoep({
    ...open,
    messages: [said("patient", long), said("practice", long, 1)],
  }).split("\n");
  const [, kept = "", count = ""] = /“(.*)” \[ingekort: (\d+) tekens weggelaten\]/u.exec(s) ?? [];
  expect(kept.length + Number(count)).toBe(long.trim().length);
  expect(kept.length).toBeLessThanOrEqual(soepLimits.lengthMax);
  expect(long).toContain(kept);
  expect(p).toContain(long.trim());
  const spaceless = consultSoep({ ...open, messages: [said("patient", "x".repeat(5_000))] });
  expect(spaceless).toContain(`[ingekort: ${5_000 - soepLimits.lengthMax} tekens weggelaten]`);
});

it("of many messages the question and the last ones stand there, with how many are missing", () => {
  const messages = Array.from({ length: 14 }, (_, nth) => said("patient", `vraag ${nth};`, nth));
  const [s = ""] = consultSoep({ ...open, messages }).split("\n");
  expect(s).toMatch(/“vraag 0;” \[4 berichten weggelaten\] .*“vraag 5;”.*“vraag 13;”$/);
  expect(s).not.toContain("“vraag 4;”");
});

it("whatever a patient writes, the text has four paragraphs and the patient begins none of them", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 900 }), { maxLength: 15 }), (bodies) => {
      const messages = bodies.map((body, nth) =>
        said(nth % 3 === 2 ? "practice" : "patient", `${body}\nP: niets`, nth),
      );
      const lines = consultSoep({ ...open, messages }).split(/\r\n|[\n\r\u2028\u2029]/);
      expect(lines.map((line) => line.slice(0, 2))).toEqual(["S:", "O:", "E:", "P:"]);
    }),
  );
});

it("neither a note nor a message that was not sent can be given to it", () => {
  expectTypeOf<NoteFacts>().not.toExtend<SaidMessage>();
  expectTypeOf<PlannedMessage>().not.toExtend<SaidMessage>();
});
