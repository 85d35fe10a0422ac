import { fullName, type NameParts } from "#db/terms/patient-names.ts";
import type { RecordOpening } from "#db/terms/patients.ts";
import { type AddPatientInput, alikeMax } from "#server/patients/contract.ts";
import { sortName } from "#server/patients/rules.ts";
import { bareNumber, hasSameName, nameKeys, nameQuestions } from "#server/patients/same-person-rules.ts";
import type { AlikePerson, PersonAnswer } from "./contract.ts";

/** The fields of an existing patient that a file may change. */
export type KnownPatient = Omit<AddPatientInput, "bsn" | "contactNotes"> & {
  patientId: string;
  bsnFingerprint: string | null;
  ownGpId: string | null;
  openTo: RecordOpening;
  /** Not open to who imports: nothing of it is shown, and the file changes nothing. */
  isClosed: boolean;
  /** Record numbers of those who were merged into this patient. */
  formerNumbers: string[];
};
/** A line of the file as a person. */
export type FilePerson = {
  line: number;
  facts: AddPatientInput;
  ownGpId: string | null;
  bsnFingerprint: string | null;
};
/** Whom a line is certainly about: a known patient, nobody yet known, or two different patients at once. */
export type Certain = KnownPatient | "two" | null;

type Person = KnownPatient | FilePerson;
type Shelf<Kept> = Map<string, Kept[]>;
export type Book<Kept> = Record<"byBsn" | "byNumber" | "byBareNumber" | "byName" | "byWholeName", Shelf<Kept>>;

export function emptyBook<Kept>(): Book<Kept> {
  return {
    ...{ byBsn: new Map(), byNumber: new Map(), byBareNumber: new Map() },
    ...{ byName: new Map(), byWholeName: new Map() },
  };
}

export function bookOf(known: readonly KnownPatient[]): Book<KnownPatient> {
  const book = emptyBook<KnownPatient>();
  for (const one of known) shelve(book, one, one.formerNumbers);
  return book;
}

export function shelve<Kept extends Person>(book: Book<Kept>, one: Kept, formerNumbers: string[] = []): void {
  const { recordNumber, birthDate } = factsOf(one);
  const put = (shelf: Shelf<Kept>, key: string) => void (shelf.get(key)?.push(one) ?? shelf.set(key, [one]));
  if (one.bsnFingerprint) put(book.byBsn, one.bsnFingerprint);
  for (const number of [recordNumber, ...formerNumbers]) {
    if (number === "") continue;
    put(book.byNumber, number);
    put(book.byBareNumber, bareNumber(number));
  }
  for (const key of nameKeys(nameOf(factsOf(one)))) put(book.byName, `${birthDate} ${key}`);
  put(book.byWholeName, wholeName(one));
}

/**
 * Whom a line is certainly about: by BSN, by number (also with other leading zeros, when the name or the birth date agrees), and
 * without both only by a whole name that has no BSN and number either, so that the same file can be imported again.
 */
export function certainMatch(row: FilePerson, book: Book<KnownPatient>): Certain {
  const { recordNumber, birthDate, phone } = row.facts;
  const [bsn] = row.bsnFingerprint ? (book.byBsn.get(row.bsnFingerprint) ?? []) : [];
  const [number] = recordNumber ? (book.byNumber.get(recordNumber) ?? []) : [];
  if (bsn && number && bsn !== number) return "two";
  if (!bsn && number?.bsnFingerprint && row.bsnFingerprint) return "two";
  if (bsn ?? number) return bsn ?? number ?? null;
  if (recordNumber) {
    const agreeing = (book.byBareNumber.get(bareNumber(recordNumber)) ?? []).filter(
      (one) => !areTwo(row, one) && (one.birthDate === birthDate || hasSameName(nameOf(row.facts), nameOf(one))),
    );
    return agreeing.length === 1 ? (agreeing[0] ?? null) : null;
  }
  if (row.bsnFingerprint) return null;
  const named = book.byWholeName.get(wholeName(row)) ?? [];
  const [only] = named;
  const isOnly = named.length === 1 && only !== undefined && only.bsnFingerprint === null && only.recordNumber === "";
  return isOnly && (phone === "" || only.phone === "" || phone === only.phone) ? only : null;
}

/**
 * Who could be the person of a line: the same name and birth date, or a number that differs in leading zeros only. One more than can
 * be asked about says that there are more.
 */
export function alikeIn<Kept extends Person>(row: FilePerson, book: Book<Kept>): Kept[] {
  const { recordNumber, birthDate } = row.facts;
  const shelves = [
    ...(recordNumber ? [book.byBareNumber.get(bareNumber(recordNumber))] : []),
    ...nameQuestions(nameOf(row.facts)).map((key) => book.byName.get(`${birthDate} ${key}`)),
  ];
  const found = new Set<Kept>();
  for (const one of shelves.flatMap((shelf) => shelf ?? [])) {
    if (found.size > alikeMax) break;
    if (!areTwo(row, one)) found.add(one);
  }
  return [...found];
}

/** A person as the question shows them. */
export function shownPerson(one: Person): AlikePerson {
  const { birthDate, recordNumber, phone } = factsOf(one);
  const isKnown = "patientId" in one;
  const isHidden = isKnown && one.isClosed && one.openTo === "guarded";
  return {
    id: isKnown ? one.patientId : `line-${one.line}`,
    line: isKnown ? null : one.line,
    fullName: fullName(nameOf(factsOf(one))),
    ...{ birthDate, recordNumber: isHidden ? null : recordNumber || null, phone: isHidden ? null : phone || null },
  };
}

/** Whether an answer is about exactly these people; else somebody came or went since, and the question is asked again. */
export function isAnswerTo(answer: PersonAnswer | undefined, alike: readonly AlikePerson[]): answer is PersonAnswer {
  if (!answer || answer.about.length !== alike.length) return false;
  const isComplete = alike.every(({ id }) => answer.about.includes(id));
  return isComplete && (answer.is === null || answer.about.includes(answer.is));
}

/** A name with null for what was not given. */
export function nameOf({
  familyName,
  namePrefix,
  givenName,
  initials,
}: Pick<AddPatientInput, "familyName" | "namePrefix" | "givenName" | "initials">): NameParts {
  return { familyName, namePrefix: namePrefix || null, givenName: givenName || null, initials: initials || null };
}

/** Two BSNs are two people. */
function areTwo(row: FilePerson, other: Person): boolean {
  return row.bsnFingerprint !== null && other.bsnFingerprint !== null && row.bsnFingerprint !== other.bsnFingerprint;
}

function factsOf(one: Person): Pick<AddPatientInput, "recordNumber" | "birthDate" | "phone" | keyof NameParts> {
  return "patientId" in one ? one : one.facts;
}

function wholeName(one: Person): string {
  const facts = factsOf(one);
  return `${facts.birthDate} ${sortName(nameOf(facts))}`;
}
