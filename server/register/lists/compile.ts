import type { ElementDeclaration, Leaf, ListDeclaration, RowTable } from "./declaration.ts";
import { rowColumns } from "./declaration.ts";

/** A declaration compiled for parsing: names resolved once, fields numbered, sets shared. */
export interface Node {
  name: string;
  optional: boolean;
  repeated: boolean;
  choice: boolean;
  leaf: Leaf | null;
  isEither: boolean;
  children: Node[];
  position: Map<string, number>;
  /** Index of this element's text in the current row; -1 when it is not stored. */
  slot: number;
  setsSlot: number;
  setsValue: string;
  /** The set of values in which this one must be unique; -1 when it may repeat. */
  uniqueSet: number;
  /** Sets and slots to clear when this element starts. */
  startsSets: number[];
  forgetsSlots: number[];
  row: Row | null;
  /** The last valid text: values repeat between endpoints, and a comparison is cheaper than a regular expression. */
  lastGood: string;
}

export interface Row {
  table: RowTable;
  slots: number[];
  values: (string | null)[];
}

export interface CompiledList {
  declaration: ListDeclaration;
  root: Node;
  names: ReadonlySet<string>;
  slotCount: number;
  setCount: number;
  timestampSlot: number;
  serialSlot: number;
}

function eachElement(element: ElementDeclaration, visit: (element: ElementDeclaration) => void): void {
  visit(element);
  for (const child of element.children) eachElement(child, visit);
}

/** Slots set anywhere inside; cleared at the start, so that an absent optional part does not keep its predecessor's value. */
function slotsWithin(node: Node): number[] {
  const own = [node.slot, node.setsSlot].filter((slot) => slot >= 0);
  return [...own, ...node.children.flatMap(slotsWithin)];
}

export function compileList(declaration: ListDeclaration): CompiledList {
  const names = new Set<string>();
  const slots = new Map<string, number>();
  const sets = new Map<string, number>();
  const numberOf = (map: Map<string, number>, key: string) => {
    const known = map.get(key);
    if (known !== undefined) return known;
    map.set(key, map.size);
    return map.size - 1;
  };
  eachElement(declaration.root, (element) => {
    names.add(element.name);
    if (element.leaf) numberOf(slots, element.leaf.field);
    if (element.leaf?.sets) numberOf(slots, element.leaf.sets.field);
    if (element.row) for (const column of rowColumns[element.row]) numberOf(slots, column);
  });

  const build = (element: ElementDeclaration): Node => {
    const children = element.children.map(build);
    const leaf = element.leaf;
    // Uniqueness is per kind for a leaf that names its kind: the same text may occur once in each.
    const setKey = leaf?.uniqueWithin ? `${leaf.uniqueWithin}/${leaf.sets?.value ?? leaf.field}` : null;
    const node: Node = {
      name: element.name,
      optional: element.optional,
      repeated: element.repeated,
      choice: element.choice,
      leaf,
      isEither: leaf !== null && children.length > 0,
      children,
      position: new Map(children.map((child, index) => [child.name, index])),
      slot: leaf ? numberOf(slots, leaf.field) : -1,
      setsSlot: leaf?.sets ? numberOf(slots, leaf.sets.field) : -1,
      setsValue: leaf?.sets?.value ?? "",
      uniqueSet: setKey ? numberOf(sets, setKey) : -1,
      startsSets: [],
      forgetsSlots: [],
      row: element.row
        ? { table: element.row, slots: rowColumns[element.row].map((column) => numberOf(slots, column)), values: [] }
        : null,
      lastGood: "",
    };
    eachElement(element, ({ leaf: inner }) => {
      if (inner?.uniqueWithin !== element.name) return;
      const set = numberOf(sets, `${inner.uniqueWithin}/${inner.sets?.value ?? inner.field}`);
      if (!node.startsSets.includes(set)) node.startsSets.push(set);
    });
    node.forgetsSlots = children.filter((child) => child.optional && !child.repeated).flatMap(slotsWithin);
    return node;
  };

  const root = build(declaration.root);
  return {
    declaration,
    root,
    names,
    slotCount: slots.size,
    setCount: sets.size,
    timestampSlot: slots.get("timestamp") ?? -1,
    serialSlot: slots.get("serial") ?? -1,
  };
}
