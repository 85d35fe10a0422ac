import type { Sql } from "postgres";

/** The array types that queries here send and read, by the numbers that PostgreSQL gives them. */
export const arrayTypes = { text: 1009, uuid: 2951, integer: 1007 } as const;

/**
 * Tells the driver about arrays. By itself it asks each new connection, by a query that nobody waits for: when the connection dies
 * just then, its failure has no owner and ends the process. So that is off (`fetch_types`), and a type that is missing
 * here is refused by the server as malformed.
 */
export function declareArrays(client: Sql): void {
  for (const [name, array] of Object.entries(arrayTypes)) {
    client.options.serializers[array] = writeArray;
    client.options.parsers[array] = (text) => (name === "integer" ? readArray(text).map(Number) : readArray(text));
  }
}

function writeArray(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return `{${value.map(writeElement).join(",")}}`;
}

function writeElement(value: unknown): string {
  if (value === null) return "null";
  return `"${String(value).replaceAll(/["\\]/g, "\\$&")}"`;
}

/** One element of what the server writes: in quotes, or plain and without any of these characters. */
const element = /"((?:[^"\\]|\\.)*)"|([^{},"]+)/gs;

function readArray(text: string): (string | null)[] {
  return [...text.matchAll(element)].map(([, quoted, plain]) => {
    if (quoted !== undefined) return quoted.replaceAll(/\\(.)/gs, "$1");
    return plain === undefined || plain === "NULL" ? null : plain;
  });
}
