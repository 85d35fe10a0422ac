/** The keys of the round as listed in the keyboard help; use-round-keys.ts handles them. */
export const roundKeys = {
  title: "reviews.keys.title",
  lines: [
    { name: "reviews.keys.judge", caps: ["1", "4"], joint: "until" },
    { name: "reviews.keys.message", caps: ["m"] },
    { name: "reviews.keys.patient", caps: ["j", "k"], joint: "or" },
    { name: "reviews.keys.back", caps: ["u"] },
    { name: "reviews.keys.undo", caps: ["z"] },
    { name: "reviews.keys.copy", caps: ["c"] },
    { name: "reviews.keys.hand-over", caps: ["o"] },
    { name: "reviews.keys.straight", caps: ["h"] },
  ],
} as const;
