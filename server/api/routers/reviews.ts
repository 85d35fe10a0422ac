import { grant } from "#server/access/access.ts";
import { openPatient } from "#server/access/open-patient.ts";
import { fillTemplates } from "#server/api/fill-templates.ts";
import { soepBlock } from "#server/api/soep-block.ts";
import { can, router } from "#server/api/trpc.ts";
import { addTask } from "#server/reviews/add-task.ts";
import { concludeNormal } from "#server/reviews/conclude-normal.ts";
import { concludeReview } from "#server/reviews/conclude-review.ts";
import * as contract from "#server/reviews/contract.ts";
import { KeepDraftInput } from "#server/reviews/draft-contract.ts";
import { finishTask } from "#server/reviews/finish-task.ts";
import { getPlan } from "#server/reviews/get-plan.ts";
import { getProgress, getRound } from "#server/reviews/get-round.ts";
import { getTimeline } from "#server/reviews/get-timeline.ts";
import { hearNews } from "#server/reviews/hear-news.ts";
import { keepDraft } from "#server/reviews/keep-draft.ts";
import { listNormal } from "#server/reviews/list-normal.ts";
import { listPatientTasks } from "#server/reviews/list-patient-tasks.ts";
import { listReplies } from "#server/reviews/list-replies.ts";
import { listReviews } from "#server/reviews/list-reviews.ts";
import { listTasks } from "#server/reviews/list-tasks.ts";
import { listTemplates } from "#server/reviews/list-templates.ts";
import { openForReview } from "#server/reviews/open-for-review.ts";
import { planRounds } from "#server/reviews/plan-rounds.ts";
import { SaveTemplateInput, TemplateInput } from "#server/reviews/reply-contract.ts";
import { retireTemplate } from "#server/reviews/retire-template.ts";
import { saveTemplate } from "#server/reviews/save-template.ts";
import { stepThrough } from "#server/reviews/step-through.ts";
import { takeOverReview } from "#server/reviews/take-over.ts";
import { TimelineInput } from "#server/reviews/timeline-contract.ts";
import { undoReview } from "#server/reviews/undo-review.ts";

/** The round: who waits, what somebody concludes of it, and what follows. Whoever reads one patient opens him first. */
export const reviewsRouter = router({
  round: can("review.list")
    .input(contract.RoundInput)
    .query(({ ctx, input }) => getRound(ctx.access, input)),
  progress: can("review.list").query(({ ctx }) => getProgress(ctx.access)),
  news: can("review.list")
    .input(contract.RoundNewsInput)
    .query(({ ctx, input }) => hearNews(ctx.access, input)),
  next: can("review.list")
    .input(contract.NextInput)
    .query(({ ctx, input }) => stepThrough(ctx.access, input.after)),
  open: can("review.list")
    .input(contract.ReviewPatientInput)
    .query(async ({ ctx, input }) => openForReview(await openPatient(ctx.access, input.patientId))),
  normal: can("review.list").query(({ ctx }) => listNormal(ctx.access)),
  conclude: can("review.conclude")
    .input(contract.ConcludeInput)
    .mutation(({ ctx, input }) => concludeReview(ctx.access, input)),
  keepDraft: can("review.conclude")
    .input(KeepDraftInput)
    .mutation(({ ctx, input }) => keepDraft(ctx.access, input)),
  concludeNormal: can("review.conclude")
    .input(contract.ConcludeNormalInput)
    .mutation(({ ctx, input }) => concludeNormal(ctx.access, input)),
  undo: can("review.conclude")
    .input(contract.ReviewInput)
    .mutation(({ ctx, input }) => undoReview(ctx.access, input)),
  takeOver: can("review.take-over")
    .input(contract.ReviewInput)
    .mutation(({ ctx, input }) => takeOverReview(ctx.access, input)),
  past: can("review.list")
    .input(contract.ReviewPatientInput)
    .query(async ({ ctx, input }) => listReviews(await openPatient(ctx.access, input.patientId))),
  replies: can("review.list")
    .input(contract.ReviewPatientInput)
    .query(async ({ ctx, input }) => listReplies(await openPatient(ctx.access, input.patientId))),
  timeline: can("review.list")
    .input(TimelineInput)
    .query(async ({ ctx, input }) => getTimeline(await openPatient(ctx.access, input.patientId), input)),
  soep: can("review.list")
    .input(contract.ReviewPatientInput)
    .query(async ({ ctx, input }) => soepBlock(await openPatient(ctx.access, input.patientId))),
  filledTemplates: can("reply.list-templates")
    .input(contract.ReviewPatientInput)
    .query(async ({ ctx, input }) => {
      const opened = await openPatient(grant(ctx.access.actor, "measurement.read"), input.patientId);
      return fillTemplates(opened, await listTemplates(ctx.access));
    }),
  tasks: can("review.task")
    .input(contract.ListTasksInput)
    .query(({ ctx, input }) => listTasks(ctx.access, input)),
  patientTasks: can("review.task")
    .input(contract.ReviewPatientInput)
    .query(async ({ ctx, input }) => listPatientTasks(await openPatient(ctx.access, input.patientId))),
  addTask: can("review.task")
    .input(contract.AddTaskInput)
    .mutation(({ ctx, input }) => addTask(ctx.access, input)),
  finishTask: can("review.task")
    .input(contract.FinishTaskInput)
    .mutation(({ ctx, input }) => finishTask(ctx.access, input)),
  templates: can("reply.list-templates").query(({ ctx }) => listTemplates(ctx.access)),
  saveTemplate: can("reply.maintain-template")
    .input(SaveTemplateInput)
    .mutation(({ ctx, input }) => saveTemplate(ctx.access, input)),
  retireTemplate: can("reply.maintain-template")
    .input(TemplateInput)
    .mutation(({ ctx, input }) => retireTemplate(ctx.access, input)),
  plan: can("review.plan").query(({ ctx }) => getPlan(ctx.access)),
  planRounds: can("review.plan")
    .input(contract.PlanRoundsInput)
    .mutation(({ ctx, input }) => planRounds(ctx.access, input)),
});
