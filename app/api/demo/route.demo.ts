import { type NextRequest, NextResponse } from "next/server";
import { chooseDemoPerson } from "#server/api/demo.ts";
import { isCrossSite, requestContext } from "#server/api/request-context.ts";
import { cookieOptions, sessionCookieName, sessionSecondsMax, writeTicket } from "#server/api/session-cookie.ts";
import { DomainError } from "#server/errors.ts";
import { ChooseDemoPersonInput } from "#server/people/sign-in/contract.ts";

/** Signs a demo visitor in as the chosen person. Only a demo build has this route. */
export async function POST(request: NextRequest): Promise<NextResponse> {
  if (isCrossSite(request.headers)) return new NextResponse(null, { status: 403 });
  const form = await request.formData().catch(() => null);
  const chosen = ChooseDemoPersonInput.safeParse(Object.fromEntries(form ?? []));
  if (!chosen.success) return new NextResponse(null, { status: 400 });
  const context = await requestContext(request.headers, request.cookies);
  const sessionId = await chooseDemoPerson(context, chosen.data).catch(noneIfRefused);
  if (sessionId === null) return new NextResponse(null, { status: 404 });
  const answer = new NextResponse(null, { status: 303, headers: { Location: "/" } });
  const options = { ...cookieOptions(), maxAge: sessionSecondsMax };
  answer.cookies.set(sessionCookieName(), await writeTicket(sessionId), options);
  return answer;
}

/** Nobody in the demo has this id. */
function noneIfRefused(problem: unknown): null {
  if (problem instanceof DomainError) return null;
  throw problem;
}
