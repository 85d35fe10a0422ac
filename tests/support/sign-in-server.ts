import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import NextAuth from "next-auth";
import { type DeviceOfRequest, deviceOfRequest } from "#server/api/device-cookie.ts";
import { requestContext } from "#server/api/request-context.ts";
import { sessionCookieName, sessionOf } from "#server/api/session-cookie.ts";
import { signInOptions } from "#server/api/sign-in.ts";

/** Balie's sign-in over HTTP, without the pages around it, with the same options as the web process. */
export async function startSignInServer(port = 0): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer((request, response) => void answer(request, response));
  const url = await new Promise<string>((settle) =>
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      settle(`http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`);
    }),
  );
  return { url, stop: () => new Promise((settle) => server.close(() => settle())) };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://localhost");
  if (!url.pathname.startsWith("/api/auth/")) return void response.end(url.search);
  const headers = new Headers({ "x-forwarded-for": "192.0.2.7", "user-agent": "test" });
  const cookies = readCookies(request.headers.cookie ?? "");
  const jar = { get: (name: string) => wrap(cookies[name]) };
  const context = await requestContext(headers, jar);
  const device = deviceOfRequest(jar);
  const body = await readBody(request);
  const query = { ...Object.fromEntries(url.searchParams), nextauth: url.pathname.split("/").slice(3) };
  const carry: (request: unknown, response: unknown) => Promise<unknown> = NextAuth(signInOptions(context, device));
  await carry(Object.assign(request, { query, cookies, body }), answerWith(response, device));
}

/** The response object that next-auth expects. */
function answerWith(response: ServerResponse, device: DeviceOfRequest) {
  return Object.assign(response, {
    status(code: number) {
      response.statusCode = code;
      return response;
    },
    json(value: unknown) {
      const cookie = device.setCookie();
      if (cookie !== null) response.appendHeader("set-cookie", cookie);
      response.end(JSON.stringify(value));
    },
    send(value: unknown) {
      response.end(typeof value === "string" || value === undefined ? value : JSON.stringify(value));
    },
  });
}

async function readBody(request: IncomingMessage): Promise<Record<string, string>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Object.fromEntries(new URLSearchParams(Buffer.concat(parts).toString()));
}

function readCookies(header: string): Record<string, string> {
  const pairs = header.split(/;\s*/).filter(Boolean);
  return Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), decodeURIComponent(pair.slice(pair.indexOf("=") + 1))]),
  );
}

function wrap(value: string | undefined): { value: string } | undefined {
  return value === undefined ? undefined : { value };
}

function decoded(value: string | undefined): string | undefined {
  return value === undefined ? undefined : decodeURIComponent(value);
}

/** A browser as far as signing in goes: it keeps cookies and follows redirects. */
export class TestBrowser {
  readonly #origin: string;
  readonly #jars = new Map<string, Map<string, string>>();
  /** Every `Set-Cookie` header received, verbatim. */
  readonly seen: string[] = [];

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Submits a form to a next-auth provider; returns the reason of a refusal, or null. */
  async prove(proof: string, fields: Record<string, string>): Promise<string | null> {
    return (await this.#send(proof, fields)).searchParams.get("error");
  }

  /** The same; returns the host that the browser is redirected to. */
  async proveAndLand(proof: string, fields: Record<string, string>): Promise<string> {
    return (await this.#send(proof, fields)).host;
  }

  async #send(proof: string, fields: Record<string, string>): Promise<URL> {
    const csrf: { csrfToken: string } = await (await this.open(`${this.#origin}/api/auth/csrf`)).json();
    const answer = await this.open(`${this.#origin}/api/auth/callback/${proof}`, {
      ...fields,
      csrfToken: csrf.csrfToken,
      json: "true",
    });
    const { url }: { url: string } = await answer.json();
    return new URL(url, this.#origin);
  }

  /** Goes through the OIDC provider; returns the final URL. */
  async proveElsewhere(): Promise<URL> {
    const csrf: { csrfToken: string } = await (await this.open(`${this.#origin}/api/auth/csrf`)).json();
    const fields = { csrfToken: csrf.csrfToken, callbackUrl: `${this.#origin}/today` };
    return this.walk(`${this.#origin}/api/auth/signin/oidc`, fields);
  }

  /** Follows redirects as a browser does; returns the final URL. */
  async walk(from: string, fields?: Record<string, string>): Promise<URL> {
    let address = new URL(from);
    let answer = await this.open(from, fields);
    for (let steps = 0; steps < 12 && answer.headers.has("location"); steps += 1) {
      address = new URL(answer.headers.get("location") ?? "", address);
      if (address.origin === this.#origin && !address.pathname.startsWith("/api/")) break;
      answer = await this.open(address.href);
    }
    return address;
  }

  async signOut(): Promise<void> {
    const csrf: { csrfToken: string } = await (await this.open(`${this.#origin}/api/auth/csrf`)).json();
    await this.open(`${this.#origin}/api/auth/signout`, { csrfToken: csrf.csrfToken, json: "true" });
  }

  /** The session of its cookie, as the server reads it now. */
  session() {
    return sessionOf(decoded(this.cookie(sessionCookieName())), { address: "192.0.2.7", agent: "test" });
  }

  cookie(name: string): string | undefined {
    return this.#jars.get(this.#origin)?.get(name);
  }

  keep(name: string, value: string): void {
    this.#jars.set(this.#origin, new Map([[name, value]]));
  }

  async open(address: string, fields?: Record<string, string>): Promise<Response> {
    const { origin } = new URL(address);
    const jar = this.#jars.get(origin) ?? new Map<string, string>();
    this.#jars.set(origin, jar);
    const answer = await fetch(address, {
      method: fields ? "POST" : "GET",
      body: fields ? new URLSearchParams(fields) : null,
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") },
      redirect: "manual",
    });
    for (const line of answer.headers.getSetCookie()) {
      this.seen.push(line);
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split(/=(.*)/s);
      if (value === "" || /max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  }
}
