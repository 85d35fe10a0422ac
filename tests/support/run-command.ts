import { spawn } from "node:child_process";
import { join } from "node:path";

type Ended = { code: number | null; output: string };

/** Runs a command of node_modules. `quiet` returns its output; `show` passes it through. */
export function runCommand(
  command: string,
  parameters: readonly string[],
  environment: Record<string, string> = {},
  show: "quiet" | "show" = "show",
): Promise<Ended> {
  return new Promise((settle, fail) => {
    const child = spawn(join("node_modules", ".bin", command), parameters, {
      env: { ...process.env, ...environment, FORCE_COLOR: process.stdout.isTTY ? "1" : "0" },
      stdio: show === "show" ? ["ignore", "inherit", "inherit"] : ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.once("error", fail).once("close", (code) => settle({ code, output }));
  });
}
