import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipKb, scriptsOf } from "./page-scripts.ts";

/** Inside the project, so that it uses the same Next and React as the product; git ignores the name. */
const folder = ".next-empty-page";

const files = {
  "next.config.mjs": "export default { turbopack: { root: process.cwd() } };",
  "app/layout.js": "export default ({ children }) => <html lang='en'><body>{children}</body></html>;",
  "app/page.js": "export default () => <p>empty</p>;",
};

/** Script of a page that shows a single word, in kB (gzip): the minimum that Next and React need. */
export function emptyPageKb(): number {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "app"), { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const { status, stdout, stderr } = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build", folder], {
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`the empty page could not be built:\n${stdout}${stderr}`);
  const html = readFileSync(join(folder, ".next/server/app/index.html"), "utf8");
  const scripts = scriptsOf(html).map((script) => readFileSync(join(folder, script.replace("/_next/", ".next/"))));
  rmSync(folder, { recursive: true, force: true });
  return scripts.reduce((sum, script) => sum + gzipKb(script), 0);
}
