import { lookup } from "node:dns/promises";
import { connect, type TLSSocket } from "node:tls";
import type { ProbeReason } from "#db/terms/connections.ts";
import { mayProbe } from "./addresses.ts";

export type ProbeResult = {
  isReachable: boolean;
  /** Null when there was no certificate. */
  isCertificateValid: boolean | null;
  certificateExpiresAt: Date | null;
  reason: ProbeReason | null;
};

export type ProbeOptions = {
  /** Private ranges (CIDR) that may be reached. */
  allow?: readonly string[];
  timeoutMs?: number;
  /** Certificate authorities in addition to the system's, as PEM. */
  authorities?: readonly string[];
};

const failed = (reason: ProbeReason): ProbeResult => ({
  isReachable: false,
  isCertificateValid: null,
  certificateExpiresAt: null,
  reason,
});

/**
 * Checks whether a host accepts TLS, and its certificate. Sends no data. The name is resolved once, every address is
 * checked, and the connection goes to a checked address, against DNS rebinding.
 */
export async function probeHost(host: string, port: number, options: ProbeOptions = {}): Promise<ProbeResult> {
  const { allow = [], timeoutMs = 5_000 } = options;
  const addresses = await resolve(host, timeoutMs);
  const [first] = addresses;
  if (first === undefined) return failed("dns");
  if (!addresses.every((address) => mayProbe(address, allow))) return failed("refused-address");
  return shakeHands(host, first, port, timeoutMs, options.authorities);
}

async function resolve(host: string, timeoutMs: number): Promise<string[]> {
  const late = new Promise<[]>((settle) => setTimeout(settle, timeoutMs, []).unref());
  const found = lookup(host.replace(/^\[|\]$/g, ""), { all: true, verbatim: true }).catch(() => []);
  return (await Promise.race([found, late])).map((each) => each.address);
}

function shakeHands(
  host: string,
  address: string,
  port: number,
  timeoutMs: number,
  authorities?: readonly string[],
): Promise<ProbeResult> {
  return new Promise((settle) => {
    const socket = connect({
      host: address,
      port,
      servername: /^[\d.:[\]]+$/.test(host) ? "" : host,
      // The result is read below; an invalid certificate must still show when it expires.
      rejectUnauthorized: false,
      ...(authorities ? { ca: [...authorities] } : {}),
    });
    const end = (result: ProbeResult) => {
      clearTimeout(timer);
      socket.destroy();
      settle(result);
    };
    const timer = setTimeout(() => end(failed("timeout")), timeoutMs);
    socket.once("secureConnect", () => end(verdict(socket)));
    socket.once("error", (problem) => end(failed(reasonOf(problem))));
    socket.once("close", () => end(failed("tls")));
  });
}

function verdict(socket: TLSSocket): ProbeResult {
  const expiresAt = new Date(socket.getPeerCertificate().valid_to);
  return {
    isReachable: true,
    isCertificateValid: socket.authorized,
    certificateExpiresAt: Number.isNaN(expiresAt.getTime()) ? null : expiresAt,
    reason: socket.authorized ? null : certificateReason(String(socket.authorizationError)),
  };
}

function certificateReason(problem: string): ProbeReason {
  if (problem.includes("CERT_HAS_EXPIRED")) return "certificate-expired";
  if (problem.includes("ERR_TLS_CERT_ALTNAME_INVALID")) return "certificate-name";
  return "certificate-untrusted";
}

function reasonOf(problem: Error & { code?: string }): ProbeReason {
  const code = problem.code ?? "";
  if (code === "ECONNREFUSED") return "refused";
  if (code === "ETIMEDOUT") return "timeout";
  if (["EHOSTUNREACH", "ENETUNREACH", "ECONNRESET", "EPIPE"].includes(code)) return "network";
  return "tls";
}
