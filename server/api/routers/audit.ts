import { can, router } from "#server/api/trpc.ts";
import {
  type AuditPatient,
  ExportAuditInput,
  ListAuditInput,
  ListLooksInput,
  VerifyAuditInput,
} from "#server/audit/contract.ts";
import { exportAuditEvents } from "#server/audit/export.ts";
import { getLogState } from "#server/audit/get-log-state.ts";
import { getAuditPatient } from "#server/audit/get-patient.ts";
import { listAuditEvents } from "#server/audit/list.ts";
import { listAuditActors } from "#server/audit/list-actors.ts";
import { listLooks } from "#server/audit/list-looks.ts";
import { verifyAuditChain } from "#server/audit/verification/verify.ts";
import { PatientInput, SearchPatientsInput } from "#server/patients/contract.ts";
import { searchPatients } from "#server/patients/search-patients.ts";
import { getTreatersForLog } from "#server/patients/treaters/get-treaters-for-log.ts";

export const auditRouter = router({
  list: can("audit.read")
    .input(ListAuditInput)
    .query(({ ctx, input }) => listAuditEvents(ctx.access, input)),
  state: can("audit.read").query(({ ctx }) => getLogState(ctx.access)),
  listActors: can("audit.read").query(({ ctx }) => listAuditActors(ctx.access)),
  // A mutation, so that no name appears in a URL or in an access log. The search is logged as every search of patients.
  findPatients: can("audit.read")
    .input(SearchPatientsInput)
    .mutation(async ({ ctx, input }): Promise<AuditPatient[]> => {
      const { rows } = await searchPatients(ctx.access, input);
      return rows.map(({ patientId, fullName, birthDate, recordNumber, hasNamesake }) => ({
        ...{ patientId, fullName, birthDate, recordNumber, hasNamesake },
      }));
    }),
  patient: can("audit.read")
    .input(PatientInput)
    .query(({ ctx, input }) => getAuditPatient(ctx.access, input.patientId)),
  treaters: can("audit.read")
    .input(PatientInput)
    .query(({ ctx, input }) => getTreatersForLog(ctx.access, input)),
  looks: can("audit.read")
    .input(ListLooksInput)
    .query(({ ctx, input }) => listLooks(ctx.access, input)),
  mayExport: can("audit.export").query(() => true),
  export: can("audit.export")
    .input(ExportAuditInput)
    .query(({ ctx, input }) => exportAuditEvents(ctx.access, input)),
  verify: can("audit.verify")
    .input(VerifyAuditInput)
    .mutation(({ ctx, input }) => verifyAuditChain(ctx.access, input)),
});
