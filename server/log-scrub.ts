/** Fields that may never be logged, whatever is in them. */
const forbidden =
  /name$|e-?mail|bsn|birth|address|phone|password|secret|token|cookie|authorization|body|query|search|headers|content|text|subject|recipient/i;
/** Words that end in a forbidden one and are about the program itself. */
const allowed = new Set(["processName", "queueName", "jobName", "eventName"]);

/** Replaces what could be about a person in a line of text: e-mail addresses, long numbers, query strings, tokens. */
export function scrubText(text: string): string {
  return text
    .replace(/[^\s@"'<>()]+@[^\s@"'<>()]+\.[a-z]{2,}/gi, "[e-mail]")
    .replace(/\?[^\s"']*/g, "?[…]")
    .replace(/\b(?!\d{4}-)\d{8,}\b/g, "[number]")
    .replace(/\/(?![0-9a-f]{8}-[0-9a-f]{4}-)[\w-]{24,}(?=[/\s]|$)/g, "/[…]");
}

/** The fields of one log line without what may not be there, two levels deep; errors become code, place and stack. */
export function scrubFields(fields: Record<string, unknown>, depth = 0): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      forbidden.test(key) && !allowed.has(key) ? "[removed]" : scrubValue(value, depth),
    ]),
  );
}

function scrubValue(value: unknown, depth: number): unknown {
  if (typeof value === "string") return isOpaqueId(value) ? value : scrubText(value);
  if (value instanceof Error) return describeError(value);
  if (Array.isArray(value)) return `[${value.length} items]`;
  if (typeof value !== "object" || value === null) return value;
  return depth > 1 || !isRecord(value) ? "[object]" : scrubFields(value, depth + 1);
}

/** Messages of the database quote values, so of its errors only the code and the place stay. */
function describeError(problem: Error): Record<string, unknown> {
  const fromDatabase = problem.name === "PostgresError";
  const facts: Record<string, unknown> = { ...problem };
  const causedBy = problem.cause instanceof Error ? { cause: describeError(problem.cause) } : {};
  const quotesQuery = problem.message.startsWith("Failed query");
  return {
    type: problem.name,
    code: facts.code,
    ...(fromDatabase ? { table: facts.table_name, constraint: facts.constraint_name, routine: facts.routine } : {}),
    message: fromDatabase || quotesQuery ? "[database]" : scrubText(problem.message),
    stack: scrubText(
      (problem.stack ?? "")
        .split("\n")
        .filter((line) => line.trimStart().startsWith("at "))
        .slice(0, 12)
        .join("\n"),
    ),
    ...causedBy,
  };
}

function isOpaqueId(value: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value);
}

function isRecord(value: object): value is Record<string, unknown> {
  return !Array.isArray(value);
}
