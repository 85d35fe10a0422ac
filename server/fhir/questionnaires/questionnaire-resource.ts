import type { FhirVersion } from "#db/terms/gateways.ts";
import type { AnswerOption, AnswerValue, EnableCondition, QuestionnaireItem } from "#db/terms/questionnaires.ts";
import type { JsonObject } from "#server/fhir/format/json.ts";
import type { Resource } from "#server/fhir/resource.ts";
import type { ServedQuestionnaire } from "#server/questionnaires/sending/serving-contract.ts";
import { valueElement } from "./value-element.ts";

const profiles: Record<FhirVersion, string> = {
  stu3: "http://nictiz.nl/fhir/StructureDefinition/vl-Questionnaire",
  r4: "http://hl7.org/fhir/StructureDefinition/Questionnaire",
};
const hl7 = "http://hl7.org/fhir/StructureDefinition/";
const nictiz = "http://nictiz.nl/fhir/StructureDefinition/";

/** A Questionnaire of either release, built from our own model; importing it gives the same model. */
export function questionnaireResource(list: ServedQuestionnaire, version: FhirVersion): Resource {
  const { definition } = list;
  return compact({
    resourceType: "Questionnaire",
    id: list.questionnaireId,
    meta: { profile: [profiles[version]] },
    language: list.language,
    url: list.url,
    version: list.version,
    name: list.name,
    title: list.title,
    status: "active",
    date: definition.date,
    publisher: definition.publisher,
    purpose: definition.purpose,
    copyright: definition.copyright,
    code: definition.codes.map((code) => compact({ ...code })),
    subjectType: ["Patient"],
    item: definition.items.map((item) => itemElement(item, version)),
  });
}

function itemElement(item: QuestionnaireItem, version: FhirVersion): JsonObject {
  const isChoice = item.type === "choice" || item.type === "open-choice";
  const options = item.options.map((option) => optionElement(option, version));
  return compact({
    extension: itemExtensions(item, version),
    linkId: item.linkId,
    code: item.codes.map((code) => compact({ ...code })),
    prefix: item.prefix,
    text: item.text,
    type: item.type,
    ...conditionElements(item, version),
    required: item.isRequired || null,
    repeats: item.isRepeated || null,
    readOnly: item.isReadOnly || null,
    maxLength: item.maxLength,
    ...(isChoice ? { [version === "stu3" ? "option" : "answerOption"]: options } : {}),
    item: item.items.map((below) => itemElement(below, version)),
  });
}

function itemExtensions(item: QuestionnaireItem, version: FhirVersion): JsonObject[] {
  const behavior = item.enableWhen?.behavior;
  const isNamed = version === "stu3" && behavior === "all";
  return [
    ...bound("minValue", item.min, item),
    ...bound("maxValue", item.max, item),
    ...whole("minLength", item.minLength),
    ...whole("maxDecimalPlaces", item.decimalPlacesMax),
    ...(item.unit ? [{ url: `${hl7}questionnaire-unit`, valueCoding: compact({ ...item.unit }) }] : []),
    ...(item.isHidden ? [{ url: `${hl7}questionnaire-hidden`, valueBoolean: true }] : []),
    ...(isNamed ? [{ url: `${nictiz}questionnaire-enableBehavior`, valueCode: "all" }] : []),
  ];
}

function whole(name: string, value: number | null): JsonObject[] {
  return value === null ? [] : [{ url: `${hl7}${name}`, valueInteger: value }];
}

function bound(name: string, value: number | string | null, { type }: QuestionnaireItem): JsonObject[] {
  if (value === null) return [];
  const url = `${hl7}${name}`;
  if (typeof value === "number") {
    return [Number.isInteger(value) ? { url, valueInteger: value } : { url, valueDecimal: value }];
  }
  if (type === "date") return [{ url, valueDate: value }];
  return [type === "time" ? { url, valueTime: value } : { url, valueDateTime: value }];
}

function optionElement({ value, ordinal, isExclusive }: AnswerOption, version: FhirVersion): JsonObject {
  const ordinalUrl = `${hl7}${version === "stu3" ? "questionnaire-ordinalValue" : "ordinalValue"}`;
  const points: JsonObject = ordinal === null ? {} : { extension: [{ url: ordinalUrl, valueDecimal: ordinal }] };
  const element = valueElement("value", value);
  const { valueCoding } = element;
  const exclusive: JsonObject = isExclusive
    ? { extension: [{ url: `${hl7}questionnaire-optionExclusive`, valueBoolean: true }] }
    : {};
  if (typeof valueCoding !== "object" || valueCoding === null || Array.isArray(valueCoding)) {
    return { ...points, ...exclusive, ...element };
  }
  return { ...exclusive, valueCoding: { ...points, ...valueCoding } };
}

/** STU3 has only "has an answer" and "equals"; other operators are extensions of Nictiz. */
function conditionElements({ enableWhen }: QuestionnaireItem, version: FhirVersion): JsonObject {
  if (!enableWhen) return {};
  const conditions = enableWhen.conditions.map((one) => (version === "stu3" ? stu3Condition(one) : r4Condition(one)));
  const behavior: JsonObject = version === "r4" && conditions.length > 1 ? { enableBehavior: enableWhen.behavior } : {};
  return { enableWhen: conditions, ...behavior };
}

function r4Condition({ question, operator, answer }: EnableCondition): JsonObject {
  return { question, operator, ...valueElement("answer", answer) };
}

function stu3Condition({ question, operator, answer }: EnableCondition): JsonObject {
  if (operator === "exists") return { question, hasAnswer: isTrue(answer) };
  const said: JsonObject =
    operator === "=" ? {} : { extension: [{ url: `${nictiz}questionnaire-enableOperator`, valueCode: operator }] };
  return { ...said, question, ...valueElement("answer", answer) };
}

function isTrue(answer: AnswerValue): boolean {
  return answer.kind === "boolean" ? answer.value : true;
}

/** Drops absent members: FHIR has no null and no empty list. */
function compact<T extends Record<string, JsonObject[string]>>(facts: T): T {
  const kept = Object.entries(facts).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  // Guarantee: only members whose absence means the same are left out.
  return Object.fromEntries(kept) as T;
}
