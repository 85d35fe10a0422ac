import { expect, it } from "vitest";
import { searchWords } from "./rules.ts";

it("a query loses accents, case, punctuation and the words that every practice has", () => {
  expect(searchWords("Huisartsenpraktijk De Élzenhof (Utrecht)").words).toEqual(["elzenhof", "utrecht"]);
  expect(searchWords("Huisartsenpraktijk De Élzenhof").joined).toBe("huisartsenpraktijkdeelzenhof");
  expect(searchWords("delinde@medmij").words).toEqual(["delinde"]);
});

it("common words are used when there is nothing else", () => {
  expect(searchWords("de huisarts").words).toEqual(["de", "huisarts"]);
});

it("four to eight digits are the prefix of an AGB code", () => {
  expect(searchWords("0101 2345").digits).toBe("01012345");
  expect(searchWords("010").digits).toBeNull();
  expect(searchWords("praktijk 0101").digits).toBeNull();
});

it("a word may be misspelled; a whole name in one word must match better, as its start matches a thousand others", () => {
  expect(searchWords("huisarts lide").likenessMin).toBe(0.3);
  expect(searchWords("huisartsenpraktijkdelinde").likenessMin).toBe(0.6);
});
