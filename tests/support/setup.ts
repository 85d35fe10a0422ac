import { rmSync } from "node:fs";
import { afterAll, expect, inject } from "vitest";
import { closeDatabase, observeStatements } from "#server/access/database.ts";
import { cloneDatabase, testAuditKey, testSecret } from "./database.ts";
import { recordStatements } from "./sent-statements.ts";
import { temporaryFolder } from "./temporary-folder.ts";

// Runs before each test file: clones the database and puts its URL in the environment before anything reads it.
const clone = await cloneDatabase(inject("ownerUrl"));
process.env.DATABASE_URL = clone.url;
process.env.BALIE_SECRET = testSecret;
process.env.AUDIT_KEYS = testAuditKey;
const auditFolder = temporaryFolder("audit");
process.env.AUDIT_FOLDER = auditFolder;
const storageFolder = temporaryFolder("documents");
process.env.STORAGE_FOLDER = storageFolder;
process.env.BALIE_PROCESS = "test";
process.env.LOG_LEVEL = "silent";

const sent = recordStatements();
observeStatements(sent.hear);

afterAll(async () => {
  await closeDatabase();
  sent.keep(inject("statements"), expect.getState().testPath ?? "");
  await clone.drop();
  for (const folder of [auditFolder, storageFolder]) rmSync(folder, { recursive: true });
});
