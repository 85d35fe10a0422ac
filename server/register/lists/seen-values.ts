const smallSizeMax = 12;
/** No national list has more in one scope; the limit bounds the memory for a hostile file. */
const sizeMax = 1_000_000;

/**
 * The values seen in one scope, for uniqueness. Most scopes hold a handful (services of a provider), one holds
 * thousands (names in a list): the former use a reused array with linear search, the latter a set of copies.
 */
export class SeenValues {
  private readonly few: string[] = [];
  private fewCount = 0;
  private many: Set<string> | null = null;

  clear(): void {
    this.fewCount = 0;
    this.many = null;
  }

  /** Adds a value: `true` when it is new, `false` when it was present, `"full"` at the limit. */
  add(value: string): boolean | "full" {
    if (this.many) return this.addToMany(this.many, value);
    for (let index = 0; index < this.fewCount; index += 1) if (this.few[index] === value) return false;
    if (this.fewCount < smallSizeMax) {
      this.few[this.fewCount] = value;
      this.fewCount += 1;
      return true;
    }
    this.many = new Set(this.few.map(copyOf));
    return this.addToMany(this.many, value);
  }

  private addToMany(many: Set<string>, value: string): boolean | "full" {
    if (many.has(value)) return false;
    if (many.size >= sizeMax) return "full";
    many.add(copyOf(value));
    return true;
  }
}

/** A slice keeps its whole source chunk alive; a copy does not. */
function copyOf(value: string): string {
  return Buffer.from(value, "utf8").toString("utf8");
}
