import { can, router } from "#server/api/trpc.ts";
import { answerIssue } from "#server/issues/answer-issue.ts";
import * as contract from "#server/issues/contract.ts";
import { countLinks } from "#server/issues/count-links.ts";
import { fileIssue } from "#server/issues/file-issue.ts";
import { getIssue } from "#server/issues/get-issue.ts";
import { handleIssue } from "#server/issues/handle-issue.ts";
import { listIssueNews, listIssues } from "#server/issues/list-issues.ts";
import { seeIssue } from "#server/issues/see-issue.ts";

/** Problems in the MedMij chain: practices report and follow their own, the alliance handles all. */
export const issuesRouter = router({
  list: can("issue.list")
    .input(contract.IssuesInput)
    .query(({ ctx, input }) => listIssues(ctx.access, input)),
  get: can("issue.list")
    .input(contract.IssueInput)
    .query(({ ctx, input }) => getIssue(ctx.access, input)),
  news: can("issue.list").query(({ ctx }) => listIssueNews(ctx.access)),
  file: can("issue.file")
    .input(contract.FileIssueInput)
    .mutation(({ ctx, input }) => fileIssue(ctx.access, input)),
  answer: can("issue.file")
    .input(contract.AnswerIssueInput)
    .mutation(({ ctx, input }) => answerIssue(ctx.access, input)),
  see: can("issue.file")
    .input(contract.IssueInput)
    .mutation(({ ctx, input }) => seeIssue(ctx.access, input)),
  all: can("issue.handle")
    .input(contract.IssuesInput)
    .query(({ ctx, input }) => listIssues(ctx.access, input)),
  links: can("issue.handle").query(({ ctx }) => countLinks(ctx.access)),
  open: can("issue.handle")
    .input(contract.IssueInput)
    .query(({ ctx, input }) => getIssue(ctx.access, input)),
  handle: can("issue.handle")
    .input(contract.HandleIssueInput)
    .mutation(({ ctx, input }) => handleIssue(ctx.access, input)),
});
