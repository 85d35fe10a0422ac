import { z } from "zod";
import type { RuleName } from "#db/terms/measurement-rules.ts";
import type { RuleField } from "#db/terms/rule-fields.ts";
import { SetRuleInput } from "#server/measurements/agreements/contract.ts";
import { fieldsOf } from "./rule-words.ts";

type Figure = number | boolean | null;

/** `SetRuleInput` narrowed to the figures of one rule, so that an out-of-range figure is reported at its own field. */
export function ruleInputOf(rule: RuleName) {
  const fields = Object.entries(fieldsOf(rule)).map(([name, field]) => [name, figureOf(field)] as const);
  const shape: Record<string, z.ZodType<Figure, Figure>> = Object.fromEntries(fields);
  return SetRuleInput.extend({ values: z.object(shape) });
}

function figureOf(field: RuleField): z.ZodType<Figure, Figure> {
  if (field.type === "switch") return z.boolean();
  const number = z.number().min(field.min).max(field.max);
  return field.isOptional ? number.nullable() : number;
}
