import type { CloseReason, ConsultKind } from "#db/terms/consults.ts";

/** A photo of an ankle, more or less swollen, or a letter of one page. */
export type StoryFile =
  | { title: string; ankle: number; daylight: boolean; hoursAgo: number }
  | { title: string; lines: readonly string[]; author: string; hoursAgo: number };

/** Said by the patient, or by a demo person (the part of their email before the @). */
type StorySaid = {
  by: string;
  hoursAgo: number;
  text: string;
  /** Photos and documents that the patient sends along (server/run/demo-files.ts draws them). */
  files?: readonly StoryFile[];
  effect?: "answers" | "asks-back";
  closes?: CloseReason;
};

/** A conversation of a demo patient of De Linde, oldest first. `assignee`: the demo person who has it; absent: nobody. `kind`: absent, a question. */
export type StoryConsult = { familyName: string; kind?: ConsultKind; said: StorySaid[]; assignee?: string };

export const consults: StoryConsult[] = [
  {
    familyName: "Hoekstra",
    kind: "correction-request",
    said: [
      {
        by: "patient",
        hoursAgo: 410,
        text: "Allergie klopt niet\n\nIn mijn dossier staat dat ik allergisch ben voor penicilline. Dat is in 2019 in het ziekenhuis getest en toen bleek van niet. Wilt u dit weghalen?",
      },
    ],
  },
  {
    familyName: "Bosman",
    said: [
      {
        by: "patient",
        hoursAgo: 151,
        text: "Mag ik de bloeddrukpil ook 's avonds innemen? 's Ochtends vergeet ik hem vaak.",
      },
      {
        by: "fatima",
        hoursAgo: 146,
        text: "Beste mevrouw Bosman,\n\nJa, dat mag. Kies één vast moment op de dag, bijvoorbeeld bij het tandenpoetsen. Neem nooit twee pillen tegelijk om er een in te halen.\n\nVriendelijke groet,\nFatima El Amrani, praktijkondersteuner",
        effect: "answers",
        closes: "answered",
      },
    ],
  },
  {
    familyName: "Willemsen",
    said: [
      {
        by: "patient",
        hoursAgo: 122,
        text: "Ik heb de afgelopen week vaak een droge hoest, vooral als ik lig. Het begon nadat ik met de nieuwe tabletten was gestart. Kan dat ermee te maken hebben? Ik voel me verder goed en ben niet benauwd.",
        files: [
          {
            title: "Brief van de cardioloog",
            author: "Polikliniek cardiologie",
            hoursAgo: 700,
            lines: [
              "Geachte collega,",
              "Op de polikliniek zagen wij uw patiënt vanwege hoge bloeddruk.",
              "Wij begonnen met perindopril 4 mg, eenmaal per dag. Wilt u de nierfunctie en het kalium over twee weken laten bepalen?",
              "Met collegiale groet",
            ],
          },
        ],
      },
    ],
  },
  {
    familyName: "Jansen",
    assignee: "ria",
    said: [
      {
        by: "patient",
        hoursAgo: 47,
        text: "Ik wil graag een afspraak voor mijn jaarlijkse controle. Op woensdag werk ik niet.",
      },
      {
        by: "ria",
        hoursAgo: 44,
        text: "Beste meneer Jansen,\n\nDat kan. Woensdag is er plek om 9.20 uur en om 11.10 uur. Welke tijd past u het beste?\n\nVriendelijke groet,\nRia Hendriks, assistente",
        effect: "asks-back",
      },
    ],
  },
  {
    familyName: "Haddad",
    said: [
      {
        by: "patient",
        hoursAgo: 21,
        text: "Sinds de laatste update kan ik met de app niet meer inloggen, hij blijft om een code vragen. Ziet u mijn metingen van deze week wel?",
      },
    ],
  },
  {
    familyName: "Okonkwo",
    said: [
      {
        by: "patient",
        hoursAgo: 3,
        text: "Mijn enkels zijn 's avonds dik sinds ik de nieuwe tablet neem. 's Ochtends is het weer weg. Moet ik ermee stoppen of is dit normaal?",
        files: [
          { title: "Enkel 's avonds", ankle: 1, daylight: false, hoursAgo: 15 },
          { title: "Enkel 's ochtends", ankle: 0.1, daylight: true, hoursAgo: 5 },
        ],
      },
      { by: "patient", hoursAgo: 2, text: "O ja, ik ben niet kortademig en ik ben niet aangekomen." },
    ],
  },
];
