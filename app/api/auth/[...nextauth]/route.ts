import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { requestContext } from "#server/api/request-context.ts";
import { signInOptions } from "#server/api/sign-in.ts";

/** Transport only: next-auth carries the cookies and the redirects, server/api/sign-in.ts says what they mean. */
async function answer(request: NextRequest, route: { params: Promise<{ nextauth: string[] }> }): Promise<Response> {
  const context = await requestContext(request.headers, request.cookies);
  return NextAuth(request, route, signInOptions(context));
}

export { answer as GET, answer as POST };
