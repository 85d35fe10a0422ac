import type { CallFacts } from "#db/terms/instruction-limits.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { spokenDay } from "#server/calendar/spoken.ts";
import { callAdvice } from "#server/consults/promise/receipt-rules.ts";

/** The automatic message that a request to correct the record came in: what happens with it, and within which time. */
export function correctionReceipt({ dueAt, ...calls }: CallFacts & { dueAt: Date }): string {
  return [
    "Uw verzoek om uw dossier te corrigeren is bij ons binnengekomen.",
    `Wij kijken wat er in uw dossier staat en nemen een besluit. U krijgt dat besluit, met de reden, uiterlijk ${dayOf(dueAt)}. Dat is binnen één maand na uw verzoek.`,
    ...callAdvice(calls),
    "Dit is een automatisch bericht.",
  ].join("\n\n");
}

/** What the PGO shows at once. `dueAt` null: no day, for a patient to whom nothing is told that nobody of the practice decided about. */
export function correctionAcknowledgement(dueAt: Date | null): string {
  const received = "Uw verzoek om uw dossier te corrigeren is ontvangen.";
  return dueAt === null ? received : `${received} U krijgt uiterlijk ${dayOf(dueAt)} een besluit, met de reden.`;
}

function dayOf(moment: Date): string {
  return spokenDay(dutchDay(moment), "nl", { weekday: "long", day: "numeric", month: "long" });
}
