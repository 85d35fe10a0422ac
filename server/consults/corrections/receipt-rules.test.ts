import { expect, it } from "vitest";
import { correctionAcknowledgement, correctionReceipt } from "./receipt-rules.ts";

const dueAt = new Date("2027-02-28T23:59:59.999+01:00");

it("the receipt says that a decision follows, until which day, and where to go with what cannot wait", () => {
  const text = correctionReceipt({ dueAt, phone: "020 123 45 67", coverName: "", coverPhone: "" });
  expect(text).toContain("uiterlijk zondag 28 februari. Dat is binnen één maand");
  expect(text).toContain("Ons telefoonnummer is 020 123 45 67.");
  expect(text).toContain("Bel 112.");
  expect(text).not.toContain("antwoord");
});

it("what the PGO shows at once names the day, or none", () => {
  expect(correctionAcknowledgement(dueAt)).toContain("uiterlijk zondag 28 februari een besluit");
  expect(correctionAcknowledgement(null)).toBe("Uw verzoek om uw dossier te corrigeren is ontvangen.");
});
