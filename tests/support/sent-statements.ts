import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** One test file's distinct statements, and its distinct transactions as indexes of statements. */
const SentByFile = z.object({
  path: z.string(),
  statements: z.array(z.string()),
  transactions: z.array(z.array(z.number())),
});
export type SentByFile = z.infer<typeof SentByFile>;

/** Marks a statement of a test's own, such as one that probes row-level security: the laws are about the product's. */
export const testsOwn = "/* a test's own */";
/** A transaction begins with its context; savepoints are inside it. */
const isFrame = (text: string) => /^(rollback to|savepoint|select\s+set_config)/.test(text);

/** Records the statements of one test file by connection, each statement and each kind of transaction once. */
export function recordStatements() {
  const numbers = new Map<string, number>();
  const transactions = new Map<string, number[]>();
  const open = new Map<number, Set<number>>();

  const numberOf = (text: string) => {
    const known = numbers.get(text) ?? numbers.size;
    numbers.set(text, known);
    return known;
  };
  const close = (statements: Iterable<number> = []) => {
    const sorted = [...statements].sort((one, other) => one - other);
    if (sorted.length > 0) transactions.set(sorted.join(), sorted);
  };

  return {
    hear(connection: number, statement: string) {
      // Line by line: a comment ends where its line does.
      const text = statement.replace(/^\s+/gm, "").trim();
      if (text.startsWith(testsOwn)) return;
      if (text.startsWith("begin")) open.set(connection, new Set());
      else if (text === "commit" || text === "rollback") {
        close(open.get(connection));
        open.delete(connection);
      } else if (!isFrame(text)) {
        const inTransaction = open.get(connection);
        if (inTransaction) inTransaction.add(numberOf(text));
        else close([numberOf(text)]);
      }
    },
    keep(folder: string, path: string) {
      const sent: SentByFile = { path, statements: [...numbers.keys()], transactions: [...transactions.values()] };
      writeFileSync(join(folder, `${randomUUID()}.json`), JSON.stringify(sent));
    },
  };
}

/** The records of this run's test files. */
export function readSentStatements(folder: string): SentByFile[] {
  return readdirSync(folder).map((name) => SentByFile.parse(JSON.parse(readFileSync(join(folder, name), "utf8"))));
}
