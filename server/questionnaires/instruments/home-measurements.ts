import { definition, item, options, ownSystem, type ShippedQuestionnaire, whenChosen, whenYes } from "./declare.ts";

const ucum = (code: string, display: string) => ({ system: "http://unitsofmeasure.org", code, display });

/** What measurements themselves do not say: how they were taken and how the patient felt. For patients whose app sends no values. */
export const homeMeasurements: ShippedQuestionnaire = {
  questionnaireId: "01990000-0000-7000-8000-000000002001",
  url: "https://balie.example/Questionnaire/home-measurements",
  version: "2026-1",
  name: "home-measurements",
  title: "Dagboek bij uw metingen thuis",
  language: "nl",
  licence: "own",
  licenceText: "Eigen tekst van Balie, vrij te gebruiken.",
  source: "Balie.",
  definition: definition({
    date: "2026-01-15",
    publisher: "Balie",
    purpose: "Metingen thuis met hoe ze gedaan zijn en hoe het ging.",
    items: [
      item({
        linkId: "uitleg",
        type: "display",
        text: "Vul voor elke dag dat u meet een dag in. Ga eerst vijf minuten rustig zitten en praat niet tijdens het meten.",
      }),
      item({
        linkId: "dag",
        type: "group",
        text: "Een dag",
        isRepeated: true,
        items: [
          item({ linkId: "datum", type: "date", text: "Welke dag?", isRequired: true }),
          item({ linkId: "tijd", type: "time", text: "Hoe laat was de eerste meting?" }),
          item({
            linkId: "bovendruk",
            type: "integer",
            text: "Bovendruk",
            min: 50,
            max: 300,
            unit: ucum("mm[Hg]", "mmHg"),
          }),
          item({
            linkId: "onderdruk",
            type: "integer",
            text: "Onderdruk",
            min: 30,
            max: 200,
            unit: ucum("mm[Hg]", "mmHg"),
          }),
          item({
            linkId: "hartslag",
            type: "integer",
            text: "Hartslag",
            min: 20,
            max: 250,
            unit: ucum("/min", "per minuut"),
          }),
          item({
            linkId: "gewicht",
            type: "decimal",
            text: "Gewicht",
            min: 20,
            max: 400,
            decimalPlacesMax: 1,
            unit: ucum("kg", "kg"),
          }),
          item({
            linkId: "medicijnen-ingenomen",
            type: "choice",
            text: "Had u uw medicijnen al ingenomen?",
            options: options(
              ownSystem,
              ["voor", "Nee, ik mat ervoor"],
              ["na", "Ja"],
              ["vergeten", "Ik ben ze vergeten"],
            ),
          }),
          item({ linkId: "klachten", type: "boolean", text: "Had u klachten?" }),
          item({
            linkId: "klachten-welke",
            type: "text",
            text: "Welke klachten?",
            maxLength: 1_000,
            enableWhen: whenYes("klachten"),
          }),
          item({
            linkId: "vergeten-waarom",
            type: "string",
            text: "Wat maakt het lastig om aan uw medicijnen te denken?",
            maxLength: 500,
            enableWhen: whenChosen("medicijnen-ingenomen", "vergeten"),
          }),
        ],
      }),
      item({ linkId: "opmerking", type: "text", text: "Wilt u er iets bij zeggen?", maxLength: 2_000 }),
    ],
  }),
  scoring: null,
};
