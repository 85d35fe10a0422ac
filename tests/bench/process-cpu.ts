import { readdirSync, readFileSync } from "node:fs";

/** Clock ticks per second in /proc, on every Linux. */
const ticks = 100;

/** Seconds of CPU that a process and its children used so far; only Linux tells. */
export function cpuSeconds(pid: number): number {
  const own = statOf(pid);
  if (!own) return 0;
  const children = readdirSync("/proc").flatMap((name) => {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : null;
    return stat?.parent === pid ? [stat.used] : [];
  });
  return [own.used, ...children].reduce((sum, used) => sum + used, 0) / ticks;
}

/** The process that started this one. */
export const parentOf = (pid: number): number => statOf(pid)?.parent ?? 0;

function statOf(pid: number): { parent: number; used: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { parent: Number(fields[1]), used: Number(fields[11]) + Number(fields[12]) };
  } catch {
    return null;
  }
}
