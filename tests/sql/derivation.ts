/** The value of a parameter or a constant. */
export const given = "given";

/** Which columns of a statement have their value from a parameter, directly or through equality with one that has. */
export class Derivation {
  #rules: { column: string; from: readonly (string | undefined)[] }[] = [];

  /** `column` is bound when all of `from` are; undefined is an expression that nothing binds. */
  add(column: string, ...from: (string | undefined)[]): void {
    this.#rules.push({ column, from });
  }

  boundColumns(): Set<string> {
    const bound = new Set<string | undefined>([given]);
    let size = 0;
    while (size < bound.size) {
      size = bound.size;
      for (const { column, from } of this.#rules) if (from.every((one) => bound.has(one))) bound.add(column);
    }
    return new Set([...bound].flatMap((column) => column ?? []));
  }
}
