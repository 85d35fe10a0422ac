import { type RuleName, type RuleValues, ruleBook } from "#db/terms/measurement-rules.ts";
import type { RuleField } from "#db/terms/rule-fields.ts";
import type { RuleFacts } from "./contract.ts";

/** A stored agreement, of the organization (`patientId` null) or of one patient. */
export type StoredRule = {
  ruleId: string;
  patientId: string | null;
  rule: string;
  values: Record<string, number | boolean | null>;
  reason: string;
  setByName: string | null;
  setAt: Date;
  endedAt: Date | null;
};

export type RuleInForce<N extends RuleName> = Omit<RuleFacts, "rule" | "values"> & { rule: N; values: RuleValues<N> };
export type RulesInForce = { [N in RuleName]: RuleInForce<N> };

/**
 * Every rule in force at a moment. Per figure, a patient's agreement overrides the organization's, which overrides the rule book. Of two
 * agreements the later one holds; a patient's counts only where the rule is personal.
 */
export function rulesInForce(stored: readonly StoredRule[], at: Date): RulesInForce {
  const holding = stored
    .filter((one) => one.setAt <= at && (one.endedAt === null || one.endedAt > at))
    .sort((a, b) => a.setAt.getTime() - b.setAt.getTime());
  const names = ruleNames();
  return wholeBook(names.map((name) => [name, ruleInForce(name, holding)]));
}

function ruleInForce(name: RuleName, holding: readonly StoredRule[]): RuleFacts {
  const { values, source, section, notedOn, confidence, isPersonal } = ruleBook[name];
  const of = holding.filter((one) => one.rule === name);
  const organization = of.findLast((one) => one.patientId === null);
  const patient = isPersonal ? of.findLast((one) => one.patientId !== null) : undefined;
  const agreed = patient ?? organization;
  return {
    rule: name,
    origin: patient ? "patient" : organization ? "organization" : "book",
    values: merged(name, [values, organization?.values ?? {}, patient?.values ?? {}]),
    ruleId: agreed?.ruleId ?? null,
    setByName: agreed?.setByName ?? null,
    setAt: agreed?.setAt ?? null,
    reason: agreed?.reason ?? null,
    source,
    section,
    notedOn,
    confidence,
  };
}

/** The last layer with a valid figure wins; a figure that does not fit its field is ignored. */
function merged(name: RuleName, layers: readonly Record<string, number | boolean | null>[]) {
  const figures = Object.entries(fieldsOf(name)).map(([key, field]) => {
    const found = layers.findLast((layer) => key in layer && fits(field, layer[key]));
    return [key, found?.[key] ?? null] as const;
  });
  return Object.fromEntries(figures);
}

export type FigureProblem = "figure-unknown" | "figure-out-of-bounds";

/** What is wrong with the figures someone wants to agree; null when they are all valid. */
export function figureProblem(name: RuleName, values: Record<string, number | boolean | null>): FigureProblem | null {
  const fields = fieldsOf(name);
  const given = Object.entries(values);
  if (given.length === 0 || given.some(([key]) => !(key in fields))) return "figure-unknown";
  const isFitting = given.every(([key, value]) => {
    const field = fields[key];
    return field !== undefined && fits(field, value);
  });
  return isFitting ? null : "figure-out-of-bounds";
}

function fits(field: RuleField, value: number | boolean | null | undefined): boolean {
  if (field.type === "switch") return typeof value === "boolean";
  if (value === null) return field.isOptional === true;
  return typeof value === "number" && value >= field.min && value <= field.max;
}

function fieldsOf(name: RuleName): Record<string, RuleField> {
  return ruleBook[name].fields;
}

/** Guarantee: the keys of the rule book are its rule names. */
function ruleNames(): RuleName[] {
  return Object.keys(ruleBook) as RuleName[];
}

/** Guarantee: there is an entry for every name, and `merged` keeps only figures that fit the fields of that name. */
function wholeBook(entries: readonly (readonly [RuleName, RuleFacts])[]): RulesInForce {
  return Object.fromEntries(entries) as unknown as RulesInForce;
}
