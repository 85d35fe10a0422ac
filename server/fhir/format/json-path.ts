import type { Step } from "./place.ts";

/** Names seen in one object: an array while there are few, then a set. */
type Names = { few: string[]; many: Set<string> | null };
const fewMax = 16;

/** Position of a scan over JSON text: the open brackets, with their member names and array positions. */
export class JsonPath {
  depth = 0;
  /** The next string is a member name. */
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

  /** After a comma: moves to the next member and returns its position. */
  next(): number {
    this.awaitsName = this.#isObject[this.depth] ?? false;
    const position = (this.#position[this.depth] ?? 0) + 1;
    this.#position[this.depth] = position;
    return position;
  }

  /** Enters a member by name; false when the object has that name already. */
  enterName(name: string): boolean {
    this.awaitsName = false;
    this.#name[this.depth] = name;
    const names = this.#names[this.depth];
    return names === undefined || isNew(names, name);
  }

  /** Whether a value that starts or ended here is `entry[n].resource` of the outermost object. */
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
