import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "pure",
          include: ["{app,server,db,components}/**/*.test.{ts,tsx}", "tests/structure.test.ts"],
        },
      },
      {
        test: {
          name: "domain",
          include: ["tests/{domain,access,register,fhir}/**/*.test.ts"],
          globalSetup: "tests/support/global-setup.ts",
          setupFiles: "tests/support/setup.ts",
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "run",
          include: ["tests/run/**/*.test.ts"],
          // Starts the whole product: after the others, so that nobody is slowed down.
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
