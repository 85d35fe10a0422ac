import { z } from "zod";
import { type PilotKind, type PilotStage, pilotKinds, pilotStages } from "#db/terms/pilots.ts";
import { Day } from "#server/calendar/contract.ts";
import { textWithoutBsn } from "#server/issues/contract.ts";

const count = z.number().int().min(0).max(1_000_000);

/**
 * A pilot as alliance staff record it. No more people can take part than were invited, and it cannot end before it
 * begins.
 */
export const SavePilotInput = z
  .object({
    /** Absent for a new pilot. */
    pilotId: z.uuid().optional(),
    kind: z.enum(pilotKinds),
    stage: z.enum(pilotStages),
    name: textWithoutBsn(3, 120),
    programme: textWithoutBsn(0, 60),
    region: textWithoutBsn(2, 80),
    supplierName: textWithoutBsn(2, 120),
    startsOn: Day,
    endsOn: Day.nullable(),
    practiceCount: count,
    invitedCount: count,
    joinedCount: count,
    issues: z.array(textWithoutBsn(3, 300)).max(30),
    findings: textWithoutBsn(0, 4000),
  })
  .refine(({ joinedCount, invitedCount }) => joinedCount <= invitedCount, {
    path: ["joinedCount"],
    error: "pilot.more-joined",
  })
  .refine(({ startsOn, endsOn }) => endsOn === null || endsOn >= startsOn, {
    path: ["endsOn"],
    error: "pilot.ends-before",
  });
export type SavePilotInput = z.infer<typeof SavePilotInput>;

/** Keyset page, the latest start first. */
export const PilotsInput = z.object({
  kind: z.enum(pilotKinds).optional(),
  stage: z.enum(pilotStages).optional(),
  before: z.object({ startsOn: Day, pilotId: z.uuid() }).optional(),
});
export type PilotsInput = z.infer<typeof PilotsInput>;

export type PilotFacts = {
  pilotId: string;
  kind: PilotKind;
  stage: PilotStage;
  name: string;
  programme: string | null;
  region: string;
  supplierName: string;
  startsOn: string;
  endsOn: string | null;
  practiceCount: number;
  invitedCount: number;
  joinedCount: number;
  issues: string[];
  findings: string;
};
export type PilotsPage = { pilots: PilotFacts[]; nextBefore: { startsOn: string; pilotId: string } | null };
