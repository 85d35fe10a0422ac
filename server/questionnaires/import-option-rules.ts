import type { AnswerOption } from "#db/terms/questionnaires.ts";
import { isRaw, listOf, type Raw, readCode, readValue, textOf } from "./answer-rules.ts";
import { extensionOf, type ItemReading, ordinalOf, readExtensions } from "./import-extension-rules.ts";

/**
 * The options of a choice: in the item (STU3 `option`, R4 `answerOption`), or in a value set inside the file. A value set elsewhere
 * is refused: neither the preview nor the answers could be shown with certainty.
 */
export function readOptions(raw: Raw, linkId: string, reading: ItemReading): AnswerOption[] {
  const own = [...listOf(raw.option), ...listOf(raw.answerOption)];
  if (own.length > 0) return own.flatMap((option) => readOption(option, linkId, reading));
  const address = textOf(raw.answerValueSet) ?? (isRaw(raw.options) ? textOf(raw.options.reference) : null);
  if (address === null) {
    reading.note("refused", "options-missing", linkId);
    return [];
  }
  const valueSet = reading.valueSets.get(address) ?? reading.valueSets.get(address.split("|")[0] ?? "");
  const options = valueSet ? optionsIn(valueSet) : [];
  if (options.length === 0) reading.note("refused", "options-elsewhere", linkId, address);
  return options;
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

/** The concepts that a value set names one by one; one that takes in a whole code system names none. */
function optionsIn(valueSet: Raw): AnswerOption[] {
  const expanded = isRaw(valueSet.expansion) ? listOf(valueSet.expansion.contains) : [];
  if (expanded.length > 0) return expanded.map((concept) => optionOf(concept, textOf(concept.system)));
  const composed = isRaw(valueSet.compose) ? listOf(valueSet.compose.include) : [];
  if (composed.some((include) => listOf(include.concept).length === 0)) return [];
  return composed.flatMap((include) =>
    listOf(include.concept).map((concept) => optionOf(concept, textOf(include.system))),
  );
}

function optionOf(concept: Raw, system: string | null): AnswerOption {
  const { code, display } = readCode(concept);
  return { value: { kind: "coding", system, code, display }, ordinal: ordinalOf(concept), isExclusive: false };
}
