import { type NextRequest, NextResponse } from "next/server";
import { chooseDemoPerson } from "#server/api/demo.ts";
import { isFromElsewhere, requestContext } from "#server/api/request-context.ts";
import { cookieOptions, sessionCookieName, sessionSecondsMax, writeTicket } from "#server/api/session-cookie.ts";
import { ChooseDemoPersonInput } from "#server/people/contract.ts";

/** One click makes a visitor of the demo somebody. This file is a route in a demo build only. */
export async function POST(request: NextRequest): Promise<NextResponse> {
  if (isFromElsewhere(request.headers)) return new NextResponse(null, { status: 403 });
  const chosen = ChooseDemoPersonInput.safeParse(Object.fromEntries(await request.formData()));
  if (!chosen.success) return new NextResponse(null, { status: 400 });
  const context = await requestContext(request.headers, request.cookies);
  const sessionId = await chooseDemoPerson(context, chosen.data);
  const answer = new NextResponse(null, { status: 303, headers: { Location: "/" } });
  const options = { ...cookieOptions(), maxAge: sessionSecondsMax };
  answer.cookies.set(sessionCookieName(), await writeTicket(sessionId), options);
  return answer;
}
