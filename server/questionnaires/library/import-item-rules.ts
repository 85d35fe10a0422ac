import { type ItemType, itemTypes, type QuestionnaireItem } from "#db/terms/questionnaires.ts";
import {
  isRaw,
  listOf,
  type Raw,
  readCode,
  readNumber,
  readValue,
  textOf,
} from "#server/questionnaires/items/answer-rules.ts";
import { readConditions } from "./import-condition-rules.ts";
import { extensionOf, type ItemReading, type Note, readExtensions } from "./import-extension-rules.ts";
import { readOptions } from "./import-option-rules.ts";

const itemsMax = 500;
const depthMax = 8;
/** FHIR sets no limit; Balie keeps agreements by link id. Our own choice (2026-11-30). */
const linkIdMax = 255;

/** All items of a questionnaire; conditions are checked once all link ids are known. */
export function readItems(file: Raw, reading: ItemReading): QuestionnaireItem[] {
  gatherLinkIds(file, reading, 1);
  if (reading.count > itemsMax) {
    reading.note("refused", "too-many-items", "", String(reading.count));
    return [];
  }
  return itemsUnder(file, reading, 1);
}

function gatherLinkIds(parent: Raw, reading: ItemReading, depth: number): void {
  const items = listOf(parent.item);
  if (depth > depthMax && items.length > 0) {
    reading.note("refused", "too-deep", textOf(parent.linkId) ?? "");
    return;
  }
  for (const item of items) {
    reading.count += 1;
    const linkId = textOf(item.linkId);
    if (linkId === null) reading.note("refused", "link-id-missing", textOf(parent.linkId) ?? "");
    else if (linkId.length > linkIdMax) reading.note("refused", "link-id-too-long", linkId);
    else if (reading.linkIds.has(linkId)) reading.note("refused", "link-id-twice", linkId);
    else reading.linkIds.add(linkId);
    gatherLinkIds(item, reading, depth + 1);
  }
}

function itemsUnder(parent: Raw, reading: ItemReading, depth: number): QuestionnaireItem[] {
  if (depth > depthMax) return [];
  return listOf(parent.item).flatMap((raw) => {
    const linkId = textOf(raw.linkId);
    const type = readType(raw, linkId ?? "", reading);
    if (linkId === null || type === null) return [];
    return [{ ...readItem(raw, linkId, type, reading), items: itemsUnder(raw, reading, depth + 1) }];
  });
}

/** The item type in Balie; null when its answers could not be shown to staff. */
function readType(raw: Raw, linkId: string, { note }: ItemReading): ItemType | null {
  const type = textOf(raw.type);
  const known = itemTypes.find((each) => each === type);
  if (known) return known;
  if (type === "url") {
    note("marked", "type-as-text", linkId, type);
    return "string";
  }
  if (type === "question") {
    note("marked", "type-as-text", linkId, type);
    return "text";
  }
  const isKnown = type === "attachment" || type === "reference";
  note("refused", isKnown ? "type-not-shown" : "type-unknown", linkId, type ?? "");
  return null;
}

function readItem(raw: Raw, linkId: string, type: ItemType, reading: ItemReading): Omit<QuestionnaireItem, "items"> {
  const { note } = reading;
  readExtensions(raw, linkId, note);
  readExtensions(isRaw(raw._text) ? raw._text : {}, linkId, note);
  noteInitial(raw, linkId, note);
  if (textOf(raw.definition) !== null) note("marked", "definition", linkId);
  readExpression(raw, linkId, type, reading);
  const unit = extensionOf(raw, "questionnaire-unit")?.valueCoding;
  return {
    linkId,
    type,
    prefix: textOf(raw.prefix),
    text: textOf(raw.text),
    codes: listOf(raw.code).map(readCode),
    isRequired: raw.required === true,
    isRepeated: raw.repeats === true,
    isReadOnly: raw.readOnly === true,
    isHidden: extensionOf(raw, "questionnaire-hidden")?.valueBoolean === true,
    options: type === "choice" || type === "open-choice" ? readOptions(raw, linkId, reading) : [],
    min: boundOf(extensionOf(raw, "minValue")),
    max: boundOf(extensionOf(raw, "maxValue")),
    minLength: readNumber(extensionOf(raw, "minLength")?.valueInteger),
    maxLength: readNumber(raw.maxLength),
    decimalPlacesMax: readNumber(extensionOf(raw, "maxDecimalPlaces")?.valueInteger),
    unit: isRaw(unit) ? readCode(unit) : null,
    enableWhen: readConditions(raw, linkId, reading),
  };
}

function noteInitial(raw: Raw, linkId: string, note: Note): void {
  const isInitial = (key: string) => /^initial([A-Z]|$)/.test(key);
  if (Object.keys(raw).some(isInitial)) note("marked", "initial", linkId);
}

/** A calculated expression; a string in STU3, an Expression in R4. */
function readExpression(raw: Raw, linkId: string, type: ItemType, reading: ItemReading): void {
  const found = extensionOf(raw, "sdc-questionnaire-calculatedExpression", "questionnaire-calculatedExpression");
  if (!found) return;
  const inner = isRaw(found.valueExpression) ? found.valueExpression : null;
  const language = inner ? textOf(inner.language) : "text/fhirpath";
  const expression = inner ? textOf(inner.expression) : textOf(found.valueString);
  if (expression === null || language !== "text/fhirpath") {
    reading.note("marked", "expression-not-used", linkId, language ?? "");
    return;
  }
  const isNumber = type === "decimal" || type === "integer" || type === "quantity";
  reading.expressions.push({ linkId, expression, isNumber });
}

function boundOf(extension: Raw | null): number | string | null {
  const value = extension ? readValue(extension, "value") : null;
  if (value === null || value.kind === "coding" || value.kind === "other" || value.kind === "boolean") return null;
  return value.value;
}
