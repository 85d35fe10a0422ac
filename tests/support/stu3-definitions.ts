import { readFileSync } from "node:fs";

/** Name of a type → its members in order: "id id, meta Meta, contained Resource[]". */
export type Stu3Definitions = Record<string, string>;

/** TypeScript's own names for primitives. */
const primitives: Record<string, string> = { string: "string", boolean: "boolean" };

/**
 * FHIR STU3 (3.0) as declared by the package @types/fhir 3.0.2, which was generated from the specification: every
 * resource and data type with its members in XML order. Members of a supertype come first.
 */
export function readStu3Definitions(): Stu3Definitions {
  const source = readFileSync("node_modules/@types/fhir/index.d.ts", "utf8").replace(/\/\*\*[\s\S]*?\*\//g, "");
  const declared = new Map(
    [...source.matchAll(/^ {4}interface (\w+)(?: extends (\w+))? \{(?:\}|([\s\S]*?)^ {4}\})/gm)].map(
      ([, name = "", above, body = ""]) => [name, { above, body }],
    ),
  );
  const simple = new Set([...source.matchAll(/^ {4}type (\w+) = (?:string|number);/gm)].map(([, name]) => name));

  const typeOf = (written: string): string => {
    const name = written.replace("[]", "");
    if (declared.has(name) || simple.has(name) || name === "Resource") return written;
    // A union of string literals is a FHIR code.
    return (primitives[name] ?? "code") + (written.endsWith("[]") ? "[]" : "");
  };
  const membersOf = (name: string): string[] => {
    const type = declared.get(name);
    if (type === undefined) return [];
    const own = [...type.body.matchAll(/^ {8}([a-z]\w*)\??: ([^;]+);/gm)]
      .map(
        ([, member = "", written = ""]) =>
          `${member} ${name === "Narrative" && member === "div" ? "xhtml" : typeOf(written)}`,
      )
      .filter((member) => !/^(resourceType|fhir_comments) /.test(member));
    return [...(type.above === undefined ? [] : membersOf(type.above)), ...own];
  };
  return Object.fromEntries([...declared.keys()].sort().map((name) => [name, membersOf(name).join(", ")]));
}
