import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // By default Vitest leaves one core free, so on two cores it would use only one.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          name: "pure",
          include: ["{app,server,db,components}/**/*.test.{ts,tsx}", "tests/{structure,namesakes}.test.ts"],
          // Pure code has no shared state, so all files share one module graph: the FHIR definitions are read once
          // instead of once per file.
          isolate: false,
          pool: "threads",
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "domain",
          include: ["tests/{domain,access,register,fhir}/**/*.test.ts"],
          globalSetup: "tests/support/global-setup.ts",
          setupFiles: "tests/support/setup.ts",
          // Not 0: with one worker (two cores) Vitest runs that group last.
          sequence: { groupOrder: 1 },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          // What the suites of "domain" sent, so after them and in one run with them.
          name: "sql",
          include: ["tests/sql/**/*.test.ts"],
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: "run",
          include: ["tests/run/**/*.test.ts"],
          exclude: ["tests/run/database-killed.test.ts"],
          // These suites start the whole product, so they run after the others and do not slow them down.
          sequence: { groupOrder: 3 },
          testTimeout: 120_000,
          hookTimeout: 600_000,
        },
      },
      {
        test: {
          name: "run-alone",
          // Measures how soon the database is back, so nothing runs next to it.
          include: ["tests/run/database-killed.test.ts"],
          sequence: { groupOrder: 4 },
          testTimeout: 120_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
