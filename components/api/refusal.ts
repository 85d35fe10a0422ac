/** Why the server said no: a code and the key of a sentence in `errors`. */
export type Refusal = {
  code: string;
  reason: string;
  values: Record<string, string | number>;
  fields: Record<string, string[]>;
};

/** What a failed call means; null when no answer came, so the connection was lost. */
export function refusalOf(problem: unknown): Refusal | null {
  const data = part(problem, "data");
  const refusal = part(data, "refusal");
  const code = part(data, "code");
  const reason = part(refusal, "reason");
  if (typeof code !== "string" || typeof reason !== "string") return null;
  return { code, reason, values: valuesIn(part(refusal, "values")), fields: fieldsIn(part(refusal, "fields")) };
}

function part(whole: unknown, name: string): unknown {
  if (typeof whole !== "object" || whole === null) return undefined;
  return Object.entries(whole).find(([key]) => key === name)?.[1];
}

function valuesIn(found: unknown): Refusal["values"] {
  const values: Refusal["values"] = {};
  for (const [name, value] of Object.entries(found ?? {})) {
    if (typeof value === "string" || typeof value === "number") values[name] = value;
  }
  return values;
}

function fieldsIn(found: unknown): Refusal["fields"] {
  const fields: Refusal["fields"] = {};
  for (const [name, messages] of Object.entries(found ?? {})) {
    if (Array.isArray(messages)) fields[name] = messages.map(String);
  }
  return fields;
}
