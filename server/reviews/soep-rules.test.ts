import { expect, it } from "vitest";
import { soepText } from "./soep-rules.ts";

it("a block for the HIS is a paragraph a letter, in sentences that end, without letters that hold nothing", () => {
  const text = soepText({
    shared: [],
    comments: ["Ik was\nerg gehaast"],
    findings: ["Bloeddruk thuis: gemiddeld 128/78 mmHg (24 metingen)", "Eerste dag niet meegeteld"],
    conclusion: "In orde",
    note: "Over een jaar\nopnieuw!",
    reply: "",
    task: "",
  });
  expect(text).toBe(
    [
      "S: Patiënt schrijft: “Ik was erg gehaast”",
      "O: Bloeddruk thuis: gemiddeld 128/78 mmHg (24 metingen). Eerste dag niet meegeteld.",
      "E: In orde. Over een jaar opnieuw!",
    ].join("\n"),
  );
});
