import { grant } from "#server/access/access.ts";
import { systemActor } from "#server/access/actor.ts";
import { importList } from "#server/register/import/import.ts";

// Imports the given list and reports the peak memory of this process in megabytes.
const access = grant(systemActor("bench"), "register.import");
const done = await importList(access, { path: process.argv[2] ?? "", source: "command", sourceName: "bench" });
if (done.outcome !== "imported") throw new Error(`${done.outcome} ${done.finding?.rule}`);
console.log(Math.round(process.resourceUsage().maxRSS / 1_024));
process.exit(0);
