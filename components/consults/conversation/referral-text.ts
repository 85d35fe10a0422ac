/** A text that stands there is not lost: what is added comes below it. */
export function placedBelow(body: string, added: string): string {
  return body.trim() === "" ? added : `${body.trimEnd()}\n\n${added}`;
}

/** Without what was added, if it still stands there as it was; what was typed around it stays. */
export function withoutAdded(body: string, added: string): string {
  const at = body.indexOf(added);
  if (at < 0) return body;
  return [body.slice(0, at).trimEnd(), body.slice(at + added.length).trimStart()].filter(Boolean).join("\n\n");
}
