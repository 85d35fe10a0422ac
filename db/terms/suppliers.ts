/** `record-system` = HIS or AIS; `gateway` = DVA; `pgo` = who helps the users of a PGO, under the name that messages come in with. */
export const supplierKinds = ["record-system", "gateway", "pgo"] as const;
export type SupplierKind = (typeof supplierKinds)[number];

/** MedMij label of a supplier, according to the named source on the named day. */
export const labelStates = ["labelled", "not-labelled", "unknown"] as const;
export type LabelState = (typeof labelStates)[number];
