import type { RoundSide } from "#components/reviews/round-tabs.tsx";
import { may } from "#server/api/may.ts";

/** The sides of the round that the reader can use. */
export async function readSides(): Promise<RoundSide[]> {
  const [list, task, templates, plan] = await Promise.all([
    may("review.list"),
    may("review.task"),
    may("reply.list-templates"),
    may("review.plan"),
  ]);
  const sides: Record<RoundSide, boolean> = { waiting: list, tasks: task, templates, planning: plan };
  return (["waiting", "tasks", "templates", "planning"] as const).filter((side) => sides[side]);
}
