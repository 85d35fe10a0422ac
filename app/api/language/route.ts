import type { NextRequest } from "next/server";
import { NextResponse } from "next/server";
import { displayCookie, formatDisplay, parseDisplay } from "#db/terms/display.ts";
import { locales } from "#db/terms/people.ts";

const yearSeconds = 31_536_000;

/** Chooses the language on a public page, also without script; back to the page it came from. */
export async function POST(request: NextRequest): Promise<NextResponse> {
  const form = await request.formData();
  const locale = locales.find((known) => known === form.get("locale"));
  const answer = new NextResponse(null, { status: 303, headers: { Location: ownPath(form.get("back")) } });
  if (!locale) return answer;
  const display = { ...parseDisplay(request.cookies.get(displayCookie)?.value), locale };
  answer.cookies.set(displayCookie, formatDisplay(display), { path: "/", maxAge: yearSeconds, sameSite: "lax" });
  return answer;
}

/** Only a path of our own: `//elsewhere` and addresses lead home. */
function ownPath(asked: FormDataEntryValue | null): string {
  return typeof asked === "string" && /^\/(?![/\\])/.test(asked) ? asked : "/";
}
