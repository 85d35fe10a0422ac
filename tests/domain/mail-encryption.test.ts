import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { seal } from "#server/access/seal.ts";
import { selfMadeCertificate } from "#tests/support/certificate.ts";

const day = 86_400_000;
const own = selfMadeCertificate("localhost", new Date(Date.now() - day), new Date(Date.now() + day));
const strange = selfMadeCertificate("localhost", new Date(Date.now() - day), new Date(Date.now() + day));

/** What a server heard of mails: the commands with an address in them, and how many bodies. */
type Heard = { addresses: string[]; encrypted: boolean[] };

function mailServer(options: ConstructorParameters<typeof SMTPServer>[0]) {
  const heard: Heard = { addresses: [], encrypted: [] };
  const server = new SMTPServer({
    authOptional: true,
    ...options,
    onMailFrom(address, _, done) {
      heard.addresses.push(address.address);
      done();
    },
    onData(stream, session, done) {
      heard.encrypted.push(session.secure);
      stream.resume().on("end", () => done());
    },
  });
  // A client that breaks off is an error to the server, and what the test wants to see.
  server.on("error", () => undefined);
  return { server, heard };
}

const without = mailServer({ disabledCommands: ["STARTTLS"] });
const offering = mailServer({ key: own.key, cert: own.certificate });
const stranger = mailServer({ key: strange.key, cert: strange.certificate });
const known = getCACertificates();

beforeAll(async () => {
  setDefaultCACertificates([...known, own.certificate]);
  for (const { server } of [without, offering, stranger]) {
    await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  }
});
afterAll(async () => {
  setDefaultCACertificates(known);
  for (const { server } of [without, offering, stranger]) await new Promise<void>((settle) => server.close(settle));
});

/** Sends a mail as a process does that starts with these settings. */
async function send({ server }: ReturnType<typeof mailServer>, settings: { SMTP_TLS: string }): Promise<void> {
  const address = server.server.address();
  vi.stubEnv("SMTP_URL", `smtp://localhost:${typeof address === "object" ? address?.port : ""}`);
  vi.stubEnv("SMTP_TLS", settings.SMTP_TLS);
  vi.resetModules();
  const { sendMail } = await import("#server/mail/send.ts");
  const mail = { to: "ria@voorbeeld.test", subject: "Er is iets veranderd", text: "Log in bij Balie." };
  await sendMail({ sealed: seal("mail", "queue", JSON.stringify(mail)) }, crypto.randomUUID());
}

it("a mail server that offers no encryption gets no mail and no address", async () => {
  await expect(send(without, { SMTP_TLS: "on" })).rejects.toThrow(/STARTTLS|TLS/);
  expect(without.heard).toEqual({ addresses: [], encrypted: [] });
});

it("one that offers it gets the mail encrypted", async () => {
  await send(offering, { SMTP_TLS: "on" });
  expect(offering.heard).toEqual({ addresses: ["balie@localhost"], encrypted: [true] });
});

it("one with a certificate that nobody vouches for gets nothing", async () => {
  await expect(send(stranger, { SMTP_TLS: "on" })).rejects.toThrow(/certificate/);
  expect(stranger.heard).toEqual({ addresses: [], encrypted: [] });
});

it("without encryption only where the configuration says so", async () => {
  await send(without, { SMTP_TLS: "off" });
  expect(without.heard).toEqual({ addresses: ["balie@localhost"], encrypted: [false] });
});
