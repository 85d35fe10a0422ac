import { listMerges } from "#server/api/merge/list-merges.ts";
import { mergePatients } from "#server/api/merge/merge-patients.ts";
import { previewMerge } from "#server/api/merge/preview-merge.ts";
import { undoMerge } from "#server/api/merge/undo-merge.ts";
import { getTimeline } from "#server/api/timeline/get-timeline.ts";
import { can, canOpen, openOnce, router } from "#server/api/trpc.ts";
import { addByHand } from "#server/patients/add-by-hand.ts";
import { changePatient } from "#server/patients/change-patient.ts";
import * as contract from "#server/patients/contract.ts";
import { MergeInput, MergePreviewInput, UndoMergeInput } from "#server/patients/contract.ts";
import { getPatient } from "#server/patients/get-patient.ts";
import { ImportPatientsInput, InspectFileInput } from "#server/patients/import/contract.ts";
import { importPatients } from "#server/patients/import/import-patients.ts";
import { inspectFile } from "#server/patients/import/inspect-file.ts";
import { listPatients } from "#server/patients/list-patients.ts";
import { SaveRepresentativeInput } from "#server/patients/representatives/contract.ts";
import { listRepresentatives } from "#server/patients/representatives/list-representatives.ts";
import { saveRepresentative } from "#server/patients/representatives/save-representative.ts";
import { searchPatients } from "#server/patients/search-patients.ts";
import { TimelineInput } from "#server/patients/timeline-contract.ts";
import { changeTreaters } from "#server/patients/treaters/change-treaters.ts";
import { ChangeTreatersInput, OpenInEmergencyInput, SeeEmergenciesInput } from "#server/patients/treaters/contract.ts";
import { getClosedRecord } from "#server/patients/treaters/get-closed-record.ts";
import { getTreaters } from "#server/patients/treaters/get-treaters.ts";
import { listEmergencies } from "#server/patients/treaters/list-emergencies.ts";
import { openInEmergency } from "#server/patients/treaters/open-in-emergency.ts";
import { seeEmergencies } from "#server/patients/treaters/see-emergencies.ts";

/** The organization's patients. Searching is a mutation, so that no name appears in a URL or in an access log. */
export const patientsRouter = router({
  list: can("patient.list")
    .input(contract.ListPatientsInput)
    .query(({ ctx, input }) => listPatients(ctx.access, input)),
  search: can("patient.list")
    .input(contract.SearchPatientsInput)
    .mutation(({ ctx, input }) => searchPatients(ctx.access, input)),
  get: canOpen("patient.read").query(({ ctx }) => getPatient(ctx.opened)),
  timeline: canOpen("patient.read")
    .input(TimelineInput)
    .query(({ ctx, input }) => getTimeline(ctx.opened, input)),
  add: can("patient.add")
    .input(contract.AddByHandInput)
    .mutation(({ ctx, input }) => addByHand(ctx.access, input)),
  change: can("patient.change")
    .input(contract.ChangePatientInput)
    .mutation(({ ctx, input }) => changePatient(ctx.access, input)),
  mergePreview: canOpen("patient.merge")
    .input(MergePreviewInput)
    .query(async ({ ctx, input }) => previewMerge(ctx.opened, await openOnce(ctx, ctx.access, input.otherId))),
  merge: can("patient.merge")
    .input(MergeInput)
    .mutation(({ ctx, input }) => mergePatients(ctx.access, input)),
  undoMerge: can("patient.merge")
    .input(UndoMergeInput)
    .mutation(({ ctx, input }) => undoMerge(ctx.access, input)),
  merges: canOpen("patient.read").query(({ ctx }) => listMerges(ctx.opened)),
  treaters: canOpen("patient.read").query(({ ctx }) => getTreaters(ctx.opened)),
  changeTreaters: can("patient.change-treaters")
    .input(ChangeTreatersInput)
    .mutation(({ ctx, input }) => changeTreaters(ctx.access, input)),
  representatives: canOpen("patient.read").query(({ ctx }) => listRepresentatives(ctx.opened)),
  saveRepresentative: can("patient.change-representatives")
    .input(SaveRepresentativeInput)
    .mutation(({ ctx, input }) => saveRepresentative(ctx.access, input)),
  closedRecord: can("patient.open-in-emergency")
    .input(contract.PatientInput)
    .query(({ ctx, input }) => getClosedRecord(ctx.access, input)),
  openInEmergency: can("patient.open-in-emergency")
    .input(OpenInEmergencyInput)
    .mutation(({ ctx, input }) => openInEmergency(ctx.access, input)),
  emergencies: can("patient.see-emergencies").query(({ ctx }) => listEmergencies(ctx.access)),
  seeEmergencies: can("patient.see-emergencies")
    .input(SeeEmergenciesInput)
    .mutation(({ ctx, input }) => seeEmergencies(ctx.access, input)),
  // A mutation because of its size: a file does not fit in a URL.
  inspectFile: can("patient.import")
    .input(InspectFileInput)
    .mutation(({ ctx, input }) => inspectFile(ctx.access, input)),
  import: can("patient.import")
    .input(ImportPatientsInput)
    .mutation(({ ctx, input }) => importPatients(ctx.access, input)),
});
