import { afterAll, inject } from "vitest";
import { closeDatabase } from "#server/access/database.ts";
import { cloneDatabase, testSecret } from "./database.ts";

// Runs before each test file: a database of its own, and an environment that names it before anything reads it.
const clone = await cloneDatabase(inject("ownerUrl"));
process.env.DATABASE_URL = clone.url;
process.env.BALIE_SECRET = testSecret;
process.env.BALIE_PROCESS = "test";
process.env.LOG_LEVEL = "silent";

afterAll(async () => {
  await closeDatabase();
  await clone.drop();
});
