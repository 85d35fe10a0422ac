import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/**
 * The command line of a running process, or undefined when it is gone. A zombie counts as gone: it may never be reaped
 * (process 1 of many containers does not) and holds no resources.
 */
export function commandOf(pid: number): string | undefined {
  if (existsSync("/proc/self/stat")) return commandFromProc(pid);
  const listed = spawnSync("ps", ["-o", "stat=,command=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim();
  return listed === "" || listed.startsWith("Z") ? undefined : listed;
}

/** Waits until the process is gone. @returns false when it is still running after `milliseconds`. */
export async function waitUntilGone(pid: number, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (commandOf(pid) !== undefined) {
    if (Date.now() > end) return false;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  return true;
}

function commandFromProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const state = stat.slice(stat.lastIndexOf(")") + 2, stat.lastIndexOf(")") + 3);
    if (state === "Z" || state === "X") return undefined;
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return undefined;
  }
}
