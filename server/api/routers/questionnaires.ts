import { openPatient } from "#server/access/open-patient.ts";
import { questionnaireFile } from "#server/api/questionnaire-file.ts";
import { can, router } from "#server/api/trpc.ts";
import { agreeAction } from "#server/questionnaires/agree-action.ts";
import { cancelTask } from "#server/questionnaires/cancel-task.ts";
import * as contract from "#server/questionnaires/contract.ts";
import { endSeries } from "#server/questionnaires/end-series.ts";
import { findPatientOfResponse } from "#server/questionnaires/find-patient.ts";
import { getQuestionnaire } from "#server/questionnaires/get-questionnaire.ts";
import { getResponse } from "#server/questionnaires/get-response.ts";
import { importQuestionnaire } from "#server/questionnaires/import-questionnaire.ts";
import { inspectQuestionnaire } from "#server/questionnaires/inspect-questionnaire.ts";
import { listByPatient } from "#server/questionnaires/list-by-patient.ts";
import { listLibrary } from "#server/questionnaires/list-library.ts";
import { listRecipients } from "#server/questionnaires/list-recipients.ts";
import { listSendings } from "#server/questionnaires/list-sendings.ts";
import { listTasks } from "#server/questionnaires/list-tasks.ts";
import { PatientResponsesInput, ResponseInput } from "#server/questionnaires/response-contract.ts";
import { retireQuestionnaire } from "#server/questionnaires/retire-questionnaire.ts";
import { sendQuestionnaire } from "#server/questionnaires/send-questionnaire.ts";
import { setTerms } from "#server/questionnaires/set-terms.ts";

export const questionnairesRouter = router({
  library: can("questionnaire.list").query(({ ctx }) => listLibrary(ctx.access)),
  get: can("questionnaire.list")
    .input(contract.QuestionnaireInput)
    .query(({ ctx, input }) => getQuestionnaire(ctx.access, input)),
  list: can("questionnaire.list")
    .input(contract.ListTasksInput)
    .query(({ ctx, input }) => listTasks(ctx.access, input)),
  sendings: can("questionnaire.list").query(({ ctx }) => listSendings(ctx.access)),
  // A mutation because of its size: a file does not fit in an address.
  inspect: can("questionnaire.import")
    .input(contract.InspectInput)
    .mutation(({ ctx, input }) => inspectQuestionnaire(ctx.access, questionnaireFile(input))),
  import: can("questionnaire.import")
    .input(contract.ImportInput)
    .mutation(({ ctx, input }) => importQuestionnaire(ctx.access, input, questionnaireFile(input))),
  setTerms: can("questionnaire.import")
    .input(contract.SetTermsInput)
    .mutation(({ ctx, input }) => setTerms(ctx.access, input)),
  retire: can("questionnaire.import")
    .input(contract.RetireInput)
    .mutation(({ ctx, input }) => retireQuestionnaire(ctx.access, input)),
  agreeAction: can("questionnaire.import")
    .input(contract.AgreeActionInput)
    .mutation(({ ctx, input }) => agreeAction(ctx.access, input)),
  recipients: can("questionnaire.send")
    .input(contract.RecipientsInput)
    .query(({ ctx, input }) => listRecipients(ctx.access, input)),
  send: can("questionnaire.send")
    .input(contract.SendInput)
    .mutation(({ ctx, input }) => sendQuestionnaire(ctx.access, input)),
  cancel: can("questionnaire.send")
    .input(contract.TaskInput)
    .mutation(({ ctx, input }) => cancelTask(ctx.access, input)),
  endSeries: can("questionnaire.send")
    .input(contract.SeriesInput)
    .mutation(({ ctx, input }) => endSeries(ctx.access, input)),
  response: can("questionnaire.read")
    .input(ResponseInput)
    .query(async ({ ctx, input }) => {
      const patientId = await findPatientOfResponse(ctx.access, input);
      return getResponse(await openPatient(ctx.access, patientId), input);
    }),
  byPatient: can("questionnaire.read")
    .input(PatientResponsesInput)
    .query(async ({ ctx, input }) => listByPatient(await openPatient(ctx.access, input.patientId))),
});
