import { type CallFacts, type CallLimits, callLines, coverOf, phoneSentence } from "./instruction-limits.ts";
import type { ProtocolKind } from "./measurements.ts";
import { blankPattern } from "./message-blanks.ts";

/** What does not depend on the days chosen: when and whom to call, and the practice's own text; null: Balie's. */
export type InstructionSetting = { limits: CallLimits; calls: CallFacts; body: string | null };

/** What the instructions say of one measurement protocol. Days are dates in Dutch time. */
export type InstructionFacts = {
  kind: ProtocolKind;
  startsOn: string;
  endsOn: string;
  morningCount: number;
  eveningCount: number;
  /** False: on paper, for a patient who brings the values instead of sharing them. */
  shares?: boolean;
} & InstructionSetting;

const days = new Intl.DateTimeFormat("nl-NL", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });

/**
 * The blanks of a text of instructions. Balie fills them for each patient, so that no text of a practice can name other figures than those
 * by which the values are judged.
 */
export const instructionBlanks = ["begin", "einde", "momenten", "delen", "bellen", "dicht"] as const;
type InstructionBlank = (typeof instructionBlanks)[number];

/** A text must say when to call, and whom while the practice is closed: nobody watches values day and night. Our own choice (2026-11-30). */
export const neededBlanks = ["bellen", "dicht"] as const satisfies readonly InstructionBlank[];

/** Maximum length of a practice's own text. */
export const instructionLengthMax = 1_500;

/** The needed blanks that a text lacks. */
export function missingInstructionBlanks(body: string): string[] {
  return neededBlanks.filter((blank) => !body.includes(`{${blank}}`));
}

/**
 * The instructions of a measurement protocol as a patient reads them: from when until when, how to measure, what to do with a high
 * value and whom to call. Plain Dutch (B1). Who may not judge may still send it: the figures are those of the rules.
 */
export function instructionsOf({ kind, startsOn, endsOn, shares, ...facts }: InstructionFacts): string {
  const { limits, calls, body, morningCount, eveningCount } = facts;
  const words: Record<InstructionBlank, string> = {
    begin: inFull(startsOn),
    einde: inFull(endsOn),
    momenten: kind === "home-blood-pressure" ? listed(momentsOf(morningCount, eveningCount)) : "",
    delen:
      shares === false
        ? "Schrijf elke meting op, met de dag en de tijd. Schrijf ze allemaal op en neem ze mee naar uw praktijk."
        : "Deel uw metingen via uw PGO. Deel ze allemaal, ook als een waarde tegenvalt.",
    bellen: listed(callLines(kind, limits)),
    dicht: helpOf(calls),
  };
  const text = (body ?? shippedInstructions[kind])
    .split("\n")
    // A line whose blanks are all empty goes.
    .flatMap((line) => {
      const filled = line.replace(blankPattern, (whole, word: string) => (isBlank(word) ? words[word] : whole));
      return filled.trim() === "" && line.trim() !== "" ? [] : [filled];
    });
  return text.join("\n").trim();
}

/** What the patient reads when the practice ends a protocol before its last day. */
export function endedText(kind: ProtocolKind, calls: CallFacts): string {
  return `U kunt stoppen met ${doing[kind]}. U hoeft niet verder te gaan. Wat u al met ons deelde, bewaren we. Heeft u een vraag? Bel dan uw praktijk.${phoneSentence(calls)}`;
}

/** A reminder of a protocol: on its first day, or when nothing came by half-way. It repeats no value and no diagnosis. */
export function reminderText(
  which: "first-day" | "half-way",
  { kind, endsOn, calls }: Pick<InstructionFacts, "kind" | "endsOn" | "calls">,
) {
  const until = `De laatste dag is ${inFull(endsOn)}.`;
  return which === "first-day"
    ? `Vandaag begint u met ${doing[kind]}. ${until} Hoe u meet, staat in ons eerdere bericht.`
    : `U zou beginnen met ${doing[kind]}. We kregen nog niets van u. Meet u al? Deel uw metingen dan via uw PGO. ${until} Lukt het meten niet? Bel dan uw praktijk.${phoneSentence(calls)}`;
}

/**
 * The last lines are our own choice of words (2026-11-30): nobody watches values day and night, and no practice may seem to. Also what a
 * patient is told of an alarm ends so.
 */
export function helpOf(calls: CallFacts): string {
  return [
    `We kijken niet de hele dag mee met uw metingen. Voelt u zich niet goed? Wacht dan niet op ons, maar bel.${phoneSentence(calls)}`,
    `Is de praktijk dicht en kan het niet wachten? Bel ${coverOf(calls)}. Bij pijn op de borst of erge benauwdheid belt u 112.`,
  ].join("\n");
}

const span = "U begint op {begin}. De laatste dag is {einde}.";
const calling = "Wanneer belt u ons?\n{bellen}\n\n{dicht}";

/** The texts as Balie brings them; a practice can have its own (server/messages). */
export const shippedInstructions: Record<ProtocolKind, string> = {
  // Four guidelines on home blood pressure, summarized by Medicine Men (2018), and the leaflet of HagaZiekenhuis, number 2297: times,
  // rest, arm, before medication.
  "home-blood-pressure": `U gaat thuis uw bloeddruk meten. ${span}\n\nZo meet u\n{momenten}\n- Zit eerst 5 minuten rustig. Praat niet tijdens het meten.\n- Doe de band om uw bovenarm.\n- {delen}\n\n${calling}`,
  // Radboudumc: at the same time each day.
  "weight-watch": `U gaat thuis uw gewicht bijhouden. ${span}\n\nZo meet u\n- Weeg u elke dag, op dezelfde tijd.\n- Gebruik steeds dezelfde weegschaal.\n- {delen}\n\n${calling}`,
  // A profile takes 30 readings or more in 14 days, fasting and two hours after a meal (Diabetes Care 42/8).
  "glucose-profile": `U gaat thuis uw bloedsuiker meten. ${span}\n\nZo meet u\n- Meet elke dag nuchter. Dat is voordat u iets eet of drinkt, behalve water.\n- Meet elke dag ook 2 keer na een maaltijd. Doe dat 2 uur nadat u begon met eten.\n- Was uw handen met water en maak ze goed droog voordat u prikt.\n- {delen}\n\n${calling}`,
};

const doing: Record<ProtocolKind, string> = {
  "home-blood-pressure": "het meten van uw bloeddruk",
  "weight-watch": "het bijhouden van uw gewicht",
  "glucose-profile": "het meten van uw bloedsuiker",
};

function momentsOf(morningCount: number, eveningCount: number): string[] {
  return [
    ...times("in de ochtend, tussen 6 en 9 uur, voordat u uw medicijnen inneemt", morningCount),
    ...times("in de avond, tussen 6 en 9 uur", eveningCount),
    ...(Math.max(morningCount, eveningCount) > 1 ? ["Wacht ongeveer 1 minuut tussen twee metingen."] : []),
  ];
}

function listed(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join("\n");
}

function isBlank(word: string): word is InstructionBlank {
  const known: readonly string[] = instructionBlanks;
  return known.includes(word);
}

function times(when: string, count: number): string[] {
  return count === 0 ? [] : [`Meet ${count} keer ${when}.`];
}

function inFull(day: string): string {
  return days.format(new Date(`${day}T12:00:00Z`));
}
