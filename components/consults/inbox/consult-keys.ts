/** The keys of a conversation as listed in the keyboard help; the conversation's components handle them. */
export const consultKeys = {
  title: "consults.keys.title",
  lines: [
    { name: "consults.keys.search", caps: ["/"] },
    { name: "consults.keys.step", caps: ["j", "k"], joint: "or" },
    { name: "consults.keys.answer", caps: ["r"] },
    { name: "consults.keys.send", caps: ["Ctrl", "Enter"] },
    { name: "consults.keys.plan", caps: ["Ctrl", "Shift", "Enter"] },
    { name: "consults.keys.refer", caps: ["d"] },
    { name: "consults.keys.assign", caps: ["a"] },
    { name: "consults.keys.his", caps: ["h"] },
    { name: "consults.keys.back", caps: ["u"] },
  ],
} as const;
