import type { AnswerValue } from "#db/terms/questionnaires.ts";
import type { JsonObject } from "#server/fhir/format/json.ts";

/** The choice element (`value[x]`, `answer[x]`) of an answer; the same in both releases. */
export function valueElement(name: "value" | "answer", value: AnswerValue): JsonObject {
  switch (value.kind) {
    case "boolean":
      return { [`${name}Boolean`]: value.value };
    case "number":
      return Number.isInteger(value.value) ? { [`${name}Integer`]: value.value } : { [`${name}Decimal`]: value.value };
    case "date":
      return { [`${name}Date`]: value.value };
    case "dateTime":
      return { [`${name}DateTime`]: value.value };
    case "time":
      return { [`${name}Time`]: value.value };
    case "text":
      return { [`${name}String`]: value.value };
    case "coding":
      return { [`${name}Coding`]: present({ system: value.system, code: value.code, display: value.display }) };
    case "quantity":
      return { [`${name}Quantity`]: present({ value: value.value, unit: value.unit, code: value.code }) };
    case "other":
      return {};
  }
}

function present(facts: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));
}
