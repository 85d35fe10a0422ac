import { z } from "zod";
import { type ContactNote, contactNotes, type Gender, genders, type PatientSource } from "#db/terms/patients.ts";

/** Patients on one page of the list. */
export const patientPageSize = 50;
/** Patients that one search shows; more means that the question must be sharper. */
export const foundPatientsMax = 12;

const NamePart = z.string().trim().max(100);
const Optional = <Inner extends z.ZodType<string>>(inner: Inner) => inner.or(z.literal("")).default("");

/** Who a patient is. An empty text means "not known"; a BSN is checked by the 11-test (rules.ts). */
export const PatientFacts = z.object({
  familyName: NamePart.min(1),
  namePrefix: Optional(NamePart.max(30)),
  givenName: Optional(NamePart),
  initials: Optional(NamePart.max(30)),
  birthDate: z.iso.date(),
  gender: z.enum(genders),
  recordNumber: Optional(z.string().trim().max(40)),
  phone: Optional(z.string().trim().max(40)),
  contactNotes: z.array(z.enum(contactNotes)).max(contactNotes.length).default([]),
});
export type PatientFacts = z.infer<typeof PatientFacts>;

export const AddPatientInput = PatientFacts.extend({ bsn: Optional(z.string().trim().max(20)) });
export type AddPatientInput = z.infer<typeof AddPatientInput>;

/** An empty BSN leaves the one that is known as it is: it is never shown, so it is never sent back. */
export const ChangePatientInput = AddPatientInput.extend({ patientId: z.uuid(), hasLeft: z.boolean().default(false) });
export type ChangePatientInput = z.infer<typeof ChangePatientInput>;

export const PatientInput = z.object({ patientId: z.uuid() });
export type PatientInput = z.infer<typeof PatientInput>;

/** A page by name; `after` is the last patient of the page before. Names are never part of an address. */
export const ListPatientsInput = z.object({
  after: z.uuid().optional(),
  /** Also those who are no longer a patient here. */
  withLeft: z.boolean().default(false),
});
export type ListPatientsInput = z.infer<typeof ListPatientsInput>;

export const SearchPatientsInput = z.object({ text: z.string().trim().max(80) });
export type SearchPatientsInput = z.infer<typeof SearchPatientsInput>;

/** A patient as a list shows him: composed on the server, so that every screen says a name in the same way. */
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
};

export type PatientPage = { rows: ListedPatient[]; nextAfter: string | null };

export type FoundPatients = { rows: ListedPatient[]; isMore: boolean };

/** One patient, opened. */
export type Patient = ListedPatient & {
  givenName: string | null;
  initials: string | null;
  namePrefix: string | null;
  familyName: string;
  /** "••••••019"; null while the practice has not given it. */
  maskedBsn: string | null;
  phone: string | null;
  contactNotes: ContactNote[];
  source: PatientSource;
  addedAt: Date;
};
