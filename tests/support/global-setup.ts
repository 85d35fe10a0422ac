import type { TestProject } from "vitest/node";
import { startTestDatabase } from "./database.ts";

declare module "vitest" {
  export interface ProvidedContext {
    ownerUrl: string;
  }
}

/** One PostgreSQL for the whole run. */
export default async function setup(project: TestProject) {
  const database = await startTestDatabase();
  project.provide("ownerUrl", database.ownerUrl);
  return database.stop;
}
