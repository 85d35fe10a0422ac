import { meter, type PatientStory, person, scale, sensor, target } from "./patient-story.ts";
import { daily, glucoses, pressures, sensed, weights } from "./patient-values.ts";

/** De Linde: the values determine who is in the round and why; the patients already reviewed show what that looks like. */
export const linde: PatientStory[] = [
  {
    ...person("linde", "Okonkwo", "Emeka", "1959-03-14", "male"),
    values: [
      ...pressures({
        seed: 1,
        fromDaysAgo: 7,
        toDaysAgo: 1,
        systolic: 138,
        diastolic: 84,
        device: meter,
        skipDaysAgo: [4],
      }),
      { kind: "blood-pressure", daysAgo: 3, at: "20:45", value: 1380, diastolic: 84, comment: "Typefout denk ik" },
    ],
    targets: [
      target(
        "blood-pressure.target",
        { systolicBelow: 135, diastolicBelow: 85 },
        "marieke",
        264,
        "Afgesproken bij start medicatie",
      ),
    ],
    protocols: [
      {
        kind: "home-blood-pressure",
        startsDaysAgo: 7,
        days: 7,
        by: "fatima",
        practice: { systolic: 148, diastolic: 88 },
      },
    ],
  },
  {
    ...person("linde", "Boer", "Annie", "1947-11-02", "female", "de"),
    contactNotes: ["via-representative"],
    values: [
      ...weights({ seed: 2, fromDaysAgo: 30, toDaysAgo: 4, from: 71.2, to: 71.6, device: scale }),
      { kind: "body-weight", daysAgo: 3, at: "7:20", value: 71.9, device: scale },
      { kind: "body-weight", daysAgo: 2, at: "7:18", value: 73.1, device: scale },
      {
        kind: "body-weight",
        daysAgo: 1,
        at: "7:22",
        value: 74.3,
        device: scale,
        comment: "Enkels wat dikker, schoenen knellen",
      },
    ],
    protocols: [{ kind: "weight-watch", startsDaysAgo: 60, days: 180, by: "fatima" }],
    alarm: {
      ...{ kind: "body-weight", condition: { rise: 2, riseHours: 72 }, by: "marieke", daysAgo: 60 },
      receivers: ["fatima", "ria"],
      reason: "Hartfalen. Houdt zij snel vocht vast, dan bellen we dezelfde dag.",
    },
    reviewed: { daysAgo: 8, by: "fatima", conclusion: "in-order", note: "Gewicht stabiel." },
  },
  {
    ...person("linde", "Yıldız", "Elif", "1988-06-21", "female"),
    values: [],
    questionnaires: [
      { name: "PHQ-9", daysAgo: 93, answers: [1, 1, 2, 1, 1, 1, 1, 0, 0] },
      { name: "PHQ-9", daysAgo: 0, answers: [2, 2, 3, 2, 1, 2, 2, 1, 1] },
    ],
    reviewed: {
      daysAgo: 90,
      by: "marieke",
      conclusion: "ask-more",
      note: "Milde klachten, over drie maanden opnieuw.",
    },
  },
  {
    ...person("linde", "Jansen", "Piet", "1951-01-30", "male"),
    values: [
      ...glucoses({ seed: 4, fromDaysAgo: 13, toDaysAgo: 0, fasting: 7.1, after: 9.4, device: sensor }),
      {
        kind: "blood-glucose",
        daysAgo: 2,
        at: "16:05",
        value: 3.2,
        device: sensor,
        comment: "Na het fietsen, trillerig",
      },
    ],
    protocols: [{ kind: "glucose-profile", startsDaysAgo: 13, days: 14, by: "fatima" }],
  },
  {
    ...person("linde", "Meer", "Loes", "1966-09-09", "female", "van der"),
    values: pressures({ seed: 5, fromDaysAgo: 7, toDaysAgo: 1, systolic: 124, diastolic: 77, device: meter }),
    protocols: [
      { kind: "home-blood-pressure", startsDaysAgo: 7, days: 7, by: "ria", practice: { systolic: 139, diastolic: 86 } },
    ],
  },
  {
    ...person("linde", "Haddad", "Samir", "1972-04-17", "male"),
    values: pressures({ seed: 6, fromDaysAgo: 6, toDaysAgo: 1, systolic: 141, diastolic: 90, isRounded: true }),
    protocols: [{ kind: "home-blood-pressure", startsDaysAgo: 6, days: 7, by: "fatima" }],
  },
  {
    ...person("linde", "Bosman", "Gerrit", "1944-08-25", "male"),
    contactNotes: ["not-digital"],
    values: pressures({ seed: 7, fromDaysAgo: 4, toDaysAgo: 2, systolic: 146, diastolic: 78, device: meter }),
    protocols: [{ kind: "home-blood-pressure", startsDaysAgo: 4, days: 7, by: "fatima" }],
    targets: [
      target("blood-pressure.target", { systolicBelow: 150, diastolicBelow: 90 }, "job", 120, "Kwetsbaar, valt snel"),
    ],
  },
  {
    ...person("linde", "Willemsen", "Tess", "1995-12-12", "female"),
    values: [],
    questionnaires: [{ name: "GAD-7", daysAgo: 1, answers: [2, 1, 2, 1, 0, 2, 1] }],
  },
  {
    ...person("linde", "Dijk", "Henk", "1949-05-05", "male", "van"),
    values: [
      ...weights({ seed: 9, fromDaysAgo: 40, toDaysAgo: 6, from: 88.4, to: 87.9, device: scale }),
      ...daily({ seed: 91, kind: "oxygen-saturation", fromDaysAgo: 20, toDaysAgo: 6, level: 94, noise: 1 }),
    ],
    protocols: [{ kind: "weight-watch", startsDaysAgo: 45, days: 180, by: "fatima" }],
    task: { kind: "call", text: "Bel Henk: lukt het wegen nog?", owner: null, by: "fatima", daysAgo: 1, dueInDays: 1 },
  },
  {
    ...person("linde", "Smit", "Wil", "1957-02-28", "other"),
    values: [
      { kind: "blood-glucose", daysAgo: 1, at: "7:05", value: 6.2, moment: "fasting" },
      { kind: "body-weight", daysAgo: 1, at: null, value: 82.4, comment: "Inclusief schoenen" },
      { kind: "heart-rate", daysAgo: 1, at: "7:10", value: 64 },
    ],
  },
  {
    ...person("linde", "Peeters", "Marleen", "1961-10-19", "female"),
    values: pressures({
      seed: 11,
      fromDaysAgo: 7,
      toDaysAgo: 1,
      systolic: 128,
      diastolic: 80,
      device: meter,
      skipDaysAgo: [6],
    }),
    protocols: [{ kind: "home-blood-pressure", startsDaysAgo: 7, days: 7, by: "fatima" }],
  },
  {
    ...person("linde", "Rosenberg", "David", "1978-07-07", "male"),
    values: [
      ...pressures({ seed: 12, fromDaysAgo: 100, toDaysAgo: 94, systolic: 144, diastolic: 92, device: meter }),
      ...pressures({ seed: 13, fromDaysAgo: 35, toDaysAgo: 29, systolic: 133, diastolic: 84, device: meter }),
    ],
    targets: [
      target("blood-pressure.target", { systolicBelow: 135, diastolicBelow: 85 }, "marieke", 93, "Na eerste meetweek"),
    ],
    reviewed: {
      daysAgo: 20,
      by: "fatima",
      conclusion: "in-order",
      note: "Mooie daling na start van de tabletten. Controle over 3 maanden.",
      message: "Uw bloeddruk is goed gezakt. Ga zo door met de tabletten. Over drie maanden meet u opnieuw een week.",
    },
  },
  {
    ...person("linde", "Nguyen", "Linh", "1990-03-03", "female"),
    values: glucoses({ seed: 14, fromDaysAgo: 30, toDaysAgo: 17, fasting: 5.3, after: 7.4, device: sensor }),
    reviewed: { daysAgo: 15, by: "marieke", conclusion: "in-order", note: "Zwangerschap, waarden binnen afspraak." },
  },
  {
    ...person("linde", "Graaf", "Cor", "1939-06-16", "male", "de"),
    values: weights({ seed: 15, fromDaysAgo: 60, toDaysAgo: 12, from: 79.5, to: 78.8 }),
    protocols: [{ kind: "weight-watch", startsDaysAgo: 90, days: 180, by: "fatima" }],
    reviewed: { daysAgo: 10, by: "fatima", conclusion: "in-order" },
  },
  {
    ...person("linde", "Kaya", "Mehmet", "1969-11-11", "male"),
    task: {
      kind: "call",
      text: "Bel Mehmet: wanneer begint zijn meetweek?",
      owner: "ria",
      by: "marieke",
      daysAgo: 1,
      dueInDays: 0,
    },
    values: pressures({ seed: 16, fromDaysAgo: 50, toDaysAgo: 44, systolic: 152, diastolic: 96, device: meter }),
    reviewed: {
      daysAgo: 40,
      by: "marieke",
      conclusion: "adjust",
      adjusts: "medication",
      note: "Amlodipine verhoogd. Nieuwe meetweek over zes weken.",
      message:
        "Uw bloeddruk is nog te hoog. We passen uw medicijn aan. De apotheek heeft het recept. Over zes weken meet u opnieuw.",
    },
  },
  {
    ...person("linde", "Visser", "Noa", "2001-08-01", "female"),
    values: daily({ seed: 17, kind: "heart-rate", fromDaysAgo: 25, toDaysAgo: 10, level: 72, noise: 9 }),
    reviewed: { daysAgo: 9, by: "job", conclusion: "in-order", note: "Geen aanwijzing voor ritmestoornis." },
  },
  {
    ...person("linde", "Brouwer", "Jan", "1954-12-24", "male"),
    values: [],
    questionnaires: [
      { name: "PHQ-9", daysAgo: 120, answers: [2, 3, 2, 2, 2, 1, 2, 1, 0] },
      { name: "PHQ-9", daysAgo: 30, answers: [1, 1, 1, 1, 1, 0, 1, 0, 0] },
    ],
    reviewed: { daysAgo: 28, by: "fatima", conclusion: "in-order", note: "Duidelijk beter." },
  },
  {
    ...person("linde", "Mensah", "Ama", "1983-05-23", "female"),
    values: [],
    questionnaires: [{ name: "PHQ-9", daysAgo: 4, answers: null }],
  },
  {
    ...person("linde", "Schouten", "Bram", "1964-02-02", "male"),
    values: [],
    questionnaires: [{ name: "GAD-7", daysAgo: 9, answers: null }],
  },
  {
    ...person("linde", "Vermeulen", "Ineke", "1952-09-27", "female"),
    values: pressures({ seed: 20, fromDaysAgo: 21, toDaysAgo: 15, systolic: 129, diastolic: 79, device: meter }),
    protocols: [{ kind: "home-blood-pressure", startsDaysAgo: -5, days: 7, by: "fatima" }],
    reviewed: { daysAgo: 12, by: "fatima", conclusion: "in-order" },
  },
  {
    ...person("linde", "Ouwehand", "Dirk", "1941-04-08", "male"),
    contactNotes: ["not-digital", "via-representative"],
    values: daily({
      seed: 21,
      kind: "body-temperature",
      fromDaysAgo: 18,
      toDaysAgo: 14,
      level: 37.6,
      noise: 0.6,
      decimals: 1,
    }),
    reviewed: { daysAgo: 13, by: "job", conclusion: "call", note: "Gebeld met dochter, koorts is over." },
  },
  { ...person("linde", "Martens", "Sofie", "1999-01-15", "female"), contactNotes: ["no-notices"], values: [] },
  { ...person("linde", "Aksoy", "Can", "1975-10-10", "male"), values: [] },
  {
    ...person("linde", "Hoekstra", "Baukje", "1968-03-29", "female"),
    values: sensed({ seed: 22, fromDaysAgo: 8, toDaysAgo: 4, level: 6.4, device: "Glucosesensor Rimpel" }),
    reviewed: { daysAgo: 2, by: "marieke", conclusion: "ask-more", note: "Sensor nog een week dragen, dan bespreken." },
  },
  { ...person("linde", "Leeuwen", "Rob", "1959-07-18", "male", "van"), values: [] },
];
