/** No real origin: what resolves to another one leads away from Balie. */
const here = "https://balie.invalid";
const lengthMax = 2_000;

/**
 * The path within Balie that `asked` means to a browser, or "/" for anything else: an address resolves as a browser resolves it, so tabs,
 * backslashes and credentials lead nowhere else (CWE-601). Use it for every address that comes from outside.
 */
export function localPath(asked: unknown): string {
  if (typeof asked !== "string" || asked.length > lengthMax || !/^\/[\x21-\x5b\x5d-\x7e]*$/.test(asked)) return "/";
  const url = URL.parse(asked, here);
  if (url?.origin !== here) return "/";
  const path = `${url.pathname}${url.search}${url.hash}`;
  // "/.//elsewhere" resolves to a path that would be another origin when it is resolved once more.
  return path.startsWith("//") ? "/" : path;
}

/** The path to return to after signing in. Screens of signing in themselves lead to the start page. */
export function nextPath(asked: string | string[] | undefined): string {
  const path = localPath(asked);
  return /^\/(sign-in|lock|invitation)\b/.test(path) ? "/" : path;
}
