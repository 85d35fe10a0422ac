/** How much of a stranger's body is read. Beyond a limit reading stops at once, so work is bounded by what is allowed here. */
export type BodyLimits = {
  /** Bytes of the whole body. The door refuses a longer one while it arrives; this is the second lock. */
  bytes: number;
  /** Bytes of a body in XML, which costs several times as much to read. */
  xmlBytes: number;
  /** Objects and arrays (or elements) inside one another. FHIR content of practice stays under 20. */
  depth: number;
  /** Members of one array, and elements under one element: entries of a bundle, components, codings. */
  members: number;
  /** Names and values together (elements and attributes in XML): what reading costs, more than bytes do. */
  nodes: number;
};

/**
 * Our own choice: documents of the MedMij services fit (bundles of 2.7 MB), and so do some 750 measurements in one bundle. The worst body
 * within them takes less than 200 ms to read.
 */
export const bodyLimits: BodyLimits = {
  bytes: 10_000_000,
  xmlBytes: 3_000_000,
  depth: 64,
  members: 5_000,
  nodes: 100_000,
};
