import type { AnswerOption, QuestionnaireDefinition, QuestionnaireItem, Scoring } from "#db/terms/questionnaires.ts";
import { frequencyWords } from "#server/questionnaires/instruments/frequency.ts";
import { gad7Items, gad7Panel, gad7Scoring } from "#server/questionnaires/instruments/gad-7.ts";
import { phq9Items, phq9Panel, phq9Scoring } from "#server/questionnaires/instruments/phq-9.ts";

const instruments = [
  { panel: phq9Panel, items: phq9Items, scoring: phq9Scoring },
  { panel: gad7Panel, items: gad7Items, scoring: gad7Scoring },
];

/**
 * Recognizes an instrument with known scoring in a third-party file, by the LOINC codes of panel and items and the wording of the four
 * answers, never by title. Returns the items with their points; null as soon as anything does not match.
 */
export function recognizeInstrument(
  definition: QuestionnaireDefinition,
): { items: QuestionnaireItem[]; scoring: Scoring } | null {
  const instrument = instruments.find(({ panel }) => definition.codes.some((each) => isLoinc(each, panel)));
  if (!instrument) return null;
  const all = allItems(definition.items);
  const found = instrument.items.map((code) => all.find((item) => item.codes.some((each) => isLoinc(each, code))));
  const counted = found.filter((item) => item !== undefined);
  if (counted.length !== found.length || !counted.every((item) => withPoints(item.options) !== null)) return null;
  const linkIds = new Set(counted.map((item) => item.linkId));
  return {
    items: definition.items.map((item) => givePoints(item, linkIds)),
    scoring: instrument.scoring(counted.map((item) => item.linkId)),
  };
}

function givePoints(item: QuestionnaireItem, linkIds: ReadonlySet<string>): QuestionnaireItem {
  const options = linkIds.has(item.linkId) ? (withPoints(item.options) ?? item.options) : item.options;
  return { ...item, options, items: item.items.map((below) => givePoints(below, linkIds)) };
}

/** The options with 0 to 3 points, by wording or LOINC code; null unless each of the four occurs exactly once. */
function withPoints(options: AnswerOption[]): AnswerOption[] | null {
  const counted = options.map((option) => ({ ...option, ordinal: pointsIn(option) }));
  const isWhole = frequencyWords.every((_, points) => counted.filter((each) => each.ordinal === points).length === 1);
  return isWhole && counted.length === frequencyWords.length ? counted : null;
}

function pointsIn({ value }: AnswerOption): number | null {
  if (value.kind !== "coding") return null;
  const said = [value.code, value.display].map((each) => each?.trim().toLowerCase() ?? "");
  const index = frequencyWords.findIndex((words) => words.some((word) => said.includes(word)));
  return index < 0 ? null : index;
}

function isLoinc(code: { system: string | null; code: string | null }, wanted: string): boolean {
  return code.code === wanted && (code.system === null || code.system === "http://loinc.org");
}

function allItems(items: readonly QuestionnaireItem[]): QuestionnaireItem[] {
  return items.flatMap((item) => [item, ...allItems(item.items)]);
}
