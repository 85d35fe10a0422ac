import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

/**
 * Files named `*.demo.tsx` and `*.demo.ts` are routes in a demo build only; without it one-click sign-in does not
 * exist.
 */
const demo = process.env.BALIE_DEMO === "on";
const extensions = ["tsx", "ts"];
const secure = process.env.BALIE_URL?.startsWith("https://") ?? false;

const everywhere = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  },
  { key: "X-DNS-Prefetch-Control", value: "off" },
  ...(secure ? [{ key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" }] : []),
];
/**
 * API responses are not documents: they may load nothing and may not be framed. Pages get their policy from proxy.ts.
 */
const forPrograms = [
  { key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'; sandbox" },
  { key: "Cache-Control", value: "no-store" },
];

const config: NextConfig = {
  distDir: process.env.BALIE_DIST_DIR || ".next",
  pageExtensions: demo ? [...extensions, ...extensions.map((extension) => `demo.${extension}`)] : extensions,
  // BALIE_MAPS: source maps, to analyse the contents of chunks (`npm run bench -- pages`).
  productionBrowserSourceMaps: process.env.BALIE_MAPS === "on",
  poweredByHeader: false,
  reactStrictMode: true,
  agentRules: false,
  devIndicators: false,
  // Types are checked by `npm run check`. Next rewrites the tsconfig it is given, unless that one extends another.
  typescript: { ignoreBuildErrors: true, tsconfigPath: "tsconfig.next.json" },
  serverExternalPackages: [
    "@aws-sdk/client-s3",
    "@cantoo/pdf-lib",
    "@flystorage/aws-s3",
    "@hyzyla/pdfium",
    "@node-rs/argon2",
    "@zxcvbn-ts/core",
    "@zxcvbn-ts/language-common",
    "@zxcvbn-ts/language-nl-be",
    "pdfkit",
    "pg-boss",
    "pino",
    "postgres",
    "sharp",
    "undici",
  ],
  images: { unoptimized: true },
  // Browsers request /favicon.ico for responses that are not one of our pages.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
  headers: async () => [
    { source: "/:path*", headers: everywhere },
    { source: "/api/:path*", headers: forPrograms },
  ],
};

export default createNextIntlPlugin("./server/api/language.ts")(config);
