import { rmSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { startTestDatabase } from "./database.ts";
import { temporaryFolder } from "./temporary-folder.ts";

declare module "vitest" {
  export interface ProvidedContext {
    ownerUrl: string;
    /** The folder where each file leaves what it sent to the database, for tests/sql. */
    statements: string;
  }
}

/** One PostgreSQL for the whole run. */
export default async function setup(project: TestProject) {
  const database = await startTestDatabase();
  const statements = temporaryFolder("statements");
  project.provide("ownerUrl", database.ownerUrl);
  project.vitest.provide("statements", statements);
  return async () => {
    rmSync(statements, { recursive: true });
    await database.stop();
  };
}
