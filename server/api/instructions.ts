import type { InstructionSetting } from "#db/terms/measurement-instructions.ts";
import type { ProtocolKind } from "#db/terms/measurements.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import type { PatientScope } from "#server/access/patient-scope.ts";
import type { Permission } from "#server/access/permissions.ts";
import { loadCallLimits } from "#server/measurements/agreements/load-call-limits.ts";
import { loadOwnInstructions } from "#server/messages/list-instructions.ts";
import { callFactsOf, loadOpeningHours } from "#server/opening-hours/scope.ts";

/**
 * What the instructions of a protocol say for this patient apart from its days: the figures at which to call, by the rules and agreements
 * of measurements; whom to call, by the opening hours; and the practice's own text.
 */
export async function instructionSetting(
  access: Access<Permission>,
  { tx, raw, patientId }: Omit<PatientScope, "organizationId">,
  kind: ProtocolKind,
  now: Date,
): Promise<InstructionSetting> {
  const scope = { tx, raw, organizationId: access.organizationId, patientId };
  const [limits, { own }, body] = await Promise.all([
    loadCallLimits(scope, kind, now),
    loadOpeningHours(tx, access, now),
    loadOwnInstructions(access, tx, kind),
  ]);
  return { limits, calls: callFactsOf(own), body };
}

/** The same for a screen, to show the text before it is sent or printed. */
export function readInstructions(
  { access, patientId }: OpenedPatient<"measurement.read">,
  kind: ProtocolKind,
  now = new Date(),
): Promise<InstructionSetting> {
  return look(access, (tx, raw) => instructionSetting(access, { tx, raw, patientId }, kind, now));
}
