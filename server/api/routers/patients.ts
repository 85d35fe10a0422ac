import { openPatient } from "#server/access/open-patient.ts";
import { can, router } from "#server/api/trpc.ts";
import { addPatient } from "#server/patients/add-patient.ts";
import { changePatient } from "#server/patients/change-patient.ts";
import * as contract from "#server/patients/contract.ts";
import { getPatient } from "#server/patients/get-patient.ts";
import { ImportPatientsInput, InspectFileInput } from "#server/patients/import-contract.ts";
import { importPatients } from "#server/patients/import-patients.ts";
import { inspectFile } from "#server/patients/inspect-file.ts";
import { listPatients } from "#server/patients/list-patients.ts";
import { searchPatients } from "#server/patients/search-patients.ts";

/** Whom the organization knows. Searching is a mutation, so that a name never stands in an address (or in a log of addresses). */
export const patientsRouter = router({
  list: can("patient.list")
    .input(contract.ListPatientsInput)
    .query(({ ctx, input }) => listPatients(ctx.access, input)),
  search: can("patient.list")
    .input(contract.SearchPatientsInput)
    .mutation(({ ctx, input }) => searchPatients(ctx.access, input)),
  get: can("patient.read")
    .input(contract.PatientInput)
    .query(async ({ ctx, input }) => getPatient(await openPatient(ctx.access, input.patientId))),
  add: can("patient.add")
    .input(contract.AddPatientInput)
    .mutation(({ ctx, input }) => addPatient(ctx.access, input)),
  change: can("patient.change")
    .input(contract.ChangePatientInput)
    .mutation(({ ctx, input }) => changePatient(ctx.access, input)),
  // A mutation because of its size: a file does not fit in an address.
  inspectFile: can("patient.import")
    .input(InspectFileInput)
    .mutation(({ ctx, input }) => inspectFile(ctx.access, input)),
  import: can("patient.import")
    .input(ImportPatientsInput)
    .mutation(({ ctx, input }) => importPatients(ctx.access, input)),
});
