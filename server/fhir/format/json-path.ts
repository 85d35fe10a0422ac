import type { Step } from "./place.ts";

/** Names of one object so far: a list while there are few, a set when there are many. */
type Names = { few: string[]; many: Set<string> | null };
const fewMax = 16;

/** Where a walk over JSON text is: which brackets are open, under which names, at which positions. */
export class JsonPath {
  depth = 0;
  /** The next string is the name of a member. */
  awaitsName = false;
  readonly #isObject: boolean[] = [];
  readonly #name: string[] = [];
  readonly #position: number[] = [];
  readonly #names: Names[] = [];

  open(isObject: boolean): void {
    this.depth += 1;
    this.#isObject[this.depth] = isObject;
    this.#name[this.depth] = "";
    this.#position[this.depth] = 0;
    if (isObject) this.#names[this.depth] = { few: [], many: null };
    this.awaitsName = isObject;
  }

  close(): void {
    this.depth -= 1;
    this.awaitsName = false;
  }

  /** After a comma: on to the next member. Answers its position. */
  next(): number {
    this.awaitsName = this.#isObject[this.depth] ?? false;
    const position = (this.#position[this.depth] ?? 0) + 1;
    this.#position[this.depth] = position;
    return position;
  }

  /** Takes the name of a member; false when the object has it already. */
  enterName(name: string): boolean {
    this.awaitsName = false;
    this.#name[this.depth] = name;
    const names = this.#names[this.depth];
    return names === undefined || isNew(names, name);
  }

  /** Whether a value that begins or ended here is `entry[n].resource` of the outermost object. */
  get isAtEntryResource(): boolean {
    return (
      this.depth === 3 &&
      this.#name[3] === "resource" &&
      this.#isObject[3] === true &&
      this.#isObject[2] === false &&
      this.#name[1] === "entry"
    );
  }

  /** The n of `entry[n]`. */
  get entryPosition(): number {
    return this.#position[2] ?? 0;
  }

  steps(): Step[] {
    return Array.from({ length: this.depth }, (_, above) =>
      this.#isObject[above + 1] ? (this.#name[above + 1] ?? "") : (this.#position[above + 1] ?? 0),
    ).filter((step) => step !== "");
  }
}

function isNew(names: Names, name: string): boolean {
  if (names.many !== null) {
    if (names.many.has(name)) return false;
    names.many.add(name);
    return true;
  }
  if (names.few.includes(name)) return false;
  names.few.push(name);
  if (names.few.length > fewMax) names.many = new Set(names.few);
  return true;
}
