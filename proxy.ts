import { type NextRequest, NextResponse } from "next/server";

const isDevelopment = process.env.NODE_ENV === "development";
const isSecure = process.env.BALIE_URL?.startsWith("https://") ?? false;

const provider = URL.parse(process.env.OIDC_ISSUER ?? "")?.origin;

/**
 * Gives every page its content security policy with a nonce of its own: only scripts that this answer names may run,
 * and nothing is fetched from anywhere else. Next puts the nonce on its own scripts; `x-nonce` is for ours.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const policy = policyWith(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

export const config = { matcher: "/((?!api/|_next/static|favicon|icon).*)" };

function policyWith(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // The development overlay styles itself without a nonce; a nonce would switch 'unsafe-inline' off again.
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // Positions and sizes that components compute stand in style attributes; those cannot carry a nonce and cannot load.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    // A form that signs in through OIDC is answered with a redirect to the provider, which counts as its target too.
    `form-action 'self'${provider ? ` ${provider}` : ""}`,
    "base-uri 'none'",
    "object-src 'none'",
    "frame-src 'self'",
    "frame-ancestors 'none'",
    ...(isSecure ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}
