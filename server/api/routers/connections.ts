import { can, router } from "#server/api/trpc.ts";
import { answerQuestion } from "#server/connections/answer-question.ts";
import { askProbe } from "#server/connections/ask-probe.ts";
import { changeStep } from "#server/connections/change-step.ts";
import { checkFindable } from "#server/connections/check-findable.ts";
import { chooseEntry } from "#server/connections/choose-entry.ts";
import { chooseRecordSystem } from "#server/connections/choose-record-system.ts";
import {
  AnswerInput,
  ChangeStepInput,
  ChooseEntryInput,
  ChooseRecordSystemInput,
  ExportOverviewInput,
  FiguresInput,
  NoteInput,
  OverviewInput,
  ProofInput,
  ReleaseEntryInput,
  SeeNoticesInput,
} from "#server/connections/contract.ts";
import { exportOverview } from "#server/connections/export-overview.ts";
import { getCase } from "#server/connections/get-case.ts";
import { getFigures } from "#server/connections/get-figures.ts";
import { getProofPdf } from "#server/connections/get-proof-pdf.ts";
import { getStatus } from "#server/connections/get-status.ts";
import { getToday } from "#server/connections/get-today.ts";
import { listNotices } from "#server/connections/list-notices.ts";
import { listOverview } from "#server/connections/list-overview.ts";
import { listProbes } from "#server/connections/list-probes.ts";
import { noteCosts } from "#server/connections/note-costs.ts";
import { proveConnection } from "#server/connections/prove-connection.ts";
import { releaseEntry } from "#server/connections/release-entry.ts";
import { seeNotices } from "#server/connections/see-notices.ts";
import { verifyProof } from "#server/connections/verify-proof.ts";

export const connectionsRouter = router({
  status: can("connection.read").query(({ ctx }) => getStatus(ctx.access)),
  today: can("connection.read").query(({ ctx }) => getToday(ctx.access)),
  findable: can("connection.read").query(({ ctx }) => checkFindable(ctx.access)),
  probes: can("connection.read").query(({ ctx }) => listProbes(ctx.access)),
  notices: can("connection.read").query(({ ctx }) => listNotices(ctx.access)),
  case: can("connection.read").query(({ ctx }) => getCase(ctx.access)),
  proofPdf: can("connection.read")
    .input(ProofInput)
    .query(({ ctx, input }) => getProofPdf(ctx.access, input)),
  choose: can("connection.choose")
    .input(ChooseEntryInput)
    .mutation(({ ctx, input }) => chooseEntry(ctx.access, input)),
  release: can("connection.choose")
    .input(ReleaseEntryInput)
    .mutation(({ ctx, input }) => releaseEntry(ctx.access, input)),
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
});
