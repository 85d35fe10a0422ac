const smallSizeMax = 12;
/** More than this in one scope is no national list; the bound keeps the memory of a hostile file small. */
const sizeMax = 1_000_000;

/**
 * Values seen inside one scope. Most scopes hold a handful (services of a provider), one holds thousands (names of a list):
 * an array that is searched and reused serves the first, a set of copies the second.
 */
export class SeenValues {
  private readonly few: string[] = [];
  private fewCount = 0;
  private many: Set<string> | null = null;

  clear(): void {
    this.fewCount = 0;
    this.many = null;
  }

  /** Notes the value: `true` when it is new, `false` when it was there, `"full"` when no more are accepted. */
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

/** A slice keeps the whole chunk it was cut from alive; a copy keeps only itself. */
function copyOf(value: string): string {
  return Buffer.from(value, "utf8").toString("utf8");
}
