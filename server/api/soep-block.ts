import { grant } from "#server/access/access.ts";
import { type OpenedPatient, openPatient } from "#server/access/open-patient.ts";
import { messages } from "#server/language/messages.ts";
import { wordsIn } from "#server/language/words.ts";
import { getSoep } from "#server/measurements/get-soep.ts";
import type { SoepLine } from "#server/measurements/profile-contract.ts";
import { listReviews } from "#server/reviews/list-reviews.ts";
import { soepText } from "#server/reviews/soep-rules.ts";

/**
 * The text for the HIS: what was shared and measured, and what was concluded of it last. Dutch, the language of the record. Empty while
 * nothing was concluded.
 */
export async function soepBlock(opened: OpenedPatient<"review.list">): Promise<string> {
  const { access, patientId } = opened;
  const [[last], facts] = await Promise.all([
    listReviews(opened),
    getSoep(await openPatient(grant(access.actor, "measurement.read"), patientId)),
  ]);
  if (!last) return "";
  const conclusions = wordsIn("nl", "reviews");
  const say = sayer();
  return soepText({
    shared: facts.s.map(say),
    comments: [],
    findings: [...facts.o, ...facts.e].map(say),
    conclusion: conclusions(`conclusions.${last.conclusion}`),
    note: last.note ?? "",
    reply: last.reply?.body ?? "",
    task: last.task?.text ?? "",
  });
}

/** Says a line of measurements. Guarantee: server/measurements/soep-rules.ts names only lines that `measurements.soep.lines` holds. */
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

/** A whole number may decide a plural; another one is only read. */
function withComma(value: string | number): string | number {
  return typeof value === "number" && !Number.isInteger(value) ? value.toLocaleString("nl-NL") : value;
}
