import { expect, it } from "vitest";
import { searchWords } from "./search-rules.ts";

it("a question loses accents, capitals, marks and the words that every practice has", () => {
  expect(searchWords("Huisartsenpraktijk De Élzenhof (Utrecht)").words).toEqual(["elzenhof", "utrecht"]);
  expect(searchWords("Huisartsenpraktijk De Élzenhof").joined).toBe("huisartsenpraktijkdeelzenhof");
  expect(searchWords("delinde@medmij").words).toEqual(["delinde"]);
});

it("common words are searched for when there is nothing else", () => {
  expect(searchWords("de huisarts").words).toEqual(["de", "huisarts"]);
});

it("four to eight digits are the beginning of an AGB code", () => {
  expect(searchWords("0101 2345").digits).toBe("01012345");
  expect(searchWords("010").digits).toBeNull();
  expect(searchWords("praktijk 0101").digits).toBeNull();
});

it("a word may be misspelled; a whole name in one word must fit better, for it starts like a thousand others", () => {
  expect(searchWords("huisarts lide").likenessMin).toBe(0.3);
  expect(searchWords("huisartsenpraktijkdelinde").likenessMin).toBe(0.6);
});
