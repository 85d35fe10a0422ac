import type { CorrectionDecision } from "./consults.ts";

/** `askedOn`: the Dutch day of the request as people say it, "3 november". */
type DecisionFacts = { decision: CorrectionDecision; reason: string; askedOn: string };

const outcomes: Record<CorrectionDecision, string> = {
  "carried-out": "Dat hebben wij gedaan.",
  "carried-out-in-part": "Een deel hebben wij aangepast, een ander deel niet.",
  refused: "Dat doen wij niet.",
};

/**
 * The decision about a request to correct the record, as the patient reads it. Who does not get everything is told what they can do: add a
 * statement of their own (art. 7:454 lid 2 BW), complain to the authority, or go to court (AVG art. 12 lid 4).
 */
export function decisionLetter({ decision, reason, askedOn }: DecisionFacts): string {
  const because = decision === "carried-out" ? "Onze toelichting" : "De reden";
  const told = [
    `Op ${askedOn} vroeg u ons om uw dossier te corrigeren. ${outcomes[decision]}`,
    `${because}: ${reason.trim()}`,
  ];
  return (decision === "carried-out" ? told : [...told, ...rights]).join("\n\n");
}

const rights = [
  "Bent u het hier niet mee eens? Dan mag u een eigen verklaring schrijven. Stuur die als antwoord op dit bericht. Wij voegen de verklaring toe aan uw dossier, ook als wij er anders over denken.",
  "U kunt ook een klacht indienen bij de Autoriteit Persoonsgegevens: autoriteitpersoonsgegevens.nl. Of u gaat naar de rechter.",
];
