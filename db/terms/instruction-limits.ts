import type { ProtocolKind } from "./measurements.ts";

/** Whom a patient calls: the practice, and who covers while it is closed. Empty: the practice did not say. */
export type CallFacts = { phone: string; coverName: string; coverPhone: string };

/** A rise within this many hours. */
export type Rise = { gain: number; hours: number };

/** What was agreed with this patient in alarms of the kind; absent: nothing. Strictly above and below. */
export type AgreedLimits = { above?: number; below?: number; diastolicAbove?: number };

/** The figures at which a patient calls, from the rules and agreements by which the series is judged, in the unit of the kind. */
export type CallLimits = AgreedLimits & {
  /** Blood pressure: at or above for two days; at or above again the same day. */
  systolicStays: number;
  diastolicStays: number;
  systolicRepeats: number;
  /** Weight: more than this. */
  rises: readonly Rise[];
  /** Glucose: below. The others only where the practice or the patient has figures of their own: sources differ. */
  low: number;
  fastingMax: number | null;
  afterMealBelow: number | null;
  veryHigh: number | null;
};

const agreed = "Dat hebben we met u afgesproken.";

/** When a patient calls, a sentence a line. */
export function callLines(kind: ProtocolKind, limits: CallLimits): string[] {
  return texts[kind](limits);
}

/** The telephone number of the practice as a sentence to end with; empty when it is not known. */
export function phoneSentence({ phone }: CallFacts): string {
  return phone === "" ? "" : ` Ons telefoonnummer is ${phone}.`;
}

/** Whom to call while the practice is closed. The out-of-hours service is what everybody has; a practice may have others. */
export function coverOf({ coverName, coverPhone }: CallFacts): string {
  if (coverName === "" && coverPhone === "") return "de huisartsenpost";
  const name = coverName === "" ? "de waarneming" : coverName;
  return coverPhone === "" ? name : `${name}, telefoon ${coverPhone}`;
}

const texts: Record<ProtocolKind, (limits: CallLimits) => string[]> = {
  "home-blood-pressure": ({ systolicStays, diastolicStays, systolicRepeats, above, below, diastolicAbove }) => [
    ...(above !== undefined && above < systolicRepeats
      ? [`Is de bovendruk hoger dan ${said(above)}? Bel dan dezelfde dag. ${agreed}`]
      : []),
    ...(diastolicAbove === undefined
      ? []
      : [`Is de onderdruk hoger dan ${said(diastolicAbove)}? Bel dan dezelfde dag. ${agreed}`]),
    ...(below === undefined ? [] : [`Is de bovendruk lager dan ${said(below)}? Bel dan dezelfde dag. ${agreed}`]),
    // Nobody is reassured about a value for which an alarm was agreed.
    ...((above ?? systolicStays) < systolicStays || (diastolicAbove ?? diastolicStays) < diastolicStays
      ? []
      : [
          `Eén keer een hoge waarde, zoals ${said(systolicStays)} over ${said(diastolicStays)}, is meestal niet erg. Meet gewoon verder.`,
        ]),
    `Blijft de bovendruk twee dagen ${said(systolicStays)} of hoger, of de onderdruk ${said(diastolicStays)} of hoger? Bel dan uw praktijk.`,
    `Is de bovendruk ${said(systolicRepeats)} of hoger? Rust uit en meet dezelfde dag nog een keer. Blijft hij zo hoog? Bel dan meteen.`,
  ],
  "weight-watch": ({ rises, above, below }) => [
    ...rises.map(
      ({ gain, hours }) =>
        `Komt u in ${span(hours)} meer dan ${said(gain)} kilo aan? Bel dan dezelfde dag uw praktijk.`,
    ),
    ...(above === undefined ? [] : [`Weegt u meer dan ${said(above)} kilo? Bel dan dezelfde dag. ${agreed}`]),
    ...(below === undefined ? [] : [`Weegt u minder dan ${said(below)} kilo? Bel dan dezelfde dag. ${agreed}`]),
  ],
  "glucose-profile": ({ low, fastingMax, afterMealBelow, veryHigh, above, below }) => [
    `Is een waarde lager dan ${said(low)}? Doe dan wat u voor een lage waarde heeft geleerd en meet opnieuw. Blijft hij laag? Bel dan meteen.`,
    ...(below === undefined ? [] : [`Is een waarde lager dan ${said(below)}? Bel dan dezelfde dag. ${agreed}`]),
    ...(above === undefined ? [] : [`Is een waarde hoger dan ${said(above)}? Bel dan dezelfde dag. ${agreed}`]),
    ...(veryHigh === null || (above ?? veryHigh) < veryHigh
      ? []
      : [`Is een waarde hoger dan ${said(veryHigh)}? Meet dan opnieuw. Blijft hij zo hoog? Bel dan dezelfde dag.`]),
    lastingHigh(fastingMax, afterMealBelow),
  ],
};

function lastingHigh(fastingMax: number | null, afterMealBelow: number | null): string {
  const told = [
    fastingMax === null ? "" : `nuchter hoger dan ${said(fastingMax)}`,
    afterMealBelow === null ? "" : `2 uur na het eten ${said(afterMealBelow)} of hoger`,
  ].filter((one) => one !== "");
  const high = told.length === 0 ? "hoger dan u met ons heeft afgesproken" : told.join(", of ");
  return `Zijn uw waarden ${high}, en blijft dat zo? Bel dan uw praktijk.`;
}

function span(hours: number): string {
  return hours % 24 === 0 && hours > 24 ? `${hours / 24} dagen` : `${hours} uur`;
}

/** A figure as a patient reads it: "2,4". */
export function said(figure: number): string {
  return figure.toLocaleString("nl-NL", { maximumFractionDigits: 1, useGrouping: false });
}
