import type { NextRequest } from "next/server";
import { NextResponse } from "next/server";
import { localPath } from "#components/layout/local-path.ts";
import { displayCookie, formatDisplay, parseDisplay } from "#db/terms/display.ts";
import { locales } from "#db/terms/people.ts";
import { isCrossSite } from "#server/api/request-context.ts";

const yearSeconds = 31_536_000;

/** Sets the language on a public page, also without JavaScript, and redirects back. Cross-site requests are refused. */
export async function POST(request: NextRequest): Promise<NextResponse> {
  if (isCrossSite(request.headers)) return new NextResponse(null, { status: 403 });
  const form = await request.formData().catch(() => null);
  if (!form) return new NextResponse(null, { status: 400 });
  const locale = locales.find((known) => known === form.get("locale"));
  const answer = new NextResponse(null, { status: 303, headers: { Location: localPath(form.get("back")) } });
  if (!locale) return answer;
  const display = { ...parseDisplay(request.cookies.get(displayCookie)?.value), locale };
  answer.cookies.set(displayCookie, formatDisplay(display), { path: "/", maxAge: yearSeconds, sameSite: "lax" });
  return answer;
}
