/** A patient as a list shows them. */
export type ShownPatient = { patientId: string; fullName: string; birthDate: string };

/**
 * The patients among those shown who share name and birth date with another: only the number in the HIS tells them apart. Capitals and
 * accents do not, as people read over them.
 */
export function namesakesIn(shown: readonly ShownPatient[]): Set<string> {
  const groups = Map.groupBy(shown, ({ fullName, birthDate }) => `${birthDate} ${plain(fullName)}`);
  const ids = [...groups.values()].map((group) => new Set(group.map(({ patientId }) => patientId)));
  return new Set(ids.filter((group) => group.size > 1).flatMap((group) => [...group]));
}

function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
