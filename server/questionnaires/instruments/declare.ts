import type {
  AnswerOption,
  LicenceKind,
  QuestionnaireDefinition,
  QuestionnaireItem,
  Scoring,
} from "#db/terms/questionnaires.ts";

/** A questionnaire shipped with Balie. Its id is the same in every organization; a change of its text is a new version with a new id. */
export type ShippedQuestionnaire = {
  questionnaireId: string;
  url: string;
  version: string;
  name: string;
  title: string;
  language: string;
  licence: LicenceKind;
  licenceText: string;
  source: string;
  definition: QuestionnaireDefinition;
  scoring: Scoring | null;
};

type Essentials = Pick<QuestionnaireItem, "linkId" | "type" | "text">;

/** An item with defaults for everything not given. */
export function item(facts: Essentials & Partial<QuestionnaireItem>): QuestionnaireItem {
  return {
    prefix: null,
    codes: [],
    isRequired: false,
    isRepeated: false,
    isReadOnly: false,
    isHidden: false,
    options: [],
    min: null,
    max: null,
    minLength: null,
    maxLength: null,
    decimalPlacesMax: null,
    unit: null,
    enableWhen: null,
    items: [],
    ...facts,
  };
}

/** Options from one code system; with ordinal values when they are scored. */
export function options(
  system: string,
  ...choices: [code: string, display: string, ordinal?: number][]
): AnswerOption[] {
  return choices.map(([code, display, ordinal]) => ({
    value: { kind: "coding", system, code, display },
    ordinal: ordinal ?? null,
    isExclusive: false,
  }));
}

export const loincSystem = "http://loinc.org";
/** Code system of the options in questionnaires that Balie wrote itself. */
export const ownSystem = "https://balie.example/CodeSystem/answers";

/** Shown when a yes-or-no question was answered yes. */
export function whenYes(question: string): QuestionnaireItem["enableWhen"] {
  return { behavior: "any", conditions: [{ question, operator: "=", answer: { kind: "boolean", value: true } }] };
}

/** Shown when this option was chosen. */
export function whenChosen(question: string, code: string): QuestionnaireItem["enableWhen"] {
  const answer = { kind: "coding" as const, system: ownSystem, code, display: null };
  return { behavior: "any", conditions: [{ question, operator: "=", answer }] };
}

export const loinc = (code: string, display: string | null = null) => ({ system: loincSystem, code, display });

export function definition(
  facts: Partial<QuestionnaireDefinition> & Pick<QuestionnaireDefinition, "items" | "date">,
): QuestionnaireDefinition {
  return { codes: [], publisher: null, purpose: null, copyright: null, findings: [], ...facts };
}
