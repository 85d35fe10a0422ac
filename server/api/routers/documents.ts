import { can, canOpen, router } from "#server/api/trpc.ts";
import * as contract from "#server/documents/library/contract.ts";
import { getDocument } from "#server/documents/library/get-document.ts";
import { judgeDocument } from "#server/documents/library/judge-document.ts";
import { listDocuments } from "#server/documents/library/list-documents.ts";
import { openContent } from "#server/documents/library/open-content.ts";
import { withdrawDocument } from "#server/documents/sending/withdraw-document.ts";

/** Photos and documents of a patient and for one. Their bytes go over `app/api/documents`. */
export const documentsRouter = router({
  patient: canOpen("document.list").query(({ ctx }) => listDocuments(ctx.opened)),
  get: canOpen("document.read")
    .input(contract.DocumentInput)
    .query(({ ctx, input }) => getDocument(ctx.opened, input)),
  content: canOpen("document.read")
    .input(contract.ContentInput)
    .query(({ ctx, input }) => openContent(ctx.opened, input)),
  judge: can("document.judge")
    .input(contract.JudgeDocumentInput)
    .mutation(({ ctx, input }) => judgeDocument(ctx.access, input)),
  withdraw: can("document.send")
    .input(contract.DocumentInput)
    .mutation(({ ctx, input }) => withdrawDocument(ctx.access, input)),
});
