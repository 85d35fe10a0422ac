import { approveAnswers, askApproval } from "#server/api/consult-approval.ts";
import {
  answerConsult,
  beginConsult,
  decideCorrection,
  openTimesOf,
  sendPlanned,
} from "#server/api/consult-follow-up.ts";
import { conversationFile, soepOfConsult } from "#server/api/consult-transfer.ts";
import { searchConversations } from "#server/api/search-conversations.ts";
import { can, canOpen, router } from "#server/api/trpc.ts";
import { ApprovalInput, ApproveInput, AskApprovalInput, GiveBackInput } from "#server/consults/approval/contract.ts";
import { getApprovals } from "#server/consults/approval/get-approvals.ts";
import { giveBack } from "#server/consults/approval/give-back.ts";
import { withdrawApproval } from "#server/consults/approval/withdraw-approval.ts";
import * as contract from "#server/consults/conversation/conversation-contract.ts";
import { getConversation } from "#server/consults/conversation/get-conversation.ts";
import { listPatientConsults } from "#server/consults/conversation/list-patient-consults.ts";
import { DecideCorrectionInput } from "#server/consults/corrections/contract.ts";
import { ListWritersInput, SaveDraftInput } from "#server/consults/drafts/contract.ts";
import { getDraft } from "#server/consults/drafts/get-draft.ts";
import { listWriters } from "#server/consults/drafts/list-writers.ts";
import { notePresence } from "#server/consults/drafts/note-presence.ts";
import { saveDraft } from "#server/consults/drafts/save-draft.ts";
import { ListConsultsInput } from "#server/consults/inbox/contract.ts";
import { countConsults } from "#server/consults/inbox/count-consults.ts";
import { listConsults } from "#server/consults/inbox/list-consults.ts";
import { cancelPlanned } from "#server/consults/planned/cancel-planned.ts";
import { holdPlanned } from "#server/consults/planned/hold-planned.ts";
import { listMoments } from "#server/consults/planned/list-moments.ts";
import { TallyInput } from "#server/consults/referral/contract.ts";
import { countReferrals } from "#server/consults/referral/count-referrals.ts";
import { findReferral } from "#server/consults/referral/find-referral.ts";
import { tallyReferrals } from "#server/consults/referral/tally-referrals.ts";
import { SearchConsultsInput } from "#server/consults/search/contract.ts";
import * as transfer from "#server/consults/transfer/contract.ts";
import { takeOverConsult } from "#server/consults/transfer/take-over.ts";
import { undoTakeOver } from "#server/consults/transfer/undo-take-over.ts";
import { addNote } from "#server/consults/work/add-note.ts";
import { assignConsult } from "#server/consults/work/assign-consult.ts";
import { closeConsult } from "#server/consults/work/close-consult.ts";
import { reopenConsult } from "#server/consults/work/reopen-consult.ts";
import { setUrgency } from "#server/consults/work/set-urgency.ts";
import { snoozeConsult } from "#server/consults/work/snooze-consult.ts";

/** E-consults: what patients ask, whose turn it is, and the answers. Searching is a mutation, so that no words appear in a URL or in an access log. */
export const consultsRouter = router({
  list: can("consult.list")
    .input(ListConsultsInput)
    .query(({ ctx, input }) => listConsults(ctx.access, input)),
  search: can("consult.list")
    .input(SearchConsultsInput)
    .mutation(({ ctx, input }) => searchConversations(ctx.access, input)),
  counts: can("consult.list").query(({ ctx }) => countConsults(ctx.access)),
  moments: can("consult.list").query(({ ctx }) => listMoments(ctx.access, openTimesOf(ctx.access))),
  get: canOpen("consult.read")
    .input(contract.ConsultInput)
    .query(({ ctx, input }) => getConversation(ctx.opened, openTimesOf(ctx.opened.access), input)),
  draft: canOpen("consult.answer")
    .input(contract.ConsultInput)
    .query(({ ctx, input }) => getDraft(ctx.opened, input)),
  saveDraft: can("consult.answer")
    .input(SaveDraftInput)
    .mutation(({ ctx, input }) => saveDraft(ctx.access, input)),
  notePresence: can("consult.read")
    .input(contract.ConsultInput)
    .mutation(({ ctx, input }) => notePresence(ctx.access, input)),
  writers: can("consult.list")
    .input(ListWritersInput)
    .query(({ ctx, input }) => listWriters(ctx.access, input)),
  referral: canOpen("consult.read")
    .input(contract.ConsultInput)
    .query(({ ctx, input }) => findReferral(ctx.opened, input)),
  referralCounts: can("consult.count-referrals")
    .input(TallyInput)
    .query(({ ctx, input }) => countReferrals(ctx.access, input)),
  referralTally: can("consult.tally-referrals")
    .input(TallyInput)
    .query(({ ctx, input }) => tallyReferrals(ctx.access, input)),
  soep: canOpen("consult.read")
    .input(transfer.ConsultSoepInput)
    .query(({ ctx, input }) => soepOfConsult(ctx.opened, input)),
  export: canOpen("consult.export")
    .input(transfer.ExportConversationInput)
    .query(({ ctx, input }) => conversationFile(ctx.opened, input)),
  patient: canOpen("consult.read").query(({ ctx }) => listPatientConsults(ctx.opened)),
  begin: can("consult.answer")
    .input(contract.BeginConsultInput)
    .mutation(({ ctx, input }) => beginConsult(ctx.access, input)),
  answer: can("consult.answer")
    .input(contract.AnswerConsultInput)
    .mutation(({ ctx, input }) => answerConsult(ctx.access, input)),
  decide: can("consult.answer")
    .input(DecideCorrectionInput)
    .mutation(({ ctx, input }) => decideCorrection(ctx.access, input)),
  sendPlanned: can("consult.answer")
    .input(contract.SendPlannedInput)
    .mutation(({ ctx, input }) => sendPlanned(ctx.access, input)),
  holdPlanned: can("consult.answer")
    .input(contract.PlannedInput)
    .mutation(({ ctx, input }) => holdPlanned(ctx.access, openTimesOf(ctx.access), input)),
  cancelPlanned: can("consult.answer")
    .input(contract.PlannedInput)
    .mutation(({ ctx, input }) => cancelPlanned(ctx.access, openTimesOf(ctx.access), input)),
  approvals: canOpen("consult.read")
    .input(contract.ConsultInput)
    .query(({ ctx, input }) => getApprovals(ctx.opened, input)),
  askApproval: can("consult.answer")
    .input(AskApprovalInput)
    .mutation(({ ctx, input }) => askApproval(ctx.access, input)),
  withdrawApproval: can("consult.answer")
    .input(ApprovalInput)
    .mutation(({ ctx, input }) => withdrawApproval(ctx.access, input)),
  approve: can("consult.approve")
    .input(ApproveInput)
    .mutation(({ ctx, input }) => approveAnswers(ctx.access, input)),
  giveBack: can("consult.approve")
    .input(GiveBackInput)
    .mutation(({ ctx, input }) => giveBack(ctx.access, openTimesOf(ctx.access), input)),
  assign: can("consult.work")
    .input(contract.AssignConsultInput)
    .mutation(({ ctx, input }) => assignConsult(ctx.access, openTimesOf(ctx.access), input)),
  snooze: can("consult.work")
    .input(contract.SnoozeConsultInput)
    .mutation(({ ctx, input }) => snoozeConsult(ctx.access, openTimesOf(ctx.access), input)),
  setUrgency: can("consult.work")
    .input(contract.SetUrgencyInput)
    .mutation(({ ctx, input }) => setUrgency(ctx.access, openTimesOf(ctx.access), input)),
  addNote: can("consult.work")
    .input(contract.AddNoteInput)
    .mutation(({ ctx, input }) => addNote(ctx.access, input)),
  close: can("consult.work")
    .input(contract.CloseConsultInput)
    .mutation(({ ctx, input }) => closeConsult(ctx.access, openTimesOf(ctx.access), input)),
  takeOver: can("consult.work")
    .input(transfer.TakeOverInput)
    .mutation(({ ctx, input }) => takeOverConsult(ctx.access, openTimesOf(ctx.access), input)),
  undoTakeOver: can("consult.work")
    .input(contract.ConsultInput)
    .mutation(({ ctx, input }) => undoTakeOver(ctx.access, openTimesOf(ctx.access), input)),
  reopen: can("consult.work")
    .input(contract.ConsultInput)
    .mutation(({ ctx, input }) => reopenConsult(ctx.access, openTimesOf(ctx.access), input)),
});
