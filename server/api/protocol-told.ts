import { endedText, instructionsOf } from "#db/terms/measurement-instructions.ts";
import { type Access, grant } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { underAccess } from "#server/audit/record.ts";
import { DomainError } from "#server/errors.ts";
import type { EndProtocolInput, StartProtocolInput } from "#server/measurements/agreements/contract.ts";
import { endProtocol } from "#server/measurements/agreements/end-protocol.ts";
import { startProtocol } from "#server/measurements/agreements/start-protocol.ts";
import { isKeptFrom } from "#server/messages/is-kept-from.ts";
import { isTold } from "#server/messages/is-told.ts";
import { sendMessage } from "#server/messages/send-message.ts";
import { callFactsOf, loadOpeningHours } from "#server/opening-hours/scope.ts";
import { instructionSetting } from "./instructions.ts";

/**
 * Starts a measurement protocol and sends its instructions to the patient, in one transaction. The message is the only
 * channel: MedMij has a Task for a questionnaire, and no profile of a Task that asks for measurements.
 * @throws CONFLICT for a patient whom a notice can put in danger, FORBIDDEN for a text of one's own without the permission to write messages, and whatever `startProtocol` and
 * `sendMessage` throw; then nothing is written.
 */
export function startProtocolTold(
  access: Access<"measurement.start-protocol">,
  { tells, message, ...plan }: StartProtocolInput,
  now = new Date(),
): Promise<{ protocolId: string }> {
  return change(access, async (tx, raw) => {
    const { protocolId, endsOn, lines } = await startProtocol(access, { tx, raw }, plan, now);
    const result = { protocolId };
    if (!tells) return { result, event: lines };
    const fixed = grant(access.actor, "message.send-instructions");
    if (await isKeptFrom(fixed, tx, plan.patientId)) throw new DomainError("CONFLICT", "message.no-notices");
    const setting = await instructionSetting(access, { tx, raw, patientId: plan.patientId }, plan.kind, now);
    const instructions = instructionsOf({ ...plan, endsOn, ...setting });
    const isOwn = message !== null && message !== instructions;
    const send = isOwn ? grant(access.actor, "message.send") : fixed;
    const told = { patientId: plan.patientId, origin: "measurement-protocol", originId: protocolId } as const;
    const line = await sendMessage(send, tx, { ...told, body: isOwn ? message : instructions });
    return { result, event: [...lines, ...underAccess(send, [line])] };
  });
}

/**
 * Ends a measurement protocol before its last day. A patient who was sent its instructions is told so, in the same
 * transaction, unless a notice can put the patient in danger; the reason stays with the practice. @throws NOT_FOUND when it has already ended.
 */
export function endProtocolTold(
  access: Access<"measurement.start-protocol">,
  input: EndProtocolInput,
  now = new Date(),
): Promise<void> {
  const { patientId, protocolId } = input;
  return change(access, async (tx, raw) => {
    const { kind, lines } = await endProtocol(access, { tx, raw }, input, now);
    const send = grant(access.actor, "message.send-instructions");
    const about = { patientId, origin: "measurement-protocol", originId: protocolId } as const;
    const isQuiet = (await isKeptFrom(send, tx, patientId)) || !(await isTold(send, tx, about));
    if (isQuiet) return { result: undefined, event: lines };
    const { own } = await loadOpeningHours(tx, access, now);
    const line = await sendMessage(send, tx, { ...about, body: endedText(kind, callFactsOf(own)) });
    return { result: undefined, event: [...lines, ...underAccess(send, [line])] };
  });
}
