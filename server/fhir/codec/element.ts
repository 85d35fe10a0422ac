import type { Json, JsonObject } from "#server/fhir/format/json.ts";
import { decimalAsWritten, isObject } from "#server/fhir/format/json.ts";
import type { FhirIssue, IssueCode } from "#server/fhir/outcome.ts";

/** Enough to fix a resource with; bounds the response. */
const issuesMax = 50;

/**
 * One element of an untrusted resource. A member of the wrong type reads as absent and adds an issue with its location, so that a decoder
 * can continue and check the issues at the end.
 */
export class Element {
  readonly #value: JsonObject;
  readonly #above: Element | null;
  readonly #name: string;
  readonly #issues: FhirIssue[];

  private constructor(value: JsonObject, above: Element | null, name: string, issues: FhirIssue[]) {
    this.#value = value;
    this.#above = above;
    this.#name = name;
    this.#issues = issues;
  }

  /** The outermost element; issues of everything read from it are added to `issues`. */
  static root(value: JsonObject, path: string, issues: FhirIssue[]): Element {
    return new Element(value, null, path, issues);
  }

  /** FHIRPath-like location of this element: "Bundle.entry[3].resource.component[1]". */
  get path(): string {
    return this.#above === null ? this.#name : `${this.#above.path}.${this.#name}`;
  }

  has(name: string): boolean {
    return this.#member(name) !== null;
  }

  text(name: string): string | null {
    const value = this.#member(name);
    if (value === null) return null;
    if (typeof value !== "string") return this.#refuse(name, "a string");
    return value === "" ? null : value;
  }

  number(name: string): number | null {
    const value = this.#member(name);
    if (value === null) return null;
    // Turns -0 into 0.
    if (typeof value === "number") return value + 0;
    return this.#refuse(name, "a number");
  }

  /** The number as it was written, where that has digits that the number has not: "80.0". */
  decimalText(name: string): string | null {
    return decimalAsWritten(this.#value, name);
  }

  integer(name: string): number | null {
    const value = this.number(name);
    return value === null || Number.isInteger(value) ? value : this.#refuse(name, "a whole number");
  }

  flag(name: string): boolean | null {
    const value = this.#member(name);
    if (value === null || typeof value === "boolean") return value;
    return this.#refuse(name, "true or false");
  }

  element(name: string): Element | null {
    const value = this.#member(name);
    if (value === null) return null;
    return isObject(value) ? new Element(value, this, name, this.#issues) : this.#refuse(name, "an object");
  }

  elements(name: string): Element[] {
    return this.#list(name).flatMap((value, index) => {
      const place = `${name}[${index}]`;
      if (isObject(value)) return [new Element(value, this, place, this.#issues)];
      this.#refuse(place, "an object");
      return [];
    });
  }

  texts(name: string): string[] {
    return this.#list(name).flatMap((value, index) => {
      if (typeof value === "string") return [value];
      // A null holds the position of a value that has only extensions.
      if (value !== null) this.#refuse(`${name}[${index}]`, "a string");
      return [];
    });
  }

  /** Adds an issue about a member (or, without a name, about the element itself). */
  note(code: IssueCode, diagnostics: string, name?: string): void {
    if (this.#issues.length === issuesMax) return;
    const expression = name === undefined ? this.path : `${this.path}.${name}`;
    this.#issues.push({ severity: "error", code, diagnostics, expression: [expression] });
  }

  #list(name: string): Json[] {
    const value = this.#member(name);
    if (value === null) return [];
    if (Array.isArray(value)) return value;
    this.#refuse(name, "a list");
    return [];
  }

  #member(name: string): Json {
    return Object.hasOwn(this.#value, name) ? (this.#value[name] ?? null) : null;
  }

  #refuse(name: string, expected: string): null {
    this.note("structure", `Expected ${expected}`, name);
    return null;
  }
}
