import { dateFormat } from "#server/calendar/spoken.ts";
import { excerptOf } from "#server/consults/conversation/excerpt-rules.ts";
import type { SaidMessage } from "./contract.ts";

/** A consult for the HIS, its end in words. Null: it is not closed, or nothing was decided. */
export type SoepConsult = {
  /** `by`: who wrote it for the patient and as what, in words; null: the patient, or the practice. */
  messages: readonly (SaidMessage & { by: string | null })[];
  endedAs: string | null;
  decided: string | null;
};

/**
 * How much of one message of the patient stands under S, and of how many messages. Own choice, 2026-12-01: a page of a HIS holds it, and what is
 * left out is counted in the text itself. What the practice wrote is never shortened: it is the plan.
 */
export const soepLimits = { lengthMax: 600, messagesMax: 10 } as const;

/**
 * The text for the HIS, in Dutch and one paragraph per letter: S what the patient wrote and when, E what was decided about a request to
 * correct the record, P what the practice wrote and how it ended. O stays empty, as E does otherwise: a value in an answer can be a result,
 * a target or an advice, and which of them is for the clinician to say.
 */
export function consultSoep({ messages, endedAs, decided }: SoepConsult): string {
  const answers = messages
    .filter(({ author }) => author === "practice")
    .map(({ at, writtenByName, body }) => `${dated(at)}, ${writtenByName ?? "praktijk"}: “${oneLine(body)}”`);
  const asked = askedLines(messages.filter(({ author }) => author === "patient"));
  return [
    line("S", asked),
    line("O", []),
    line("E", decided === null ? [] : [`Verzoek om correctie van het dossier: ${decided}.`]),
    line("P", [...answers, ...(endedAs === null ? [] : [`Afgesloten: ${endedAs}.`])]),
  ].join("\n");
}

/** The question and what was written last are kept; what is left out stands in between, as a number. */
function askedLines(asked: SoepConsult["messages"]): string[] {
  const lines = asked.map(
    ({ at, by, body }) => `${dated(at)}${by === null ? "" : `, ${oneLine(by)}`}: ${shortened(oneLine(body))}`,
  );
  const leftOut = lines.length - soepLimits.messagesMax;
  if (leftOut <= 0) return lines;
  const [first = "", ...rest] = lines;
  return [first, `[${leftOut} ${leftOut === 1 ? "bericht" : "berichten"} weggelaten]`, ...rest.slice(leftOut)];
}

function shortened(text: string): string {
  if (text.length <= soepLimits.lengthMax) return `“${text}”`;
  const cut = excerptOf(text, soepLimits.lengthMax);
  const words = cut.slice(0, Math.max(0, cut.lastIndexOf(" ")));
  // Text without spaces is cut where it stands.
  const kept = words.length > soepLimits.lengthMax / 2 ? words : cut;
  return `“${kept}” [ingekort: ${text.length - kept.length} tekens weggelaten]`;
}

function line(letter: string, parts: readonly string[]): string {
  return [`${letter}:`, ...parts].join(" ");
}

function dated(at: Date): string {
  const day = dateFormat("nl", { day: "2-digit", month: "2-digit", year: "numeric" }).format(at);
  return `${day} ${dateFormat("nl", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at)}`;
}

/** A HIS takes one paragraph per letter, and no message can begin a letter of its own. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
