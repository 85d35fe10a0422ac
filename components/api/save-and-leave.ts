/**
 * Calls a procedure while the page goes away: the client gathers calls for a moment, in which the page would be gone. Nobody hears the answer.
 * A browser sends at most 64 kB so.
 */
export function saveAndLeave(procedure: string, input: object): void {
  void fetch(`/api/trpc/${procedure}`, {
    method: "POST",
    keepalive: true,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
  }).catch(() => undefined);
}
