/** Where somebody wanted to be before signing in: a path of our own, or the start. */
export function nextPath(asked: string | string[] | undefined): string {
  if (typeof asked !== "string" || !/^\/(?![/\\])/.test(asked)) return "/";
  return /^\/(sign-in|lock|invitation)\b/.test(asked) ? "/" : asked;
}
