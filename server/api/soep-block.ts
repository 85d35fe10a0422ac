import { type SoepFrame, soepText } from "#db/terms/soep.ts";
import { grant } from "#server/access/access.ts";
import { type OpenedPatient, openedUnder } from "#server/access/open-patient.ts";
import { messages } from "#server/language/messages.ts";
import { wordsIn } from "#server/language/words.ts";
import type { SoepLine } from "#server/measurements/preparation/contract.ts";
import { getSoep } from "#server/measurements/preparation/get-soep.ts";
import { listReviews } from "#server/reviews/conclusion/list-reviews.ts";
import { hasWaiting } from "#server/reviews/round/has-waiting.ts";

/** What the SOEP text of the next conclusion holds already: what was shared and measured. In Dutch, the language of the record. */
export async function soepFrame(opened: OpenedPatient<"review.list">): Promise<SoepFrame> {
  const facts = await getSoep(openedUnder(opened, grant(opened.access.actor, "measurement.read")));
  const say = sayer();
  return { shared: facts.s.map(say), findings: facts.o.map(say), standing: facts.e.map(say) };
}

/**
 * The SOEP text of a conclusion, by default the latest. Empty when there is none. What was measured is left out of an older one, and once
 * something newer waits: those figures are not what it was about.
 */
export async function soepBlock(opened: OpenedPatient<"review.list">, reviewId?: string): Promise<string> {
  const [past, frame, isWaiting] = await Promise.all([listReviews(opened), soepFrame(opened), hasWaiting(opened)]);
  const [last] = past;
  const made = reviewId === undefined ? last : past.find((one) => one.reviewId === reviewId);
  if (!made) return "";
  const { conclusion, adjusts, note, message, task } = made;
  const isAbout = made === last && !isWaiting;
  return soepText(isAbout ? frame : { shared: [], findings: [], standing: [] }, {
    ...{ conclusion, adjusts, note: note ?? "", message: message?.body ?? "", task: task?.text ?? "" },
  });
}

/**
 * Formats a line of measurements. Guarantee: server/measurements/preparation/rules.ts only names lines that
 * `measurements.soep.lines` has.
 */
function sayer(): (line: SoepLine) => string {
  const words = wordsIn("nl", "measurements");
  const kinds: Record<string, string> = messages.nl.measurements.kinds;
  const sayLine = words as unknown as (key: string, values: Record<string, string | number>) => string;
  return ({ line, values }) => {
    const kind = kinds[String(values.kind)];
    const figures = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, withComma(value)]));
    return sayLine(`soep.lines.${line}`, kind === undefined ? figures : { ...figures, kind });
  };
}

/** An integer may select a plural form and stays a number; a fraction is only displayed. */
function withComma(value: string | number): string | number {
  return typeof value === "number" && !Number.isInteger(value) ? value.toLocaleString("nl-NL") : value;
}
