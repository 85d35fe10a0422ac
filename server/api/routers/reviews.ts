import { concludeWithFollowUp } from "#server/api/conclude-with-follow-up.ts";
import { soepBlock, soepFrame } from "#server/api/soep-block.ts";
import { can, canOpen, router } from "#server/api/trpc.ts";
import { undoWithFollowUp } from "#server/api/undo-with-follow-up.ts";
import { PatientInput } from "#server/patients/contract.ts";
import { PatientFilter } from "#server/patients/filter-contract.ts";
import { concludeNormal } from "#server/reviews/conclusion/conclude-normal.ts";
import { ConcludeInput, ConcludeNormalInput, ReviewInput } from "#server/reviews/conclusion/contract.ts";
import { KeepDraftInput } from "#server/reviews/conclusion/draft-contract.ts";
import { getUndoable } from "#server/reviews/conclusion/get-undoable.ts";
import { keepDraft } from "#server/reviews/conclusion/keep-draft.ts";
import { listReviews } from "#server/reviews/conclusion/list-reviews.ts";
import { countToTakeOver, listToTakeOver } from "#server/reviews/conclusion/list-to-take-over.ts";
import { openForReview } from "#server/reviews/conclusion/open-for-review.ts";
import { takeOverReview } from "#server/reviews/conclusion/take-over.ts";
import { SoepInput, ToTakeOverInput } from "#server/reviews/conclusion/take-over-contract.ts";
import { NextInput, PlanRoundsInput, RoundInput, RoundNewsInput } from "#server/reviews/round/contract.ts";
import { countNews } from "#server/reviews/round/count-news.ts";
import { getPlan } from "#server/reviews/round/get-plan.ts";
import { getProgress, getRound } from "#server/reviews/round/get-round.ts";
import { handOver } from "#server/reviews/round/hand-over.ts";
import { HandOverInput } from "#server/reviews/round/hand-over-contract.ts";
import { listNormal } from "#server/reviews/round/list-normal.ts";
import { listTakers } from "#server/reviews/round/list-takers.ts";
import { planRounds } from "#server/reviews/round/plan-rounds.ts";
import { stepThrough } from "#server/reviews/round/step-through.ts";
import { takeBackHandOver } from "#server/reviews/round/take-back-hand-over.ts";

/** The round: who is waiting, the conclusions, and when the practice reviews. A read of one patient opens them first. */
export const reviewsRouter = router({
  round: can("review.list")
    .input(RoundInput)
    .query(({ ctx, input }) => getRound(ctx.access, input)),
  progress: can("review.list")
    .input(PatientFilter.default({}))
    .query(({ ctx, input }) => getProgress(ctx.access, input)),
  news: can("review.list")
    .input(RoundNewsInput)
    .query(({ ctx, input }) => countNews(ctx.access, input)),
  next: can("review.list")
    .input(NextInput)
    .query(({ ctx, input }) => stepThrough(ctx.access, input)),
  open: canOpen("review.list")
    .input(PatientFilter)
    .query(({ ctx, input }) => openForReview(ctx.opened, input)),
  normal: can("review.list")
    .input(PatientFilter)
    .query(({ ctx, input }) => listNormal(ctx.access, input)),
  conclude: can("review.conclude")
    .input(ConcludeInput)
    .mutation(({ ctx, input }) => concludeWithFollowUp(ctx.access, input)),
  keepDraft: can("review.conclude")
    .input(KeepDraftInput)
    .mutation(({ ctx, input }) => keepDraft(ctx.access, input)),
  concludeNormal: can("review.conclude")
    .input(ConcludeNormalInput)
    .mutation(({ ctx, input }) => concludeNormal(ctx.access, input)),
  undo: can("review.conclude")
    .input(ReviewInput)
    .mutation(({ ctx, input }) => undoWithFollowUp(ctx.access, input)),
  takeOver: can("review.take-over")
    .input(ReviewInput)
    .mutation(({ ctx, input }) => takeOverReview(ctx.access, input)),
  takers: canOpen("review.hand-over").query(({ ctx }) => listTakers(ctx.opened)),
  handOver: can("review.hand-over")
    .input(HandOverInput)
    .mutation(({ ctx, input }) => handOver(ctx.access, input)),
  takeBackHandOver: can("review.hand-over")
    .input(PatientInput)
    .mutation(({ ctx, input }) => takeBackHandOver(ctx.access, input)),
  past: canOpen("review.list").query(({ ctx }) => listReviews(ctx.opened)),
  soep: canOpen("review.list")
    .input(SoepInput)
    .query(({ ctx, input }) => soepBlock(ctx.opened, input.reviewId)),
  soepFrame: canOpen("review.list").query(({ ctx }) => soepFrame(ctx.opened)),
  undoable: can("review.list").query(({ ctx }) => getUndoable(ctx.access)),
  toTakeOver: can("review.take-over")
    .input(ToTakeOverInput)
    .query(({ ctx, input }) => listToTakeOver(ctx.access, input)),
  toTakeOverCount: can("review.take-over").query(({ ctx }) => countToTakeOver(ctx.access)),
  plan: can("review.plan").query(({ ctx }) => getPlan(ctx.access)),
  planRounds: can("review.plan")
    .input(PlanRoundsInput)
    .mutation(({ ctx, input }) => planRounds(ctx.access, input)),
});
