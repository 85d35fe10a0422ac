import { definition, item, options, ownSystem, type ShippedQuestionnaire, whenChosen, whenYes } from "./declare.ts";

const yesOrNo = (linkId: string, text: string, isRequired = false) =>
  item({ linkId, type: "boolean", text, isRequired });
const more = (linkId: string, text: string, question: string) =>
  item({ linkId, type: "text", text, enableWhen: whenYes(question), maxLength: 2_000 });

/**
 * For a first appointment. Four blocks in the order in which care providers ask about them at a first contact: medication, medical
 * history, circumstances, family (survey among providers, Kantar 2020).
 */
export const intake: ShippedQuestionnaire = {
  questionnaireId: "01990000-0000-7000-8000-000000001001",
  url: "https://balie.example/Questionnaire/intake",
  version: "2026-1",
  name: "intake",
  title: "Kennismaken met onze praktijk",
  language: "nl",
  licence: "own",
  licenceText: "Eigen tekst van Balie, vrij te gebruiken.",
  source: "Balie. Volgorde van de vier onderdelen: onderzoek onder zorgverleners, Kantar 2020.",
  definition: definition({
    date: "2026-01-15",
    publisher: "Balie",
    purpose: "Voorbereiden van een eerste gesprek.",
    items: [
      item({
        linkId: "welkom",
        type: "display",
        text: "Met uw antwoorden kunnen we ons voorbereiden op uw eerste gesprek. Weet u iets niet? Laat het leeg, dan vragen we het u.",
      }),
      item({
        linkId: "medicijnen",
        type: "group",
        text: "Uw medicijnen",
        items: [
          yesOrNo("gebruikt-medicijnen", "Gebruikt u medicijnen? Denk ook aan pillen zonder recept.", true),
          item({
            linkId: "medicijn",
            type: "group",
            text: "Welk medicijn?",
            isRepeated: true,
            enableWhen: whenYes("gebruikt-medicijnen"),
            items: [
              item({ linkId: "medicijn-naam", type: "string", text: "Naam van het medicijn", maxLength: 200 }),
              item({
                linkId: "medicijn-hoe",
                type: "string",
                text: "Hoeveel en hoe vaak gebruikt u het?",
                maxLength: 200,
              }),
            ],
          }),
          yesOrNo("overgevoelig", "Bent u overgevoelig voor een medicijn?", true),
          more("overgevoelig-welk", "Voor welk medicijn, en wat gebeurde er?", "overgevoelig"),
        ],
      }),
      item({
        linkId: "voorgeschiedenis",
        type: "group",
        text: "Uw gezondheid tot nu toe",
        items: [
          yesOrNo("ziekten", "Hebt u ziekten of operaties gehad die wij moeten weten?", true),
          more("ziekten-welke", "Welke, en in welk jaar?", "ziekten"),
          yesOrNo("specialist", "Bent u nu onder behandeling van een specialist?"),
          more("specialist-welke", "Van welke specialist, en waarvoor?", "specialist"),
        ],
      }),
      item({
        linkId: "omstandigheden",
        type: "group",
        text: "Uw leven",
        items: [
          item({
            linkId: "wonen",
            type: "choice",
            text: "Hoe woont u?",
            options: options(
              ownSystem,
              ["alleen", "Alleen"],
              ["samen", "Met partner of gezin"],
              ["begeleid", "Met begeleiding of in een instelling"],
              ["anders", "Anders"],
            ),
          }),
          item({ linkId: "werk", type: "string", text: "Wat voor werk doet u, of wat deed u?", maxLength: 200 }),
          item({
            linkId: "roken",
            type: "choice",
            text: "Rookt u?",
            options: options(ownSystem, ["ja", "Ja"], ["gestopt", "Nee, gestopt"], ["nooit", "Nee, nooit"]),
          }),
          item({
            linkId: "roken-aantal",
            type: "integer",
            text: "Hoeveel sigaretten rookt u per dag?",
            min: 0,
            max: 200,
            enableWhen: whenChosen("roken", "ja"),
          }),
          item({
            linkId: "alcohol",
            type: "quantity",
            text: "Hoeveel glazen alcohol drinkt u per week?",
            min: 0,
            unit: { system: "http://unitsofmeasure.org", code: "{glas}/wk", display: "glazen per week" },
          }),
          yesOrNo("hulp", "Krijgt u hulp bij het huishouden of de verzorging?"),
          more("hulp-welke", "Welke hulp krijgt u, en van wie?", "hulp"),
          item({
            linkId: "belangrijk",
            type: "text",
            text: "Wat vindt u belangrijk dat wij van u weten?",
            maxLength: 2_000,
          }),
        ],
      }),
      item({
        linkId: "familie",
        type: "group",
        text: "Uw familie",
        items: [
          item({
            linkId: "familie-ziekten",
            type: "choice",
            text: "Welke ziekten komen voor bij uw ouders, broers, zussen of kinderen?",
            isRepeated: true,
            options: [
              ...options(
                ownSystem,
                ["hart", "Hart- en vaatziekten voor het 65e jaar"],
                ["suiker", "Diabetes"],
                ["kanker", "Kanker"],
                ["anders", "Een andere ziekte"],
              ),
              ...options(ownSystem, ["geen", "Geen van deze"]).map((each) => ({ ...each, isExclusive: true })),
            ],
          }),
          item({
            linkId: "familie-wie",
            type: "text",
            text: "Bij wie, en op welke leeftijd begon het?",
            maxLength: 2_000,
            enableWhen: {
              behavior: "any",
              conditions: ["hart", "suiker", "kanker", "anders"].map((code) => ({
                question: "familie-ziekten",
                operator: "=",
                answer: { kind: "coding", system: ownSystem, code, display: null },
              })),
            },
          }),
        ],
      }),
    ],
  }),
  scoring: null,
};
