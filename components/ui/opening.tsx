/** Stands for a dialog or list that is still being loaded: while it is there, shortcuts of one key sleep. */
export function Opening() {
  return <span hidden data-opening />;
}
