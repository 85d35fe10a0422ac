/** Names of fields that are never logged, whatever their value. */
const forbidden =
  /name$|e-?mail|bsn|birth|address|phone|password|secret|token|cookie|authorization|body|query|search|headers|content|text|subject|recipient/i;
/** Names that match `forbidden` but are about the program itself. */
const allowed = new Set(["processName", "queueName", "jobName", "eventName"]);

/** Longer texts are cut before they are scrubbed: what a stranger sends decides neither the time nor the size of a line. */
const lengthMax = 4_000;

/**
 * Replaces what may be personal data in a text: e-mail addresses, long numbers, query strings, tokens. Takes time in proportion to the
 * length: every repetition is bounded (CWE-1333).
 */
export function scrubText(text: string): string {
  return (text.length > lengthMax ? `${text.slice(0, lengthMax)}[…]` : text)
    .replace(/[^\s@"'<>()]{1,64}@[^\s@"'<>()]{1,255}/g, "[e-mail]")
    .replace(/\?[^\s"']*/g, "?[…]")
    .replace(/\b(?!\d{4}-)\d{8,}\b/g, "[number]")
    .replace(/\/(?![0-9a-f]{8}-[0-9a-f]{4}-)[\w-]{24,}(?=[/\s]|$)/g, "/[…]");
}

/** The fields of one log line without personal data, two levels deep; an error becomes its code, location and stack. */
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

/** Database messages quote values, so only the code and location of such an error are kept. */
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
      // Begins with the message, whose own lines may look like places in the code.
      (problem.stack ?? "")
        .replace(problem.message, "")
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
