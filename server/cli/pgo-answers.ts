import type { FhirVersion } from "#db/terms/gateways.ts";
import type { QuestionnaireItem } from "#db/terms/questionnaires.ts";
import { dutchDay } from "#server/calendar/clock.ts";
import { isObject, type Json, type JsonObject } from "#server/fhir/format/json.ts";
import type { Resource } from "#server/fhir/resource.ts";
import { readAnswers } from "#server/questionnaires/items/answer-rules.ts";
import { readLines } from "#server/questionnaires/items/reading-rules.ts";
import { readQuestionnaire } from "#server/questionnaires/library/import-rules.ts";

/** The reference of a task's questionnaire: "Questionnaire/018f…", or an absolute URL; null when the task has none. */
export function questionnaireOf(task: Resource): string | null {
  for (const input of listOf(task.input)) {
    const reference = isObject(input.valueReference) ? input.valueReference.reference : input.valueCanonical;
    if (typeof reference === "string" && reference.includes("Questionnaire/")) return reference;
  }
  return null;
}

const profiles: Record<FhirVersion, string> = {
  stu3: "http://nictiz.nl/fhir/StructureDefinition/vl-QuestionnaireResponse",
  r4: "http://hl7.org/fhir/StructureDefinition/QuestionnaireResponse",
};

/**
 * A QuestionnaireResponse that always picks the nth choice; other items get a plain value of their type, and items
 * hidden by the answers get none. Subject and author refer to the task's owner by id, without personal data.
 */
export function inventAnswers(questionnaire: Resource, task: Resource, choice: number, version: FhirVersion): Resource {
  const { id, url, version: release, item } = questionnaire;
  const canonical = typeof url === "string" ? `${url}${typeof release === "string" ? `|${release}` : ""}` : "";
  const owner: JsonObject = isObject(task.owner) ? { subject: task.owner, author: task.owner } : {};
  const { items } = readQuestionnaire(questionnaire, version).definition;
  return {
    resourceType: "QuestionnaireResponse",
    meta: { profile: [profiles[version]] },
    questionnaire: version === "stu3" ? { reference: `Questionnaire/${id}` } : canonical || `Questionnaire/${id}`,
    status: "completed",
    ...owner,
    authored: new Date().toISOString(),
    item: onlyShown(
      listOf(item).flatMap((one) => answered(one, choice)),
      items,
    ),
  };
}

/** An answer may show or hide other items, so repeat until nothing changes; limited, as conditions may be circular. */
function onlyShown(all: JsonObject[], items: readonly QuestionnaireItem[]): JsonObject[] {
  let given = all;
  for (let turn = 0; turn < roundsMax; turn++) {
    const lines = readLines(items, readAnswers({ item: given }));
    const isHidden = (state: string) => state === "not-shown" || state === "answered-not-shown";
    const hidden = new Set(lines.flatMap(({ linkId, state }) => (isHidden(state) ? [linkId] : [])));
    const next = without(all, hidden);
    if (JSON.stringify(next) === JSON.stringify(given)) return next;
    given = next;
  }
  return given;
}

const roundsMax = 20;

function without(items: readonly JsonObject[], hidden: ReadonlySet<unknown>): JsonObject[] {
  return items.flatMap(({ item, ...one }) => {
    if (hidden.has(one.linkId)) return [];
    const within = without(listOf(item), hidden);
    return [within.length > 0 ? { ...one, item: within } : one];
  });
}

/** The task as completed, referring to the answers in the same transaction. */
export function completedTask(task: Resource, answersUrl: string): Resource {
  const output = [{ type: { text: "QuestionnaireResponse" }, valueReference: { reference: answersUrl } }];
  return { ...task, status: "completed", lastModified: new Date().toISOString(), output };
}

function answered(item: JsonObject, choice: number): JsonObject[] {
  const { linkId, type } = item;
  if (typeof linkId !== "string" || type === "display") return [];
  const within = listOf(item.item).flatMap((one) => answered(one, choice));
  if (type === "group") return [{ linkId, ...(within.length > 0 ? { item: within } : {}) }];
  const value = valueFor(item, choice);
  return value ? [{ linkId, answer: [value] }] : [];
}

function valueFor(item: JsonObject, choice: number): JsonObject | null {
  switch (item.type) {
    case "choice":
    case "open-choice": {
      const options = listOf(item.answerOption ?? item.option);
      const option = options[Math.min(choice, options.length - 1)];
      return option && isObject(option.valueCoding) ? { valueCoding: option.valueCoding } : null;
    }
    case "boolean":
      return { valueBoolean: choice > 0 };
    case "integer":
      return { valueInteger: choice };
    case "decimal":
      return { valueDecimal: choice };
    case "date":
      return { valueDate: dutchDay(new Date()) };
    case "string":
    case "text":
      return { valueString: "Geen bijzonderheden" };
    default:
      return null;
  }
}

function listOf(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
