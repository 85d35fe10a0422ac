import { expect, it } from "vitest";
import { correctionDecisions, decisionReasonMax } from "#db/terms/consults.ts";
import { decisionLetter } from "#db/terms/correction-letters.ts";
import { blanksIn, openSlotsIn } from "#db/terms/message-blanks.ts";
import { messageLengthMax } from "#db/terms/messages.ts";

const letter = (decision: (typeof correctionDecisions)[number], reason = "Het oude nummer stond er nog.") =>
  decisionLetter({ decision, reason, askedOn: "3 november" });

it("says what was asked, what was decided and why", () => {
  expect(letter("carried-out")).toBe(
    "Op 3 november vroeg u ons om uw dossier te corrigeren. Dat hebben wij gedaan.\n\nOnze toelichting: Het oude nummer stond er nog.",
  );
});

it("who does not get everything reads that a statement may be added, and where to complain", () => {
  for (const decision of ["refused", "carried-out-in-part"] as const) {
    const text = letter(decision);
    expect(text).toContain("De reden: Het oude nummer stond er nog.");
    expect(text).toContain("eigen verklaring");
    expect(text).toContain("Autoriteit Persoonsgegevens");
  }
  expect(letter("carried-out")).not.toContain("Autoriteit");
});

it("with the longest reason it is still a message, and nothing in it waits to be filled in", () => {
  for (const decision of correctionDecisions) {
    const text = letter(decision, "a".repeat(decisionReasonMax));
    expect(text.length).toBeLessThanOrEqual(messageLengthMax);
    expect([...blanksIn(text), ...openSlotsIn(text)]).toEqual([]);
  }
});
