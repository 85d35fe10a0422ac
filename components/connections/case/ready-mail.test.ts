import fc from "fast-check";
import { createTranslator } from "use-intl/core";
import { expect, it } from "vitest";
import { caseAnswers, connectionStates } from "#db/terms/connections.ts";
import type { StepFacts } from "#server/connections/case/contract.ts";
import { type CaseStanding, stepsFor } from "#server/connections/case/rules.ts";
import type { ConnectionStatus } from "#server/connections/status/contract.ts";
import { messages } from "#server/language/messages.ts";
import { readyMail } from "./ready-mail.ts";

const status: ConnectionStatus = {
  organization: { kind: "practice", name: "Praktijk De Linde", agb: "01999901", city: null },
  state: "not-found",
  unknownReason: null,
  list: null,
  linkList: null,
  connections: [],
  since: null,
  isSinceFirstList: false,
  services: [],
  linkedOnly: [],
  missing: [],
  expectedCount: 0,
  gateways: [],
  hostsUnknown: [],
  prescription: { visible: "unknown", from: [] },
  duties: [],
};
const open: StepFacts = {
  stepId: "",
  kind: "check-again",
  ownerId: null,
  ownerName: null,
  dueOn: "2026-12-03",
  doneAt: null,
  doneByName: null,
  evidence: null,
  isLate: false,
};

const words = createTranslator({ locale: "nl", messages: messages.nl, namespace: "connections.case.mail" });

/** The draft for a practice with a known record system and all its steps still open. */
function mailOf(standing: CaseStanding) {
  return readyMail(words, {
    status: { ...status, state: standing.state },
    steps: stepsFor(standing).map((kind) => ({ ...open, kind })),
    recordSystem: { name: "Wijzer HIS", email: "hulp@wijzer.example" },
    gatewayName: standing.isGatewayRouteKnown ? "Zonnewijzer" : null,
    sender: "Ria",
  });
}

it("a practice that is not fully connected to a known supplier has a draft ready, whatever the answers", () => {
  const anyStanding = fc.record({
    hasGateway: fc.constantFrom(...caseAnswers),
    inRegister: fc.constantFrom(null, ...caseAnswers),
    state: fc.constantFrom(...connectionStates.filter((state) => state !== "connected")),
    isRecordSystemKnown: fc.constant(true),
    isGatewayRouteKnown: fc.boolean(),
  });
  fc.assert(
    fc.property(anyStanding, (standing) => {
      expect(mailOf(standing)?.to).toBe("hulp@wijzer.example");
    }),
  );
});

it("the draft says that a practice is not in the register only when the register says so", () => {
  const standing: CaseStanding = {
    hasGateway: "unknown",
    inRegister: "no",
    state: "not-found",
    isRecordSystemKnown: true,
    isGatewayRouteKnown: true,
  };
  expect(mailOf(standing)?.body).toContain("Wij staan niet in het zorgaanbiederregister");
  expect(mailOf({ ...standing, state: "unknown" })?.body).not.toContain("Wij staan niet in");
});
