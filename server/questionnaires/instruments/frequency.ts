import { loincSystem, options } from "./declare.ts";

/** The four answers of PHQ-9 and GAD-7 (LOINC answer list LL358-3), 0 to 3 points. */
export const frequencyOptions = options(
  loincSystem,
  ["LA6568-5", "Helemaal niet", 0],
  ["LA6569-3", "Meerdere dagen", 1],
  ["LA6570-1", "Meer dan de helft van de dagen", 2],
  ["LA6571-9", "Bijna elke dag", 3],
);

/** The same four in the wording of imported questionnaires, in order of points; compared in lower case. */
export const frequencyWords: readonly (readonly string[])[] = [
  ["helemaal niet", "not at all", "la6568-5"],
  ["meerdere dagen", "verscheidene dagen", "several days", "la6569-3"],
  ["meer dan de helft van de dagen", "more than half the days", "la6570-1"],
  ["bijna elke dag", "bijna iedere dag", "nearly every day", "la6571-9"],
];

/** Kroenke et al., Pfizer 2010: the release of the whole PHQ family. */
export const phqLicence =
  "Vrij te gebruiken: Pfizer gaf de PHQ-lijsten in 2010 vrij. Voor overnemen, vertalen, tonen en verspreiden is geen toestemming nodig.";
export const phqCopyright =
  "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.";
