import type { Scoring } from "#db/terms/questionnaires.ts";
import { definition, item, loinc, type ShippedQuestionnaire } from "./declare.ts";
import { frequencyOptions, phqCopyright, phqLicence } from "./frequency.ts";

export const gad7Panel = "69737-5";
export const gad7Items = ["69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7"];

const questions = [
  "U zenuwachtig, angstig of gespannen voelen.",
  "Niet kunnen stoppen met piekeren, of het piekeren niet in de hand hebben.",
  "Te veel piekeren over verschillende dingen.",
  "Moeite om u te ontspannen.",
  "Zo rusteloos zijn dat het moeilijk is om stil te zitten.",
  "Snel geërgerd of prikkelbaar zijn.",
  "Bang zijn dat er iets vreselijks zou kunnen gebeuren.",
];

/** The scoring of GAD-7 for items with these link ids, in the order of the instrument. */
export function gad7Scoring(linkIds: string[]): Scoring {
  return {
    version: "GAD-7 2006",
    source: "Spitzer, Kroenke, Williams, Löwe. Arch Intern Med 2006;166:1092-1097",
    way: { kind: "sum", linkIds, missingMax: 0 },
    min: 0,
    max: 21,
    worse: "higher",
    bands: [
      { code: "minimal", label: { nl: "minimaal", en: "minimal" }, from: 0, to: 4, attention: "normal" },
      { code: "mild", label: { nl: "licht", en: "mild" }, from: 5, to: 9, attention: "look" },
      { code: "moderate", label: { nl: "matig", en: "moderate" }, from: 10, to: 14, attention: "look" },
      { code: "severe", label: { nl: "ernstig", en: "severe" }, from: 15, to: 21, attention: "out-of-target" },
    ],
    smallestDifference: { value: 4, source: "Toussaint et al. J Affect Disord 2020;265:395-401" },
    flags: [],
  };
}

export const gad7: ShippedQuestionnaire = {
  questionnaireId: "01990000-0000-7000-8000-000000000701",
  url: "https://balie.example/Questionnaire/gad-7",
  version: "2026-1",
  name: "gad-7",
  title: "GAD-7, klachten van angst",
  language: "nl",
  licence: "free",
  licenceText: phqLicence,
  source:
    "Nederlandse tekst dicht bij de betekenis van de gepubliceerde vragen, nog niet woord voor woord vergeleken met de vertaling op phqscreeners.com. Vergelijk die voordat je scores met anderen vergelijkt.",
  definition: definition({
    codes: [loinc(gad7Panel, "Generalized anxiety disorder 7 item")],
    publisher: "Pfizer (2010)",
    copyright: phqCopyright,
    date: "2026-01-15",
    items: [
      item({
        linkId: "gad-7",
        type: "group",
        text: "Hoe vaak hebt u in de afgelopen 2 weken last gehad van de volgende problemen?",
        items: questions.map((text, index) =>
          item({
            linkId: String(index + 1),
            type: "choice",
            prefix: String(index + 1),
            text,
            codes: [loinc(gad7Items[index] ?? "")],
            isRequired: true,
            options: frequencyOptions,
          }),
        ),
      }),
    ],
  }),
  scoring: gad7Scoring(questions.map((_, index) => String(index + 1))),
};
