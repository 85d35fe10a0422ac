import { meter, type PatientStory, person } from "./patient-story.ts";
import { pressures, weights } from "./patient-values.ts";
import { linde } from "./patients-linde.ts";
import { lindeTreaters } from "./treaters-linde.ts";

const gracht: PatientStory[] = [
  {
    ...person("gracht", "Timmer", "Greet", "1950-06-06", "female"),
    values: pressures({ seed: 40, fromDaysAgo: 7, toDaysAgo: 1, systolic: 136, diastolic: 82, device: meter }),
    protocols: [{ kind: "home-blood-pressure", startsDaysAgo: 7, days: 7, by: "job" }],
  },
  {
    ...person("gracht", "Postma", "Sjoerd", "1963-08-13", "male"),
    values: weights({ seed: 41, fromDaysAgo: 10, toDaysAgo: 1, from: 94.1, to: 93.2 }),
  },
  {
    ...person("gracht", "El Idrissi", "Nadia", "1986-02-19", "female"),
    values: [],
    questionnaires: [{ name: "GAD-7", daysAgo: 2, answers: [1, 1, 0, 1, 0, 1, 0] }],
  },
  { ...person("gracht", "Kramer", "Otto", "1946-11-30", "male"), values: [] },
  { ...person("gracht", "Linden", "Eva", "1993-04-04", "female", "van der"), values: [] },
];

const noorderhof: PatientStory[] = [
  {
    ...person("noorderhof", "Wiersma", "Aukje", "1956-05-12", "female"),
    values: pressures({ seed: 50, fromDaysAgo: 5, toDaysAgo: 1, systolic: 131, diastolic: 83, device: meter }),
  },
  { ...person("noorderhof", "Bakker", "Teun", "1971-09-01", "male"), values: [] },
  { ...person("noorderhof", "Janssen", "Mia", "1948-12-08", "female"), values: [] },
  { ...person("noorderhof", "Silva", "Rui", "1980-01-21", "male"), values: [] },
  { ...person("noorderhof", "Veen", "Klaas", "1937-10-03", "male", "van"), values: [] },
];

const brink: PatientStory[] = [
  {
    ...person("brink", "Okonkwo", "Emeka", "1959-03-14", "male"),
    values: pressures({ seed: 60, fromDaysAgo: 3, toDaysAgo: 2, systolic: 137, diastolic: 85, device: meter }),
  },
  { ...person("brink", "Boer", "Annie", "1947-11-02", "female", "de"), values: [] },
  { ...person("brink", "Jansen", "Piet", "1951-01-30", "male"), values: [] },
  { ...person("brink", "Kaya", "Mehmet", "1969-11-11", "male"), values: [] },
  { ...person("brink", "Meer", "Loes", "1966-09-09", "female", "van der"), values: [] },
];

/** All fictional patients, forty in total; some of the practice's patients are the pharmacy's too. */
export const patientStories: PatientStory[] = [...treated(linde), ...gracht, ...noorderhof, ...brink];

/** The fictional BSN of a story: begins with 9999 and passes the 11-test. The same person has the same one everywhere. */
export function bsnOf(story: PatientStory): string {
  const people = [...new Set(patientStories.map(keyOf))];
  return inventedBsn(people.indexOf(keyOf(story)));
}

/** The nth nine-digit number from 9999 00000 that passes the 11-test. */
export function inventedBsn(nth: number): string {
  for (let candidate = 999_900_000, found = -1; ; candidate += 1) {
    if (passesElevenTest(String(candidate))) found += 1;
    if (found === nth) return String(candidate);
  }
}

function passesElevenTest(digits: string): boolean {
  const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11 === 0;
}

function keyOf({ familyName, givenName, birthDate }: PatientStory): string {
  return `${familyName} ${givenName} ${birthDate}`;
}

function treated(stories: readonly PatientStory[]): PatientStory[] {
  return stories.map((story) => {
    const treaters = lindeTreaters[story.familyName];
    return treaters ? { ...story, treaters } : story;
  });
}
