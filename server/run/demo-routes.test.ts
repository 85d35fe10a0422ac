import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterEach, expect, it, vi } from "vitest";

afterEach(() => vi.unstubAllEnvs());

/** The endings of files that a build takes for pages and routes. */
async function endingsOf(demo: string): Promise<string[]> {
  vi.stubEnv("BALIE_DEMO", demo);
  vi.resetModules();
  const config: { default: { pageExtensions?: string[] } } = await import(resolve("next.config.ts"));
  return config.default.pageExtensions ?? [];
}

it("a build without the demo has none of its pages and routes", async () => {
  const inDemo = globSync("app/**/*.demo.{ts,tsx}");
  expect(inDemo.length).toBeGreaterThan(1);
  const isServed = (file: string, endings: readonly string[]) =>
    endings.some((ending) => file.endsWith(`/page.${ending}`) || file.endsWith(`/route.${ending}`));
  const without = await endingsOf("off");
  expect(inDemo.filter((file) => isServed(file, without))).toEqual([]);
  const within = await endingsOf("on");
  expect(inDemo.filter((file) => !isServed(file, within))).toEqual([]);
});

it("nothing but these can make somebody a demo person", () => {
  const calling = globSync("app/**/*.{ts,tsx}").filter((file) =>
    readFileSync(file, "utf8").includes("#server/api/demo.ts"),
  );
  expect(calling).toEqual(["app/api/demo/route.demo.ts"]);
});
