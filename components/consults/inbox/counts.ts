import { inboxViews } from "#db/terms/consults.ts";
import type { ConsultCounts, ListedConsult } from "#server/consults/inbox/contract.ts";

/** How many consults wait for the practice, whoever has them. */
export function waitingIn({ unassigned, mine, team }: ConsultCounts): number {
  return unassigned + mine + team;
}

/** The counts as text, to see whether any of them changed. */
export function countsText(counts: ConsultCounts): string {
  return [...inboxViews.map((view) => counts[view]), counts.late, counts.urgent].join(" ");
}

/** When the next of these becomes late; null: none of them will. */
export function nextLateAt(rows: readonly Pick<ListedConsult, "dueAt">[], now: Date): Date | null {
  const due = rows.flatMap(({ dueAt }) => (dueAt !== null && dueAt >= now ? [dueAt.getTime()] : []));
  return due.length === 0 ? null : new Date(Math.min(...due));
}
