/** The keys of one photo as listed in the keyboard help; the viewer handles them. */
export const documentKeys = {
  title: "documents.keys.title",
  lines: [
    { name: "documents.keys.zoom", caps: ["+", "-"], joint: "or" },
    { name: "documents.keys.rotate", caps: ["r"] },
    { name: "documents.keys.walk", caps: ["j", "k"], joint: "or" },
    { name: "documents.keys.judge", caps: ["b"] },
  ],
} as const;
