import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";

/** A self-signed certificate for a TLS server in a test, encoded in DER here so that no tool has to be installed. */
export function selfMadeCertificate(
  host: string,
  validFrom: Date,
  validTo: Date,
): { key: string; certificate: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const body = toBeSigned(host, validFrom, validTo, publicKey);
  const signature = sign("sha256", body, privateKey);
  const der = sequence(body, ecdsaWithSha256(), tagged(0x03, Buffer.concat([Buffer.from([0]), signature])));
  return { key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(), certificate: pemOf(der) };
}

/** RFC 5280, section 4.1: TBSCertificate, version 3, with basicConstraints and subjectAltName. */
function toBeSigned(host: string, validFrom: Date, validTo: Date, publicKey: KeyObject): Buffer {
  const name = sequence(tagged(0x31, sequence(identifier("550403"), tagged(0x0c, Buffer.from(host)))));
  const basicConstraints = sequence(
    identifier("551d13"),
    tagged(0x01, Buffer.from([0xff])),
    tagged(0x04, sequence(tagged(0x01, Buffer.from([0xff])))),
  );
  const isAddress = /^[\d.]+$/.test(host);
  const alternative = isAddress
    ? tagged(0x87, Buffer.from(host.split(".").map(Number)))
    : tagged(0x82, Buffer.from(host));
  const alternatives = sequence(identifier("551d11"), tagged(0x04, sequence(alternative)));
  return sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.from([1])),
    ecdsaWithSha256(),
    name,
    sequence(timeOf(validFrom), timeOf(validTo)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    tagged(0xa3, sequence(basicConstraints, alternatives)),
  );
}

function ecdsaWithSha256(): Buffer {
  return sequence(identifier("2a8648ce3d040302"));
}

/** GeneralizedTime, to the second. */
function timeOf(moment: Date): Buffer {
  return tagged(0x18, Buffer.from(`${moment.toISOString().replace(/[-:T]/g, "").slice(0, 14)}Z`));
}

function identifier(hex: string): Buffer {
  return tagged(0x06, Buffer.from(hex, "hex"));
}

function sequence(...parts: Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function tagged(tag: number, content: Buffer): Buffer {
  const length = content.length;
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}

function pemOf(der: Buffer): string {
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}
