import { can, router } from "#server/api/trpc.ts";
import { answerQuestion } from "#server/connections/case/answer-question.ts";
import { changeStep } from "#server/connections/case/change-step.ts";
import { chooseConnection } from "#server/connections/case/choose-connection.ts";
import { chooseRecordSystem } from "#server/connections/case/choose-record-system.ts";
import {
  AnswerInput,
  ChangeStepInput,
  ChooseConnectionInput,
  ChooseRecordSystemInput,
  NoteInput,
  ReleaseConnectionInput,
} from "#server/connections/case/contract.ts";
import { getCase } from "#server/connections/case/get-case.ts";
import { noteCosts } from "#server/connections/case/note-costs.ts";
import { releaseConnection } from "#server/connections/case/release-connection.ts";
import { ExportOverviewInput, FiguresInput, OverviewInput } from "#server/connections/overview/contract.ts";
import { exportOverview } from "#server/connections/overview/export-overview.ts";
import { getFigures } from "#server/connections/overview/get-figures.ts";
import { listOverview } from "#server/connections/overview/list-overview.ts";
import { askProbe } from "#server/connections/probe/ask-probe.ts";
import { listProbes } from "#server/connections/probe/list-probes.ts";
import { ProofInput } from "#server/connections/proof/contract.ts";
import { getProofPdf } from "#server/connections/proof/get-proof-pdf.ts";
import { proveConnection } from "#server/connections/proof/prove-connection.ts";
import { verifyProof } from "#server/connections/proof/verify-proof.ts";
import { checkFindable } from "#server/connections/status/check-findable.ts";
import { getStatus } from "#server/connections/status/get-status.ts";
import { confirmTie } from "#server/connections/ties/confirm-tie.ts";
import { ConfirmTieInput, TiesInput, WithdrawTieInput } from "#server/connections/ties/contract.ts";
import { getOwnTies } from "#server/connections/ties/get-own-ties.ts";
import { listTies } from "#server/connections/ties/list-ties.ts";
import { withdrawTie } from "#server/connections/ties/withdraw-tie.ts";
import { SeeNoticesInput } from "#server/connections/watch/contract.ts";
import { getToday } from "#server/connections/watch/get-today.ts";
import { listNotices } from "#server/connections/watch/list-notices.ts";
import { seeNotices } from "#server/connections/watch/see-notices.ts";

export const connectionsRouter = router({
  status: can("connection.read").query(({ ctx }) => getStatus(ctx.access)),
  today: can("connection.read").query(({ ctx }) => getToday(ctx.access)),
  ownTies: can("connection.read").query(({ ctx }) => getOwnTies(ctx.access)),
  findable: can("connection.read").query(({ ctx }) => checkFindable(ctx.access)),
  probes: can("connection.read").query(({ ctx }) => listProbes(ctx.access)),
  notices: can("connection.read").query(({ ctx }) => listNotices(ctx.access)),
  case: can("connection.read").query(({ ctx }) => getCase(ctx.access)),
  proofPdf: can("connection.read")
    .input(ProofInput)
    .query(({ ctx, input }) => getProofPdf(ctx.access, input)),
  choose: can("connection.choose")
    .input(ChooseConnectionInput)
    .mutation(({ ctx, input }) => chooseConnection(ctx.access, input)),
  release: can("connection.choose")
    .input(ReleaseConnectionInput)
    .mutation(({ ctx, input }) => releaseConnection(ctx.access, input)),
  answer: can("connection.answer")
    .input(AnswerInput)
    .mutation(({ ctx, input }) => answerQuestion(ctx.access, input)),
  chooseRecordSystem: can("connection.answer")
    .input(ChooseRecordSystemInput)
    .mutation(({ ctx, input }) => chooseRecordSystem(ctx.access, input)),
  changeStep: can("connection.change-step")
    .input(ChangeStepInput)
    .mutation(({ ctx, input }) => changeStep(ctx.access, input)),
  note: can("connection.note")
    .input(NoteInput)
    .mutation(({ ctx, input }) => noteCosts(ctx.access, input)),
  seeNotices: can("connection.see-notice")
    .input(SeeNoticesInput)
    .mutation(({ ctx, input }) => seeNotices(ctx.access, input)),
  prove: can("connection.prove").mutation(({ ctx }) => proveConnection(ctx.access)),
  askProbe: can("connection.probe").mutation(({ ctx }) => askProbe(ctx.access)),
  verifyProof: can("connection.verify-proof")
    .input(ProofInput)
    .query(({ ctx, input }) => verifyProof(ctx.access, input)),
  overview: can("connection.overview")
    .input(OverviewInput)
    .query(({ ctx, input }) => listOverview(ctx.access, input)),
  figures: can("connection.overview")
    .input(FiguresInput)
    .query(({ ctx, input }) => getFigures(ctx.access, input)),
  export: can("connection.export")
    .input(ExportOverviewInput)
    .query(({ ctx, input }) => exportOverview(ctx.access, input)),
  ties: can("connection.list-ties")
    .input(TiesInput)
    .query(({ ctx, input }) => listTies(ctx.access, input)),
  confirmTie: can("connection.confirm-tie")
    .input(ConfirmTieInput)
    .mutation(({ ctx, input }) => confirmTie(ctx.access, input)),
  withdrawTie: can("connection.confirm-tie")
    .input(WithdrawTieInput)
    .mutation(({ ctx, input }) => withdrawTie(ctx.access, input)),
});
