import { expect, it } from "vitest";
import { soepText } from "./soep.ts";

const frame = {
  shared: ["Patiënt schrijft: “Ik was\nerg gehaast”"],
  findings: ["Bloeddruk thuis: gemiddeld 128/78 mmHg (24 metingen)", "Eerste dag niet meegeteld"],
  standing: ["Bloeddruk binnen de streefwaarde (130/80)"],
};
const nothingElse = { adjusts: null, note: "", message: "", task: "" };

it("the SOEP text has one paragraph per letter, full sentences, and what was agreed under P", () => {
  const text = soepText(frame, { ...nothingElse, conclusion: "in-order", note: "Over een jaar\nopnieuw!" });
  expect(text).toBe(
    [
      "S: Patiënt schrijft: “Ik was erg gehaast”",
      "O: Bloeddruk thuis: gemiddeld 128/78 mmHg (24 metingen). Eerste dag niet meegeteld.",
      "E: Bloeddruk binnen de streefwaarde (130/80). In orde.",
      "P: Over een jaar opnieuw!",
    ].join("\n"),
  );
});

it("says under P what is adjusted and what is left to do, each once", () => {
  const planOf = (made: Partial<Parameters<typeof soepText>[1]>) =>
    soepText({ shared: [], findings: [], standing: [] }, { ...nothingElse, conclusion: "adjust", ...made });
  expect(planOf({ adjusts: "target" })).toBe("E: Aanpassing nodig.\nP: Streefwaarde aanpassen.");
  expect(planOf({ adjusts: "medication" })).toBe("E: Aanpassing nodig.\nP: Taak: Medicatie aanpassen.");
  expect(planOf({ adjusts: "medication", task: "Amlodipine naar 10 mg" })).toBe(
    "E: Aanpassing nodig.\nP: Medicatie aanpassen. Taak: Amlodipine naar 10 mg.",
  );
  expect(planOf({ conclusion: "call" })).toBe("E: Overleg met de patiënt nodig.\nP: Taak: Bellen.");
});
