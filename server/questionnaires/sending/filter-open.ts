import { type SQL, sql } from "drizzle-orm";
import { questionnaireTask } from "#db/schema/questionnaires.ts";
import { openTaskStates } from "#db/terms/questionnaires.ts";

/** Open tasks. Not parameters: a generic plan for any state cannot use the partial index. */
export function filterOpen(): SQL {
  return sql`${questionnaireTask.state} in (${sql.raw(openTaskStates.map((state) => `'${state}'`).join(", "))})`;
}
