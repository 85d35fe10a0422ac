import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "pure",
          include: ["{server,db,components}/**/*.test.{ts,tsx}", "tests/structure.test.ts"],
        },
      },
      {
        test: {
          name: "domain",
          include: ["tests/{domain,access,register,run,fhir}/**/*.test.ts"],
          globalSetup: "tests/support/global-setup.ts",
          setupFiles: "tests/support/setup.ts",
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
