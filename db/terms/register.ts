/** The MedMij lists (afsprakenstelsel, "Interfaces lijsten"). */
export const listKinds = ["ZAL", "ZAKL", "GNL", "OCL", "WHL"] as const;
export type ListKind = (typeof listKinds)[number];

/**
 * A version of a list: `current` is in force, `superseded` was, `held` waits for a person,
 * `discarded` was held and turned down, `refused` broke a rule and changed nothing.
 */
export const versionStates = ["current", "superseded", "held", "discarded", "refused"] as const;
export type VersionState = (typeof versionStates)[number];

/** How a list came in; the three share one path. */
export const listSources = ["fetch", "upload", "command"] as const;
export type ListSource = (typeof listSources)[number];

/** Identifying marks in the ZAKL. */
export const identifierSystems = ["AGB", "URA", "OIN", "HRN", "KVK"] as const;
export type IdentifierSystem = (typeof identifierSystems)[number];
