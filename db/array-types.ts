import type { Sql } from "postgres";

/** OIDs of the array types that queries here send and read. */
export const arrayTypes = { text: 1009, uuid: 2951, integer: 1007 } as const;

/**
 * Registers array types with the driver. By default it queries them on each new connection without awaiting the result: if the connection
 * fails at that moment, the rejection is unhandled and ends the process. So that is off (`fetch_types`), and the server rejects an array
 * type missing here as malformed.
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

/** One element of PostgreSQL's array output: quoted, or bare and without any of these characters. */
const element = /"((?:[^"\\]|\\.)*)"|([^{},"]+)/gs;

function readArray(text: string): (string | null)[] {
  return [...text.matchAll(element)].map(([, quoted, plain]) => {
    if (quoted !== undefined) return quoted.replaceAll(/\\(.)/gs, "$1");
    return plain === undefined || plain === "NULL" ? null : plain;
  });
}
