import { questionnaireFile } from "#server/api/questionnaire-file.ts";
import { can, canOpen, openOnce, router } from "#server/api/trpc.ts";
import { ResponseInput } from "#server/questionnaires/answers/contract.ts";
import { findPatientOfResponse } from "#server/questionnaires/answers/find-patient.ts";
import { getResponse } from "#server/questionnaires/answers/get-response.ts";
import { listByPatient } from "#server/questionnaires/answers/list-by-patient.ts";
import { agreeAction } from "#server/questionnaires/library/agree-action.ts";
import {
  AgreeActionInput,
  ImportInput,
  InspectInput,
  QuestionnaireInput,
  RetireInput,
  SetTermsInput,
} from "#server/questionnaires/library/contract.ts";
import { getQuestionnaire } from "#server/questionnaires/library/get-questionnaire.ts";
import { importQuestionnaire } from "#server/questionnaires/library/import-questionnaire.ts";
import { inspectQuestionnaire } from "#server/questionnaires/library/inspect-questionnaire.ts";
import { listLibrary } from "#server/questionnaires/library/list-library.ts";
import { retireQuestionnaire } from "#server/questionnaires/library/retire-questionnaire.ts";
import { setTerms } from "#server/questionnaires/library/set-terms.ts";
import { cancelTask } from "#server/questionnaires/sending/cancel-task.ts";
import {
  ListTasksInput,
  RecipientsInput,
  SendInput,
  SeriesInput,
  TaskInput,
} from "#server/questionnaires/sending/contract.ts";
import { endSeries } from "#server/questionnaires/sending/end-series.ts";
import { listRecipients } from "#server/questionnaires/sending/list-recipients.ts";
import { listSendings } from "#server/questionnaires/sending/list-sendings.ts";
import { listTasks } from "#server/questionnaires/sending/list-tasks.ts";
import { sendQuestionnaire } from "#server/questionnaires/sending/send-questionnaire.ts";

export const questionnairesRouter = router({
  library: can("questionnaire.list").query(({ ctx }) => listLibrary(ctx.access)),
  get: can("questionnaire.list")
    .input(QuestionnaireInput)
    .query(({ ctx, input }) => getQuestionnaire(ctx.access, input)),
  list: can("questionnaire.list")
    .input(ListTasksInput)
    .query(({ ctx, input }) => listTasks(ctx.access, input)),
  sendings: can("questionnaire.list").query(({ ctx }) => listSendings(ctx.access)),
  // A mutation because of its size: a file does not fit in a URL.
  inspect: can("questionnaire.import")
    .input(InspectInput)
    .mutation(({ ctx, input }) => inspectQuestionnaire(ctx.access, questionnaireFile(input))),
  import: can("questionnaire.import")
    .input(ImportInput)
    .mutation(({ ctx, input }) => importQuestionnaire(ctx.access, input, questionnaireFile(input))),
  setTerms: can("questionnaire.import")
    .input(SetTermsInput)
    .mutation(({ ctx, input }) => setTerms(ctx.access, input)),
  retire: can("questionnaire.import")
    .input(RetireInput)
    .mutation(({ ctx, input }) => retireQuestionnaire(ctx.access, input)),
  agreeAction: can("questionnaire.import")
    .input(AgreeActionInput)
    .mutation(({ ctx, input }) => agreeAction(ctx.access, input)),
  recipients: can("questionnaire.send")
    .input(RecipientsInput)
    .query(({ ctx, input }) => listRecipients(ctx.access, input)),
  send: can("questionnaire.send")
    .input(SendInput)
    .mutation(({ ctx, input }) => sendQuestionnaire(ctx.access, input)),
  cancel: can("questionnaire.send")
    .input(TaskInput)
    .mutation(({ ctx, input }) => cancelTask(ctx.access, input)),
  endSeries: can("questionnaire.send")
    .input(SeriesInput)
    .mutation(({ ctx, input }) => endSeries(ctx.access, input)),
  response: can("questionnaire.read")
    .input(ResponseInput)
    .query(async ({ ctx, input }) => {
      const patientId = await findPatientOfResponse(ctx.access, input);
      return getResponse(await openOnce(ctx, ctx.access, patientId), input);
    }),
  byPatient: canOpen("questionnaire.read").query(({ ctx }) => listByPatient(ctx.opened)),
});
