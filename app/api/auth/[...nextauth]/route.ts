import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { deviceOfRequest } from "#server/api/device-cookie.ts";
import { requestContext } from "#server/api/request-context.ts";
import { signInOptions } from "#server/api/sign-in.ts";

/** Transport only: next-auth handles cookies and redirects; server/api/sign-in.ts decides what they mean. */
async function answer(request: NextRequest, route: { params: Promise<{ nextauth: string[] }> }): Promise<Response> {
  if (request.method === "POST" && !isForm(request.headers)) return new Response(null, { status: 415 });
  if (!returnAddresses(request).every(isAddress)) return new Response(null, { status: 400 });
  const context = await requestContext(request.headers, request.cookies);
  const device = deviceOfRequest(request.cookies);
  const response: Response = await NextAuth(request, route, signInOptions(context, device));
  const cookie = device.setCookie();
  if (cookie !== null) response.headers.append("set-cookie", cookie);
  return response;
}

/** next-auth would also parse JSON, of any shape; our pages send forms. */
function isForm(headers: Headers): boolean {
  return (headers.get("content-type") ?? "").toLowerCase().startsWith("application/x-www-form-urlencoded");
}

/** Where next-auth is told to go afterwards. It takes what is no address for a mistake of ours, and answers 500. */
function returnAddresses(request: NextRequest): string[] {
  const kept = request.cookies.getAll().filter(({ name }) => name.endsWith("next-auth.callback-url"));
  return [...request.nextUrl.searchParams.getAll("callbackUrl"), ...kept.map(({ value }) => value)];
}

function isAddress(given: string): boolean {
  if (given === "") return true;
  const address = URL.parse(given, given.startsWith("/") ? "http://localhost" : undefined);
  return address?.protocol === "http:" || address?.protocol === "https:";
}

export { answer as GET, answer as POST };
