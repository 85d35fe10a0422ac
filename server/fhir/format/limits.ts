/** Limits on reading an untrusted body. Reading stops at a limit, so they bound the work. */
export type BodyLimits = {
  /** Bytes of the whole body. The HTTP server already refuses a longer one while receiving it. */
  bytes: number;
  /** Bytes of an XML body, which costs several times as much to parse. */
  xmlBytes: number;
  /** Nesting depth of objects and arrays (or elements). Real FHIR content stays under 20. */
  depth: number;
  /** Members of one array, or elements under one element: bundle entries, components, codings. */
  members: number;
  /** Names and values together (elements and attributes in XML): these determine the cost of reading, more than bytes do. */
  nodes: number;
};

/**
 * Our own choice: documents of the MedMij services fit (bundles of 2.7 MB), and so do some 750 measurements in one bundle. The worst body
 * within the limits takes less than 200 ms to read.
 */
export const bodyLimits: BodyLimits = {
  bytes: 10_000_000,
  xmlBytes: 3_000_000,
  depth: 64,
  members: 5_000,
  nodes: 100_000,
};
