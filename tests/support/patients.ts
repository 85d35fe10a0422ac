import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { addPatient } from "#server/patients/add-patient.ts";
import type { AddPatientInput } from "#server/patients/contract.ts";
import { makeOrganization, makePerson } from "#tests/support/world.ts";

let given = 0;

/** A BSN of nobody: starts with 9999, passes the 11-test, and is unique in this process. */
export function inventedBsn(): string {
  for (;;) {
    given += 1;
    const first = `9999${String(given).padStart(4, "0")}`;
    const sum = [...first].reduce((total, digit, at) => total + Number(digit) * (9 - at), 0);
    if (sum % 11 < 10) return `${first}${sum % 11}`;
  }
}

/** Form values of an invented patient. */
export function patientFacts(facts: Partial<AddPatientInput> = {}): AddPatientInput {
  return {
    familyName: "Berg",
    namePrefix: "van der",
    givenName: "Anna",
    initials: "A.M.",
    birthDate: "1961-05-03",
    gender: "female",
    recordNumber: "",
    phone: "",
    contactNotes: [],
    programmes: [],
    bsn: inventedBsn(),
    ...facts,
  };
}

/** Adds a patient to this organization, with the real verb. */
export async function makePatient(
  { organizationId }: { organizationId: string },
  facts: Partial<AddPatientInput> = {},
): Promise<{ patientId: string; bsn: string }> {
  const input = patientFacts(facts);
  const access = grant(systemActor("tests", organizationId), "patient.add");
  return { ...(await addPatient(access, input)), bsn: input.bsn };
}

/** A practice with a nurse and one patient. */
export async function nurseWithPatient() {
  const practice = await makeOrganization();
  const [nurse, { patientId }] = await Promise.all([makePerson(practice, ["practice-nurse"]), makePatient(practice)]);
  return { practice, nurse, patientId };
}
