/** Phase of a trial: proof of concept, gecontroleerde livegang (GLG), pilot, proeftuin. */
export const pilotKinds = ["poc", "glg", "pilot", "testbed"] as const;
export type PilotKind = (typeof pilotKinds)[number];

export const pilotStages = ["preparing", "running", "finished", "stopped"] as const;
export type PilotStage = (typeof pilotStages)[number];
