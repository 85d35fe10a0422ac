import type { FhirVersion } from "#db/terms/gateways.ts";
import type { ImportFinding, QuestionnaireDefinition, Scoring } from "#db/terms/questionnaires.ts";
import { isRaw, listOf, type Raw, readCode, textOf } from "#server/questionnaires/items/answer-rules.ts";
import { type FoundExpression, type ItemReading, readExtensions } from "./import-extension-rules.ts";
import { readItems } from "./import-item-rules.ts";
import { recognizeInstrument } from "./instrument-rules.ts";

/** A questionnaire from a file, as far as Balie can show it. */
export type ReadQuestionnaire = {
  title: string;
  url: string;
  version: string;
  name: string;
  language: string | null;
  definition: QuestionnaireDefinition;
  scoring: Scoring | null;
};

/** A file with more to say about it is refused. Our own choice (2026-11-30): four for each of the most items. */
const findingsMax = 2_000;

const addressWithoutOne = "https://balie.example/Questionnaire/";

/**
 * Reads a FHIR Questionnaire of STU3 or R4. What cannot be shown safely (options that are not in the file, conditions that cannot be
 * evaluated, items that staff would not see) gives a finding `refused`; what is shown in a simplified way gives a finding `marked`. Never
 * throws: a file that is no Questionnaire is a finding too. Runs nothing of the file: what its `expressions` calculate is left to
 * `readQuestionnaireFile`.
 */
export function readQuestionnaire(
  value: unknown,
  release: FhirVersion,
): ReadQuestionnaire & { expressions: FoundExpression[] } {
  const findings: ImportFinding[] = [];
  const note: ItemReading["note"] = (severity, code, place = "", detail) => {
    if (findings.length > findingsMax) return;
    const value = detail === undefined ? {} : { value: detail.slice(0, 200) };
    findings.push(
      findings.length === findingsMax
        ? { severity: "refused", code: "too-many-findings", place: "" }
        : { severity, code, place: place.slice(0, 255), ...value },
    );
  };
  const file = isRaw(value) && value.resourceType === "Questionnaire" ? value : {};
  if (file !== value) note("refused", "not-a-questionnaire");
  const head = readHead(file, note);
  const reading: ItemReading = {
    release,
    note,
    valueSets: containedValueSets(file),
    linkIds: new Set(),
    expressions: [],
    options: 0,
    conditions: 0,
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
  return {
    ...head,
    definition: { ...definition, items: recognized?.items ?? items, findings },
    scoring: recognized?.scoring ?? null,
    expressions: reading.expressions,
  };
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

/** Contained value sets, by `#id` and by URL. */
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
