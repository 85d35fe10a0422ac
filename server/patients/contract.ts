import { z } from "zod";
import {
  type ContactNote,
  contactNotes,
  type Gender,
  genders,
  type MergeField,
  mergeFields,
  type PatientSource,
  type Programme,
  programmes,
  type RecordOpening,
  type RepresentativeRelation,
} from "#db/terms/patients.ts";
import { Day } from "#server/calendar/contract.ts";

/** Patients per page of the list. */
export const patientPageSize = 50;
/** Maximum number of search results; with more, the query must be narrowed. */
export const foundPatientsMax = 12;

/** How many people who could be one are shown at once. Own choice, 2026-11-30: more than that nobody compares with attention. */
export const alikeMax = 8;

const NamePart = z.string().trim().max(100);
const Optional = <Inner extends z.ZodType<string>>(inner: Inner) => inner.or(z.literal("")).default("");

/** Facts about a patient. An empty text means "not known"; a BSN must pass the 11-test (rules.ts). */
export const PatientFacts = z.object({
  familyName: NamePart.min(1),
  namePrefix: Optional(NamePart.max(30)),
  givenName: Optional(NamePart),
  initials: Optional(NamePart.max(30)),
  birthDate: Day,
  gender: z.enum(genders),
  recordNumber: Optional(z.string().trim().max(40)),
  phone: Optional(z.string().trim().max(40)),
  contactNotes: z.array(z.enum(contactNotes)).max(contactNotes.length).default([]),
  programmes: z.array(z.enum(programmes)).max(programmes.length).default([]),
});
export type PatientFacts = z.infer<typeof PatientFacts>;

export const AddPatientInput = PatientFacts.extend({ bsn: Optional(z.string().trim().max(20)) });
export type AddPatientInput = z.infer<typeof AddPatientInput>;

/** `notSameAs`: patients who are alike, were shown, and are somebody else. Only who is alike and not among them is asked about. */
const Compared = z.object({ notSameAs: z.array(z.uuid()).max(100).optional() });
export const AddByHandInput = AddPatientInput.extend(Compared.shape);
export type AddByHandInput = z.infer<typeof AddByHandInput>;

/** An empty BSN keeps the stored one: it is never sent to the browser, so it cannot be sent back. */
export const ChangePatientInput = AddByHandInput.extend({ patientId: z.uuid(), hasLeft: z.boolean().default(false) });
export type ChangePatientInput = z.infer<typeof ChangePatientInput>;

export const PatientInput = z.object({ patientId: z.uuid() });
export type PatientInput = z.infer<typeof PatientInput>;

/** A page by name; `after` is the last patient of the previous page. Names never appear in a URL. */
export const ListPatientsInput = z.object({
  after: z.uuid().optional(),
  /** Include former patients. */
  withLeft: z.boolean().default(false),
});
export type ListPatientsInput = z.infer<typeof ListPatientsInput>;

export const SearchPatientsInput = z.object({ text: z.string().trim().max(80) });
export type SearchPatientsInput = z.infer<typeof SearchPatientsInput>;

/** A patient in a list. Composed on the server, so that every screen formats a name the same way. */
export type ListedPatient = {
  patientId: string;
  /** "Anna van der Berg". */
  fullName: string;
  /** "Van der Berg", to follow "mevrouw" or "de heer". */
  formalName: string;
  gender: Gender;
  birthDate: string;
  ageYears: number;
  recordNumber: string | null;
  leftAt: Date | null;
  /** Somebody else here has the same name and birth date; said where a list shows one of the two. */
  hasNamesake?: boolean;
};

/** `isGuarded`: others than who treats see a name and a birth date only; of everything else here then nothing is known. */
export type FoundPatient = ListedPatient & { isGuarded: boolean; hasNamesake: boolean };

/** What came of saving by hand: stored, or who could be the same person; then nothing was stored. */
export type SavedByHand = { patientId: string; alike: null } | { patientId: null; alike: FoundPatient[] };

export type PatientPage = { rows: FoundPatient[]; nextAfter: string | null };

export type FoundPatients = { rows: FoundPatient[]; isMore: boolean };

/** As much of a patient as tells them from anybody else: a name never goes without. */
export type NamedPatient = Pick<ListedPatient, "patientId" | "fullName" | "birthDate" | "recordNumber" | "hasNamesake">;

/** Whom a text is about that shows nobody else. */
export type ToldPatient = NamedPatient & { hasNamesake: boolean };

/** One patient's details. */
export type Patient = ListedPatient & {
  hasNamesake: boolean;
  givenName: string | null;
  initials: string | null;
  namePrefix: string | null;
  familyName: string;
  /** "••••••019"; null while the practice has not entered it. */
  maskedBsn: string | null;
  phone: string | null;
  contactNotes: ContactNote[];
  programmes: Programme[];
  openTo: RecordOpening;
  /** Who acts for the patient now. */
  representatives: { name: string; relation: RepresentativeRelation; phone: string | null }[];
  /** The last time that a PGO shared something or fetched a message; `name` only where the DVA said it. Null: never. */
  pgo: { name: string | null; activeAt: Date } | null;
  source: PatientSource;
  addedAt: Date;
};

/** How long a merge can be undone. Own choice, 2026-11-30: long enough for both people to have shared again. */
export const mergeUndoDays = 90;

/** What moves, as people count it. */
export const movedKinds = [
  "measurements",
  "questionnaires",
  "reviews",
  "waiting",
  "messages",
  "documents",
  "tasks",
  "protocols",
  "agreements",
  "alarms",
  "drafts",
] as const;
export type MovedKind = (typeof movedKinds)[number];

/** `patientId` remains, `otherId` goes up in it. */
export const MergePreviewInput = z.object({ patientId: z.uuid(), otherId: z.uuid() });
export type MergePreviewInput = z.infer<typeof MergePreviewInput>;

/** `take`: the facts of the other that stand from now on. */
export const MergeInput = MergePreviewInput.extend({
  take: z.array(z.enum(mergeFields)).max(mergeFields.length),
});
export type MergeInput = z.infer<typeof MergeInput>;

export const UndoMergeInput = z.object({ mergeId: z.uuid() });
export type UndoMergeInput = z.infer<typeof UndoMergeInput>;

/** Why two patients are not merged. */
export type MergeObstacle =
  | "same-patient"
  | "already-merged"
  | "two-bsn"
  | "surviving-has-left"
  | "other-opening"
  | "two-protocols";

export type MergePreview = {
  surviving: Patient;
  other: Patient;
  /** What both have and differs; somebody chooses. */
  differing: MergeField[];
  moved: { kind: MovedKind; count: number }[];
  /** Values that both have, byte for byte: shown once. */
  twiceCount: number;
  obstacle: MergeObstacle | null;
};

export type PastMerge = {
  mergeId: string;
  fullName: string;
  birthDate: string;
  recordNumber: string | null;
  mergedAt: Date;
  /** The last day to undo it; null: that is over. */
  undoUntil: string | null;
};
