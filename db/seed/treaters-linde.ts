import type { StoryTreaters } from "./patient-story.ts";

/** Who treats at De Linde, by the patient's family name. Of the others nobody is named, as where no file of the record system came in. */
export const lindeTreaters: Record<string, StoryTreaters> = {
  Okonkwo: { "own-gp": "marieke", cvrm: "fatima" },
  Boer: { "own-gp": "marieke", "heart-failure": "fatima" },
  Jansen: { "own-gp": "job", diabetes: "fatima" },
  Meer: { "own-gp": "marieke", cvrm: "fatima" },
  Haddad: { "own-gp": "job" },
  Bosman: { "own-gp": "job", cvrm: "fatima" },
  Willemsen: { "own-gp": "marieke" },
  Rosenberg: { "own-gp": "marieke", cvrm: "fatima" },
  Kaya: { "own-gp": "marieke", cvrm: "fatima" },
  Hoekstra: { "own-gp": "marieke", diabetes: "fatima" },
};
