import type { FhirVersion } from "#db/terms/gateways.ts";
import type { ImportFinding } from "#db/terms/questionnaires.ts";
import { listOf, type Raw, readNumber, textOf } from "#server/questionnaires/items/answer-rules.ts";

/** Adds a finding. */
export type Note = (
  severity: ImportFinding["severity"],
  code: ImportFinding["code"],
  place?: string,
  value?: string,
) => void;

/** A calculated expression; only a number can be a score. */
export type FoundExpression = { linkId: string; expression: string; isNumber: boolean };

/** State shared while the items of one file are read. */
export type ItemReading = {
  release: FhirVersion;
  note: Note;
  valueSets: ReadonlyMap<string, Raw>;
  linkIds: Set<string>;
  expressions: FoundExpression[];
  /** What the items have together, so far. */
  options: number;
  conditions: number;
  count: number;
};

type Handling = "understood" | { severity: ImportFinding["severity"]; code: ImportFinding["code"] };

const marked = (code: ImportFinding["code"]): Handling => ({ severity: "marked", code });
const refused = (code: ImportFinding["code"]): Handling => ({ severity: "refused", code });

/** Extensions by the last segment of their URL: those of HL7 (STU3 and R4) and SDC, and Nictiz's for STU3. */
const handlings: Record<string, Handling> = {
  "questionnaire-hidden": "understood",
  "questionnaire-unit": "understood",
  minValue: "understood",
  maxValue: "understood",
  minLength: "understood",
  maxDecimalPlaces: "understood",
  "questionnaire-enableBehavior": "understood",
  "questionnaire-enableOperator": "understood",
  "questionnaire-optionExclusive": "understood",
  "questionnaire-ordinalValue": "understood",
  "valueset-ordinalValue": "understood",
  ordinalValue: "understood",
  itemWeight: "understood",
  "sdc-questionnaire-calculatedExpression": "understood",
  "questionnaire-calculatedExpression": "understood",
  "sdc-questionnaire-enableWhenExpression": refused("condition-not-understood"),
  "sdc-questionnaire-answerExpression": refused("options-elsewhere"),
  "sdc-questionnaire-candidateExpression": refused("options-elsewhere"),
  "sdc-questionnaire-answerOptionsToggleExpression": refused("options-elsewhere"),
  "questionnaire-itemControl": marked("control"),
  "questionnaire-choiceOrientation": marked("control"),
  "questionnaire-optionPrefix": marked("control"),
  "questionnaire-sliderStepValue": marked("control"),
  "questionnaire-unitOption": marked("control"),
  "questionnaire-unitValueSet": marked("control"),
  "questionnaire-displayCategory": marked("control"),
  "questionnaire-usageMode": marked("control"),
  "sdc-questionnaire-optionalDisplay": marked("control"),
  "rendering-style": marked("style"),
  "rendering-styleSensitive": marked("style"),
  "rendering-xhtml": marked("style"),
  "rendering-markdown": marked("style"),
  regex: marked("pattern"),
  entryFormat: marked("pattern"),
  "questionnaire-constraint": marked("pattern"),
  "questionnaire-minOccurs": marked("occurrences"),
  "questionnaire-maxOccurs": marked("occurrences"),
  "sdc-questionnaire-initialExpression": marked("populate"),
  "sdc-questionnaire-launchContext": marked("populate"),
  "sdc-questionnaire-itemPopulationContext": marked("populate"),
  "sdc-questionnaire-sourceQueries": marked("populate"),
  "sdc-questionnaire-sourceStructureMap": marked("populate"),
  "sdc-questionnaire-observationLinkPeriod": marked("populate"),
  "sdc-questionnaire-itemContext": marked("populate"),
  variable: marked("variable"),
  "questionnaire-supportLink": marked("link"),
};

/** Adds findings for extensions of an element that Balie does not support. */
export function readExtensions(element: Raw, place: string, note: Note): void {
  for (const extension of listOf(element.extension)) {
    const url = textOf(extension.url) ?? "";
    const handling = handlings[tailOf(url)];
    if (handling === "understood") continue;
    if (handling) note(handling.severity, handling.code, place, tailOf(url));
    else note("marked", "extension", place, url);
  }
  if (element.modifierExtension !== undefined) note("refused", "modifier", place);
}

/** The extension with one of these names, from any publisher. */
export function extensionOf(element: Raw, ...names: string[]): Raw | null {
  return listOf(element.extension).find((each) => names.includes(tailOf(textOf(each.url) ?? ""))) ?? null;
}

/** The ordinal value of an option, from any of the extensions for it, on the option or on its coding. */
export function ordinalOf(...elements: Raw[]): number | null {
  for (const element of elements) {
    const found = extensionOf(
      element,
      "ordinalValue",
      "questionnaire-ordinalValue",
      "valueset-ordinalValue",
      "itemWeight",
    );
    const ordinal = found ? readNumber(found.valueDecimal ?? found.valueInteger) : null;
    if (ordinal !== null) return ordinal;
  }
  return null;
}

function tailOf(url: string): string {
  return url.slice(url.lastIndexOf("/") + 1);
}
