/** "PHQ-9 naar Baukje": what is asked, and for whom. */
export type SubjectForPatient = { subject: string; who: string };

/** The words between what is asked and for whom, in both languages; the first one counts. */
/** Looks back first: a run of spaces is read once, not once from each of them. */
const between = /(?<!\s)\s+(?:naar|voor|aan|bij|van|to|for|of)(?!\S)/i;

/** Parses "bloeddruk voor jansen 1947"; null for a text that does not say for whom. */
export function subjectForPatient(text: string): SubjectForPatient | null {
  const whole = text.trim();
  const found = between.exec(whole);
  if (!found) return null;
  return { subject: whole.slice(0, found.index), who: whole.slice(found.index + found[0].length).trim() };
}
