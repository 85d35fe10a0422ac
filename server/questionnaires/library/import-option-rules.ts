import type { AnswerOption } from "#db/terms/questionnaires.ts";
import { isRaw, listOf, type Raw, readCode, readValue, textOf } from "#server/questionnaires/items/answer-rules.ts";
import { extensionOf, type ItemReading, ordinalOf, readExtensions } from "./import-extension-rules.ts";

/**
 * Options of all items of a questionnaire together. Many items may point at one value set of the file, so the size of the file does not bound
 * them. Our own choice (2026-11-30).
 */
const optionsMax = 5_000;

/**
 * The options of a choice: inline (STU3 `option`, R4 `answerOption`) or from a value set contained in the file. An external value set is
 * refused: neither the preview nor the answers could be shown reliably.
 */
export function readOptions(raw: Raw, linkId: string, reading: ItemReading): AnswerOption[] {
  const own = [...listOf(raw.option), ...listOf(raw.answerOption)];
  if (own.length > 0) {
    return isWithin(own.length, linkId, reading) ? own.flatMap((option) => readOption(option, linkId, reading)) : [];
  }
  const address = textOf(raw.answerValueSet) ?? (isRaw(raw.options) ? textOf(raw.options.reference) : null);
  if (address === null) {
    reading.note("refused", "options-missing", linkId);
    return [];
  }
  const valueSet = reading.valueSets.get(address) ?? reading.valueSets.get(address.split("|")[0] ?? "");
  const concepts = valueSet ? conceptsIn(valueSet) : [];
  if (concepts.length === 0) reading.note("refused", "options-elsewhere", linkId, address);
  if (!isWithin(concepts.length, linkId, reading)) return [];
  return concepts.map(({ concept, system }) => optionOf(concept, system));
}

/** Whether so many more options may be read; says so at the first item where they may not. */
function isWithin(count: number, linkId: string, reading: ItemReading): boolean {
  const before = reading.options;
  reading.options += count;
  if (before <= optionsMax && reading.options > optionsMax) reading.note("refused", "too-many-options", linkId);
  return reading.options <= optionsMax;
}

function readOption(raw: Raw, linkId: string, reading: ItemReading): AnswerOption[] {
  const value = readValue(raw, "value");
  const coding = isRaw(raw.valueCoding) ? raw.valueCoding : {};
  for (const element of [raw, coding]) readExtensions(element, linkId, reading.note);
  if (raw.initialSelected === true) reading.note("marked", "initial", linkId);
  if (value === null || value.kind === "other") {
    reading.note("refused", "options-missing", linkId);
    return [];
  }
  const isExclusive = extensionOf(raw, "questionnaire-optionExclusive")?.valueBoolean === true;
  return [{ value, ordinal: ordinalOf(raw, coding), isExclusive }];
}

/** The concepts a value set enumerates; one that includes a whole code system enumerates none. */
function conceptsIn(valueSet: Raw): { concept: Raw; system: string | null }[] {
  const expanded = isRaw(valueSet.expansion) ? listOf(valueSet.expansion.contains) : [];
  if (expanded.length > 0) return expanded.map((concept) => ({ concept, system: textOf(concept.system) }));
  const composed = isRaw(valueSet.compose) ? listOf(valueSet.compose.include) : [];
  if (composed.some((include) => listOf(include.concept).length === 0)) return [];
  return composed.flatMap((include) =>
    listOf(include.concept).map((concept) => ({ concept, system: textOf(include.system) })),
  );
}

function optionOf(concept: Raw, system: string | null): AnswerOption {
  const { code, display } = readCode(concept);
  return { value: { kind: "coding", system, code, display }, ordinal: ordinalOf(concept), isExclusive: false };
}
