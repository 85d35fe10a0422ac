import type { RefusalRule } from "#db/terms/register.ts";
import type { CompiledList, Node } from "./compile.ts";
import type { RowTable } from "./declaration.ts";
import { ListRefusal, type RefusalPlace } from "./refusal.ts";
import { SeenValues } from "./seen-values.ts";
import { instantOf } from "./values.ts";

export const textLengthMax = 4_096;
export const depthMax = 64;
const ignoredNamesMax = 40;

/** Whether a text has anything but XML white space. A loop, because it runs for every gap between two elements. */
function hasNonWhitespace(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code !== 0x20 && code !== 0x0a && code !== 0x09 && code !== 0x0d) return true;
  }
  return false;
}

export interface ListHeader {
  list: CompiledList["declaration"];
  stampedAt: Date;
  /** The list's Volgnummer. */
  serial: number;
}

export interface ListSink {
  /** Called once, when both are known and before the first row; may throw to refuse the list early. */
  onHeader(header: ListHeader, place: RefusalPlace): void;
  /** `values` is reused for the next row of the same table: copy what you keep. */
  onRow(table: RowTable, values: readonly (string | null)[]): void;
}

/** Walks the elements of a list along its declaration, validates them and emits the rows. */
export class ListTree {
  private readonly ignoredCount = new Map<string, number>();
  private readonly list: CompiledList;
  private readonly sink: ListSink;
  private readonly place: RefusalPlace;
  private readonly nodes: Node[] = [];
  /** Per open element: the index of the current child, and how many of it occurred. */
  private readonly at: number[] = [];
  private readonly count: number[] = [];
  private readonly slots: (string | null)[];
  private readonly seen: SeenValues[];
  private depth = 0;
  /** Depth inside an unknown element. */
  private unknownDepth = 0;
  /** The parser passes the same string object for every element, so comparing it is free. */
  private namespace = "";
  private text = "";
  private hasHeader = false;
  private shape: "child" | "text" | null = null;
  private choiceHadUnknown = false;

  /** `place` is read on refusal: the parser that drives this tree keeps it current. */
  constructor(list: CompiledList, sink: ListSink, place: RefusalPlace) {
    this.list = list;
    this.sink = sink;
    this.place = place;
    this.slots = new Array(list.slotCount).fill(null);
    this.seen = Array.from({ length: list.setCount }, () => new SeenValues());
  }

  /** Unknown elements, with the number of occurrences. */
  get ignored(): Record<string, number> {
    return Object.fromEntries(this.ignoredCount);
  }

  /** False again after the end of the root element. */
  get isOpen(): boolean {
    return this.depth > 0;
  }

  openRoot(name: string, namespace: string): void {
    this.namespace = namespace;
    if (name !== this.list.root.name) this.refuse("wrong-root", name, undefined, this.list.root.name);
    this.push(this.list.root);
  }

  open(name: string, namespace: string): void {
    if (this.unknownDepth > 0) {
      this.unknownDepth += 1;
      if (this.depth + this.unknownDepth > depthMax) this.refuse("too-deep", name, undefined, String(depthMax));
      return;
    }
    const parent = this.parent();
    const current = this.at[this.depth - 1] ?? 0;
    const isExpected = namespace === this.namespace;
    const index = parent.children[current]?.name === name && isExpected ? current : parent.position.get(name);
    const child = index === undefined || !isExpected ? undefined : parent.children[index];
    if (index === undefined || child === undefined) {
      this.ignore(name, isExpected);
      return;
    }
    if (parent.isEither && hasNonWhitespace(this.text)) this.refuse("unexpected-text", parent.name, this.text.trim());
    this.advance(parent, child, current, index);
    this.push(child);
  }

  characters(text: string): void {
    if (this.unknownDepth > 0) return;
    const node = this.parent();
    if (node.leaf === null) {
      if (hasNonWhitespace(text)) this.refuse("unexpected-text", node.name, text.trim());
      return;
    }
    this.text = this.text === "" ? text : this.text + text;
    if (this.text.length > textLengthMax) this.refuse("text-too-long", node.name, this.text, String(textLengthMax));
  }

  close(): void {
    if (this.unknownDepth > 0) {
      this.unknownDepth -= 1;
      return;
    }
    const node = this.parent();
    const hasChild = (this.count[this.depth - 1] ?? 0) > 0;
    if (node.isEither) this.checkShape(node, hasChild);
    else if (node.leaf === null) this.checkComplete(node);
    if (node.leaf !== null && !(node.isEither && hasChild)) this.takeValue(node);
    this.depth -= 1;
    this.text = "";
    const isEmptyChoice = node.choice && !hasChild;
    if (node.row && !isEmptyChoice) this.emit(node.row.table, node.row.slots, node.row.values);
  }

  private parent(): Node {
    return this.nodes[this.depth - 1] ?? this.list.root;
  }

  private push(node: Node): void {
    this.nodes[this.depth] = node;
    this.at[this.depth] = 0;
    this.count[this.depth] = 0;
    this.depth += 1;
    this.text = "";
    this.choiceHadUnknown = false;
    for (const set of node.startsSets) this.seen[set]?.clear();
    for (const slot of node.forgetsSlots) this.slots[slot] = null;
  }

  /** Validates the child's position: in order, not too often, no required sibling missing before it. */
  private advance(parent: Node, child: Node, current: number, index: number): void {
    const last = this.depth - 1;
    const seen = this.count[last] ?? 0;
    if (index === current || (parent.choice && seen > 0)) {
      if (seen > 0 && !(child.repeated && index === current)) this.refuse("repeated-element", child.name);
      this.at[last] = index;
      this.count[last] = seen + 1;
      return;
    }
    if (!parent.choice) {
      if (index < current) this.refuse("element-order", child.name, undefined, parent.children[current]?.name);
      this.checkPresent(parent, current, index, seen);
    }
    this.at[last] = index;
    this.count[last] = 1;
  }

  private checkPresent(parent: Node, from: number, until: number, seen: number): void {
    for (let index = from; index < until; index += 1) {
      const child = parent.children[index];
      if (child && !child.optional && !(index === from && seen > 0))
        this.refuse("missing-element", child.name, undefined, parent.name);
    }
  }

  private checkComplete(node: Node): void {
    const last = this.depth - 1;
    const seen = this.count[last] ?? 0;
    if (!node.choice) this.checkPresent(node, this.at[last] ?? 0, node.children.length, seen);
    else if (seen === 0 && !this.choiceHadUnknown)
      this.refuse("missing-element", node.children.map((child) => child.name).join(" / "), undefined, node.name);
  }

  private checkShape(node: Node, hasChild: boolean): void {
    const shape = hasChild ? "child" : "text";
    if (hasChild && hasNonWhitespace(this.text)) this.refuse("unexpected-text", node.name, this.text.trim());
    if (this.shape !== null && this.shape !== shape) this.refuse("mixed-shapes", node.name, this.text.trim());
    this.shape = shape;
  }

  private takeValue(node: Node): void {
    const leaf = node.leaf;
    if (leaf === null) return;
    const value = leaf.value.collapse ? this.text.trim() : this.text;
    if (value !== node.lastGood || value === "") {
      const broken = leaf.value.check(value);
      if (broken) this.refuse(broken, node.name, value, leaf.value.expected);
      node.lastGood = value;
    }
    this.slots[node.slot] = value;
    if (node.setsSlot >= 0) this.slots[node.setsSlot] = node.setsValue;
    if (node.uniqueSet >= 0) {
      const isNew = this.seen[node.uniqueSet]?.add(value);
      if (isNew === "full") this.refuse("too-many-rows", node.name);
      if (isNew === false) this.refuse("duplicate", node.name, value, leaf.uniqueWithin ?? undefined);
    }
    if (node.slot === this.list.serialSlot) this.takeHeader();
  }

  private takeHeader(): void {
    if (this.hasHeader) return;
    this.hasHeader = true;
    const stampedAt = instantOf(this.slots[this.list.timestampSlot] ?? "");
    const serial = Number(this.slots[this.list.serialSlot]);
    this.sink.onHeader({ list: this.list.declaration, stampedAt, serial }, this.place);
  }

  private emit(table: RowTable, slots: number[], values: (string | null)[]): void {
    for (let index = 0; index < slots.length; index += 1) values[index] = this.slots[slots[index] ?? 0] ?? null;
    this.sink.onRow(table, values);
  }

  /** A newer version of a list may contain unknown elements; a known element in the wrong place is an error. */
  private ignore(name: string, isOurs: boolean): void {
    if (isOurs && this.list.names.has(name)) this.refuse("misplaced-element", name, undefined, this.parent().name);
    // An unknown kind of identifier satisfies the choice as well.
    this.choiceHadUnknown = true;
    const isNamed = this.ignoredCount.has(name) || this.ignoredCount.size < ignoredNamesMax;
    const key = isNamed ? name.slice(0, 80) : "…";
    this.ignoredCount.set(key, (this.ignoredCount.get(key) ?? 0) + 1);
    this.unknownDepth = 1;
  }

  private refuse(rule: RefusalRule, element: string, value?: string, expected?: string): never {
    throw new ListRefusal(rule, { line: this.place.line, column: this.place.column, element, value, expected });
  }
}
