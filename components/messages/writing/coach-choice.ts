const storageKey = "balie-writing-coach";

/** Whether the coach reads along while somebody writes; kept in this browser, for whoever does not want it. */
export function hasCoach(): boolean {
  return localStorage.getItem(storageKey) !== "off";
}

export function setCoach(isOn: boolean): void {
  localStorage.setItem(storageKey, isOn ? "on" : "off");
}
