import type { RoundSide } from "#components/reviews/round/round-tabs.tsx";
import { readerMay, serverApi } from "#server/api/caller.ts";

/** The tabs of the round that the reader may use, and how many conclusions are not in the HIS yet. */
export async function readSides(): Promise<{ sides: RoundSide[]; toTakeOver: number | null }> {
  const [api, list, takeOver, task, templates, plan, hours] = await Promise.all([
    serverApi(),
    readerMay("review.list"),
    readerMay("review.take-over"),
    readerMay("task.list"),
    readerMay("message.list-templates"),
    readerMay("review.plan"),
    readerMay("opening-hours.change"),
  ]);
  const may: Record<RoundSide, boolean> = {
    waiting: list,
    record: takeOver,
    tasks: task,
    templates,
    planning: plan,
    "opening-hours": hours,
  };
  const sides = (["waiting", "record", "tasks", "templates", "planning", "opening-hours"] as const).filter(
    (side) => may[side],
  );
  return { sides, toTakeOver: takeOver ? await api.reviews.toTakeOverCount() : null };
}
