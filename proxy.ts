import { type NextRequest, NextResponse } from "next/server";

const isDevelopment = process.env.NODE_ENV === "development";
const isSecure = process.env.BALIE_URL?.startsWith("https://") ?? false;

const provider = URL.parse(process.env.OIDC_ISSUER ?? "")?.origin;

/**
 * Sets a content security policy with a fresh nonce on every page: only scripts with that nonce may run, and nothing
 * may be fetched from another origin. Next puts the nonce on its own scripts; `x-nonce` passes it to ours.
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
    // The development overlay adds styles without a nonce, and a nonce in the policy would disable 'unsafe-inline'.
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // Components set computed positions and sizes in style attributes, which cannot carry a nonce and cannot load
    // anything.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    // `form-action` also covers redirects, so the OIDC provider that sign-in redirects to has to be listed.
    `form-action 'self'${provider ? ` ${provider}` : ""}`,
    "base-uri 'none'",
    "object-src 'none'",
    "frame-src 'self'",
    "frame-ancestors 'none'",
    ...(isSecure ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}
