import { expect, it } from "vitest";
import { technicalCauses } from "#db/terms/consults.ts";
import {
  careQuestions,
  misleadingQuestions,
  mixedQuestions,
  technicalQuestions,
  unseenTechnicalQuestions,
} from "#tests/support/patient-questions.ts";
import { recognise } from "./recognition-rules.ts";

/** About the PGO, and about nothing else. */
const aloneIn = (message: string) => {
  const found = recognise(message, "Mijn Kompas");
  return found && found.careWords.length === 0 ? found.cause : null;
};

it("questions about a PGO are told from questions about care, and care always wins", () => {
  const all = [...technicalQuestions.map(([, text]) => text), ...careQuestions, ...mixedQuestions];
  expect(all.length).toBeGreaterThanOrEqual(60);
  const careIn = [...careQuestions, ...mixedQuestions, ...misleadingQuestions];
  expect(careIn.filter((text) => aloneIn(text) !== null)).toEqual([]);
  const table = technicalCauses.map((cause) => {
    const meant = technicalQuestions.filter(([one]) => one === cause).map(([, text]) => text);
    const called = all.filter((text) => aloneIn(text) === cause);
    const right = called.filter((text) => meant.includes(text)).length;
    return `${cause}: precision ${right}/${called.length}, recall ${right}/${meant.length}`;
  });
  expect(table).toEqual([
    "sign-in: precision 10/10, recall 10/10",
    "missing-data: precision 6/6, recall 6/7",
    "sharing: precision 6/6, recall 6/6",
    "account: precision 5/5, recall 5/6",
    "app-fault: precision 6/6, recall 6/6",
  ]);
});

it("of questions that the rules do not know about half is recognised; the others stand in the inbox as every other", () => {
  expect(unseenTechnicalQuestions.filter((text) => aloneIn(text) !== null)).toHaveLength(8);
  expect(unseenTechnicalQuestions).toHaveLength(15);
});

it("one word that is not known, wherever it stands, and a message is not about the PGO alone", () => {
  for (const [, text] of technicalQuestions) {
    const words = text
      .replace(/\bgroet.*$/i, "")
      .trim()
      .split(" ");
    for (const at of words.keys()) expect(aloneIn(words.toSpliced(at, 0, "stervende").join(" "))).toBeNull();
  }
});

it("says by which words, and which of them are about care", () => {
  expect(recognise("Ik kan niet inloggen, en mijn knie doet pijn.")).toEqual({
    cause: "sign-in",
    words: ["inloggen", "niet"],
    careWords: ["knie", "pijn"],
  });
  expect(recognise("De app doet het niet.")).toEqual({
    cause: "app-fault",
    words: ["app", "doet", "niet"],
    careWords: [],
  });
});

it("capitals, accents and the kind of apostrophe make no difference", () => {
  expect(aloneIn("IK KÁN NIET INLOGGEN")).toBe("sign-in");
  expect(aloneIn("Mijn PGO’s zijn leeg")).toBe("missing-data");
});

it("nothing is said of a long message, of an empty one, and of one with a sentence that may be about anything", () => {
  expect(recognise(`Ik kan niet inloggen. ${"En nog iets. ".repeat(60)}`)).toBeNull();
  expect(recognise("")).toBeNull();
  expect(recognise("Ik kan niet inloggen. Verder gaat het thuis niet goed met mijn vrouw.")).toBeNull();
  expect(recognise("Ik kan niet inloggen. Kunt u mij helpen?")).not.toBeNull();
});

it("a measured value is about care", () => {
  expect(recognise("De app deelt mijn meting niet: 178 over 102")?.careWords).toEqual(["178", "102"]);
});
