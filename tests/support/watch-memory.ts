import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const intervalMilliseconds = 500;

/** Looks at the resident memory of these processes until it is stopped. @returns the most that each of them had, in MB. */
export function watchMemory<Name extends string>(pids: Record<Name, number>): { stop: () => Record<string, number> } {
  const most: Record<string, number> = {};
  const look = () => {
    for (const [name, pid] of Object.entries<number>(pids)) most[name] = Math.max(most[name] ?? 0, residentMb(pid));
  };
  look();
  const timer = setInterval(look, intervalMilliseconds);
  return {
    stop() {
      look();
      clearInterval(timer);
      return most;
    },
  };
}

function residentMb(pid: number): number {
  const path = `/proc/${pid}/status`;
  if (!existsSync("/proc/self/status")) {
    return Number(spawnSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim()) / 1_024;
  }
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(path, "utf8"))?.[1] ?? 0) / 1_024;
  } catch {
    // It ended; that is for another to notice.
    return 0;
  }
}
