import type { Scoring } from "#db/terms/questionnaires.ts";
import { definition, item, loinc, loincSystem, options, type ShippedQuestionnaire } from "./declare.ts";
import { frequencyOptions, phqCopyright, phqLicence } from "./frequency.ts";

export const phq9Panel = "44249-1";
/** LOINC codes of the nine scored items, in order; the last is the one about being better off dead. */
export const phq9Items = [
  "44250-9",
  "44255-8",
  "44259-0",
  "44254-1",
  "44251-7",
  "44258-2",
  "44252-5",
  "44253-3",
  "44260-8",
];

const questions = [
  "Weinig interesse of plezier in activiteiten.",
  "U neerslachtig, depressief of wanhopig voelen.",
  "Moeilijk inslapen, moeilijk doorslapen of te veel slapen.",
  "U moe voelen of gebrek aan energie hebben.",
  "Weinig eetlust of overmatig eten.",
  "Een slecht gevoel hebben over uzelf, het gevoel hebben dat u een mislukkeling bent of dat u zichzelf of uw familie teleurgesteld hebt.",
  "Problemen om u te concentreren, bijvoorbeeld om de krant te lezen of om tv te kijken.",
  "Zo traag bewegen of zo langzaam spreken dat andere mensen dit opgemerkt hebben? Of het tegenovergestelde: zo zenuwachtig of rusteloos zijn dat u veel meer bewoog dan gebruikelijk.",
  "De gedachte dat u beter dood zou kunnen zijn of de gedachte uzelf op een bepaalde manier pijn te doen.",
];

/** The scoring of PHQ-9 for items with these link ids, in the order of the instrument. */
export function phq9Scoring(linkIds: string[]): Scoring {
  return {
    version: "PHQ-9 2001",
    source: "Kroenke, Spitzer, Williams. J Gen Intern Med 2001;16:606-613",
    way: { kind: "sum", linkIds, missingMax: 0 },
    min: 0,
    max: 27,
    worse: "higher",
    bands: [
      { code: "minimal", label: { nl: "minimaal", en: "minimal" }, from: 0, to: 4, attention: "normal" },
      { code: "mild", label: { nl: "licht", en: "mild" }, from: 5, to: 9, attention: "look" },
      { code: "moderate", label: { nl: "matig", en: "moderate" }, from: 10, to: 14, attention: "look" },
      {
        code: "moderately-severe",
        label: { nl: "matig ernstig", en: "moderately severe" },
        from: 15,
        to: 19,
        attention: "out-of-target",
      },
      { code: "severe", label: { nl: "ernstig", en: "severe" }, from: 20, to: 27, attention: "out-of-target" },
    ],
    smallestDifference: { value: 5, source: "Löwe et al. Med Care 2004;42:1194-1201" },
    flags: [
      {
        linkId: linkIds.at(-1) ?? "",
        from: 1,
        action: {
          nl: "Bel de patiënt vandaag. Vraag door op gedachten aan zelfdoding en overleg dezelfde dag met de huisarts. Bij direct gevaar: crisisdienst of 112.",
          en: "Call the patient today. Ask about thoughts of suicide and consult the GP the same day. In immediate danger: crisis service or 112.",
        },
      },
    ],
  };
}

const linkIds = questions.map((_, index) => String(index + 1));

export const phq9: ShippedQuestionnaire = {
  questionnaireId: "01990000-0000-7000-8000-000000000901",
  url: "https://balie.example/Questionnaire/phq-9",
  version: "2026-1",
  name: "phq-9",
  title: "PHQ-9, klachten van somberheid",
  language: "nl",
  licence: "free",
  licenceText: phqLicence,
  source:
    "Nederlandse tekst zoals Nictiz die publiceerde in het voorbeeld bij MedMij Vragenlijsten (versie 20200327, CC0). Niet woord voor woord vergeleken met de vertaling op phqscreeners.com.",
  definition: definition({
    codes: [loinc(phq9Panel, "PHQ-9 quick depression assessment panel")],
    publisher: "Pfizer (2010)",
    copyright: phqCopyright,
    date: "2026-01-15",
    items: [
      item({
        linkId: "phq-9",
        type: "group",
        text: "Hoe vaak hebt u in de afgelopen 2 weken last gehad van één of meer van de volgende problemen?",
        items: [
          ...questions.map((text, index) =>
            item({
              linkId: String(index + 1),
              type: "choice",
              prefix: String(index + 1),
              text,
              codes: [loinc(phq9Items[index] ?? "")],
              isRequired: true,
              options: frequencyOptions,
            }),
          ),
          item({
            linkId: "10",
            type: "choice",
            prefix: "10",
            text: "Als u enig probleem hebt aangekruist, hoe moeilijk maakten deze problemen het dan voor u om uw werk of uw taken in en om het huis te doen, of om met andere mensen om te gaan?",
            codes: [loinc("69722-7")],
            options: options(
              loincSystem,
              ["LA6572-7", "Helemaal niet moeilijk"],
              ["LA6573-5", "Enigszins moeilijk"],
              ["LA6574-3", "Erg moeilijk"],
              ["LA6575-0", "Extreem moeilijk"],
            ),
          }),
        ],
      }),
    ],
  }),
  scoring: phq9Scoring(linkIds),
};
