import type { FhirVersion } from "#db/terms/gateways.ts";
import type { ImportFinding, QuestionnaireDefinition, Scoring } from "#db/terms/questionnaires.ts";
import { isRaw, listOf, type Raw, readCode, textOf } from "./answer-rules.ts";
import { isSafeExpression } from "./expression-rules.ts";
import { type ItemReading, readExtensions } from "./import-extension-rules.ts";
import { readItems } from "./import-item-rules.ts";
import { recognizeInstrument } from "./instrument-rules.ts";

/** A questionnaire as a file has it, read as far as Balie can show it. */
export type ReadQuestionnaire = {
  title: string;
  url: string;
  version: string;
  name: string;
  language: string | null;
  definition: QuestionnaireDefinition;
  scoring: Scoring | null;
};

const addressWithoutOne = "https://balie.example/Questionnaire/";

/**
 * Reads a FHIR Questionnaire of STU3 or R4. What cannot be shown safely (options that are not in the file, conditions that cannot be
 * decided, items that a person would not see) makes a finding `refused`; what is shown in a simpler way makes a finding `marked`.
 * Never throws: what is no Questionnaire at all is a finding too.
 */
export function readQuestionnaire(value: unknown, release: FhirVersion): ReadQuestionnaire {
  const findings: ImportFinding[] = [];
  const note = (severity: ImportFinding["severity"], code: ImportFinding["code"], place = "", detail?: string) =>
    void findings.push({ severity, code, place, ...(detail === undefined ? {} : { value: detail.slice(0, 200) }) });
  const file = isRaw(value) && value.resourceType === "Questionnaire" ? value : {};
  if (file !== value) note("refused", "not-a-questionnaire");
  const head = readHead(file, note);
  const reading: ItemReading = {
    release,
    note,
    valueSets: containedValueSets(file),
    linkIds: new Set(),
    expressions: [],
    count: 0,
  };
  const items = readItems(file, reading);
  if (items.length === 0 && file === value) note("refused", "no-items");
  const definition: QuestionnaireDefinition = {
    codes: listOf(file.code).map(readCode),
    publisher: textOf(file.publisher),
    purpose: textOf(file.purpose),
    copyright: textOf(file.copyright),
    date: textOf(file.date),
    items,
    findings: [],
  };
  const recognized = recognizeInstrument(definition);
  const scoring = recognized?.scoring ?? scoringByExpression(reading, head.version);
  for (const { linkId, expression } of reading.expressions) {
    const isUsed = scoring?.way.kind === "expression" && scoring.way.linkId === linkId;
    note("marked", isUsed ? "expression-used" : "expression-not-used", linkId, expression);
  }
  return { ...head, definition: { ...definition, items: recognized?.items ?? items, findings }, scoring };
}

function readHead(file: Raw, note: ItemReading["note"]) {
  const title = textOf(file.title) ?? textOf(file.name);
  const url = textOf(file.url);
  const version = textOf(file.version) ?? textOf(file.date);
  if (title === null) note("refused", "no-title");
  if (url === null) note("marked", "no-url");
  if (textOf(file.version) === null) note("marked", "no-version");
  if (file.experimental === true) note("marked", "experimental");
  if (file.status === "retired") note("marked", "retired");
  if (file.modifierExtension !== undefined || file.implicitRules !== undefined) note("refused", "modifier");
  const subjects = [file.subjectType].flat().filter((each) => typeof each === "string");
  if (subjects.length > 0 && !subjects.includes("Patient")) note("refused", "subject", "", subjects.join(", "));
  readExtensions(file, "", note);
  const name = textOf(file.name) ?? title ?? "";
  return {
    title: title ?? "",
    url: url ?? `${addressWithoutOne}${encodeURIComponent(name.toLowerCase().replace(/\s+/g, "-")).slice(0, 100)}`,
    version: version ?? "1",
    name,
    language: textOf(file.language),
  };
}

/** Value sets inside the file, by `#id` and by address. */
function containedValueSets(file: Raw): Map<string, Raw> {
  const sets = new Map<string, Raw>();
  for (const resource of listOf(file.contained)) {
    if (resource.resourceType !== "ValueSet") continue;
    const id = textOf(resource.id);
    const url = textOf(resource.url);
    if (id) sets.set(`#${id}`, resource);
    if (url) sets.set(url, resource);
  }
  return sets;
}

/**
 * The score that the questionnaire computes of itself: when exactly one item has a calculated number, that is it. With more of
 * them nobody can say which is *the* score, so none is taken.
 */
function scoringByExpression(reading: ItemReading, version: string): Scoring | null {
  const usable = reading.expressions.filter(({ isNumber, expression }) => isNumber && isSafeExpression(expression));
  const [only, ...others] = usable;
  if (!only || others.length > 0) return null;
  return {
    version,
    source: "sdc-questionnaire-calculatedExpression",
    way: { kind: "expression", linkId: only.linkId, expression: only.expression },
    min: null,
    max: null,
    worse: "higher",
    bands: [],
    smallestDifference: null,
    flags: [],
  };
}
