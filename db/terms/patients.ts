/** FHIR AdministrativeGender. */
export const genders = ["female", "male", "other", "unknown"] as const;
export type Gender = (typeof genders)[number];

/** What every screen respects when it reaches out to this patient. Never a reason to refuse anything. */
export const contactNotes = ["not-digital", "via-representative", "no-notices"] as const;
export type ContactNote = (typeof contactNotes)[number];

/** Where the practice knows a patient from. */
export const patientSources = ["by-hand", "file", "demo"] as const;
export type PatientSource = (typeof patientSources)[number];
