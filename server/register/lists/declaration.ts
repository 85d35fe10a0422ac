import type { ListKind } from "#db/terms/register.ts";
import type { ValueRule } from "./values.ts";

/** The kinds of rows that a list yields, with their columns in order. The importer stages each under the same name. */
export const rowColumns = {
  provider: ["provider", "providerType"],
  endpoint: [
    "provider",
    "interfaceVersion",
    "service",
    "authorizationUri",
    "tokenUri",
    "subscriptionDaysMax",
    "subscriptionUri",
    "role",
    "resourceUri",
  ],
  linkProvider: ["provider"],
  linkIdentifier: ["provider", "identifierKind", "identifier"],
  linkService: ["provider", "service", "interfaceVersion", "displayName"],
  serviceName: ["service", "displayName"],
  client: ["hostname", "displayName"],
  node: ["hostname"],
} as const;

export type RowTable = keyof typeof rowColumns;
export type Field = (typeof rowColumns)[RowTable][number];

export interface ElementOptions {
  optional?: boolean;
  repeated?: boolean;
  /** Emits a row of this table at the end of the element; its columns are the fields set since it started. */
  row?: RowTable;
  /** Exactly one of the children (xs:choice) instead of all in order (xs:sequence). */
  choice?: boolean;
}

export interface LeafOptions {
  optional?: boolean;
  /** The value must be unique within this ancestor. */
  uniqueWithin?: string;
  /** Sets another field when the element occurs (for example the kind of identifier). */
  sets?: { field: Field; value: string };
}

export interface Leaf {
  value: ValueRule;
  field: Field | "timestamp" | "serial";
  uniqueWithin: string | null;
  sets: { field: Field; value: string } | null;
}

export interface ElementDeclaration {
  name: string;
  optional: boolean;
  repeated: boolean;
  choice: boolean;
  row: RowTable | null;
  leaf: Leaf | null;
  children: readonly ElementDeclaration[];
}

export interface ListDeclaration {
  kind: ListKind;
  release: string;
  namespace: string;
  root: ElementDeclaration;
}

/** An element with text content. */
export function leaf(
  name: string,
  field: Leaf["field"],
  value: ValueRule,
  { optional = false, uniqueWithin, sets }: LeafOptions = {},
): ElementDeclaration {
  const own: Leaf = { value, field, uniqueWithin: uniqueWithin ?? null, sets: sets ?? null };
  return { name, optional, repeated: false, choice: false, row: null, leaf: own, children: [] };
}

/** An element with child elements, in this order. */
export function group(
  name: string,
  children: readonly ElementDeclaration[],
  { optional = false, repeated = false, row, choice = false }: ElementOptions = {},
): ElementDeclaration {
  return { name, optional, repeated, choice, row: row ?? null, leaf: null, children };
}

/** An element that holds either its one child or that child's text directly; a file must use one of the two throughout. */
export function childOrText(child: ElementDeclaration, name: string, options: ElementOptions): ElementDeclaration {
  return { ...group(name, [{ ...child, optional: true }], options), leaf: child.leaf };
}
