/** The link of the chain in which a problem sits; "unknown" is a valid answer. */
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

/** What the alliance does with a problem. `solved` and `declined` end it. */
export const issueStates = ["filed", "looking", "with-supplier", "solved", "declined"] as const;
export type IssueState = (typeof issueStates)[number];
export const openIssueStates = ["filed", "looking", "with-supplier"] as const satisfies readonly IssueState[];
