import { fillTemplates } from "#server/api/fill-templates.ts";
import { can, canOpen, router } from "#server/api/trpc.ts";
import { RestoreInstructionsInput, SaveInstructionsInput } from "#server/messages/instruction-contract.ts";
import { listInstructions } from "#server/messages/list-instructions.ts";
import { listMessages } from "#server/messages/list-messages.ts";
import { listTemplates } from "#server/messages/list-templates.ts";
import { restoreInstructions } from "#server/messages/restore-instructions.ts";
import { retireTemplate } from "#server/messages/retire-template.ts";
import { saveInstructions } from "#server/messages/save-instructions.ts";
import { saveTemplate } from "#server/messages/save-template.ts";
import { SaveTemplateInput, TemplateInput } from "#server/messages/template-contract.ts";

/** Messages to patients and their templates. Sending is part of what a message follows from: for now the round only. */
export const messagesRouter = router({
  list: canOpen("message.list").query(({ ctx }) => listMessages(ctx.opened)),
  templates: can("message.list-templates").query(({ ctx }) => listTemplates(ctx.access)),
  filledTemplates: canOpen("measurement.read").query(({ ctx }) => fillTemplates(ctx.opened)),
  saveTemplate: can("message.maintain-template")
    .input(SaveTemplateInput)
    .mutation(({ ctx, input }) => saveTemplate(ctx.access, input)),
  instructions: can("message.list-templates").query(({ ctx }) => listInstructions(ctx.access)),
  saveInstructions: can("message.maintain-template")
    .input(SaveInstructionsInput)
    .mutation(({ ctx, input }) => saveInstructions(ctx.access, input)),
  restoreInstructions: can("message.maintain-template")
    .input(RestoreInstructionsInput)
    .mutation(({ ctx, input }) => restoreInstructions(ctx.access, input)),
  retireTemplate: can("message.maintain-template")
    .input(TemplateInput)
    .mutation(({ ctx, input }) => retireTemplate(ctx.access, input)),
});
