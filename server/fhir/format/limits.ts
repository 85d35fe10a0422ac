/** How much of a stranger's body is read. Beyond a limit reading stops at once, so work is bounded by what is allowed here. */
export type BodyLimits = {
  /** Bytes of the whole body. The door refuses a longer one while it arrives; this is the second lock. */
  bytes: number;
  /** Objects and arrays (or elements) inside one another. FHIR content of practice stays under 20. */
  depth: number;
  /** Members of one array, and elements under one element: entries of a bundle, components, codings. */
  members: number;
};

/** Our own choice: a PDF of 5 MB in base64 fits, a bundle of a year's measurements fits. */
export const bodyLimits: BodyLimits = { bytes: 10_000_000, depth: 64, members: 5_000 };
