/** The link of the chain with the problem; "unknown" is a valid answer. */
export const chainLinks = [
  "source-data",
  "record-system",
  "gateway",
  "register",
  "pgo",
  "sign-in",
  "explanation",
  "unknown",
] as const;
export type ChainLink = (typeof chainLinks)[number];

export const issueFrequencies = ["once", "sometimes", "always"] as const;
export type IssueFrequency = (typeof issueFrequencies)[number];

/** Handling of a problem by the alliance. `solved` and `declined` are final. */
export const issueStates = ["filed", "looking", "with-supplier", "solved", "declined"] as const;
export type IssueState = (typeof issueStates)[number];
export const openIssueStates = ["filed", "looking", "with-supplier"] as const satisfies readonly IssueState[];
