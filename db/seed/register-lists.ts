import {
  knownServiceCount,
  type ListWorld,
  providersOf,
  rolesOf,
  serviceAt,
  serviceNameOf,
  type WorldProvider,
} from "./register-world.ts";

// Register lists in MedMij's format, of any size, for the demo, the tests and the benchmarks.

const declaration = `<?xml version="1.0" encoding="UTF-8"?>\n`;
const instance = `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`;

function head(root: string, namespace: string, world: ListWorld): string {
  return `${declaration}<${root} xmlns="xmlns://afsprakenstelsel.medmij.nl/${namespace}/" ${instance}>
  <Tijdstempel>${world.stampedAt}</Tijdstempel>
  <Volgnummer>${world.serial}</Volgnummer>
`;
}

function serviceXml(provider: WorldProvider, serviceId: string, isRelease3: boolean): string {
  const base = `https://${provider.gateway}`;
  const version = provider.isChanged ? "v2" : "v1";
  const roles = rolesOf(serviceId)
    .map(
      (role) => `
              <Systeemrol>
                <Systeemrolcode>${role}</Systeemrolcode>
                <ResourceEndpoint>
                  <ResourceEndpointuri>${base}:9443/${version}/${serviceId}/fhir</ResourceEndpointuri>
                </ResourceEndpoint>
              </Systeemrol>`,
    )
    .join("");
  const subscription =
    isRelease3 && serviceId === "46"
      ? `
            <Abonneren>
              <MaximaleDuur>180</MaximaleDuur>
              <SubscriptionEndpointuri>${base}/abonneren</SubscriptionEndpointuri>
            </Abonneren>`
      : "";
  return `
          <Gegevensdienst>
            <GegevensdienstId>${serviceId}</GegevensdienstId>
            <AuthorizationEndpoint>
              <AuthorizationEndpointuri>${base}/oauth/authorize</AuthorizationEndpointuri>
            </AuthorizationEndpoint>
            <TokenEndpoint>
              <TokenEndpointuri>${base}:8443/oauth/token</TokenEndpointuri>
            </TokenEndpoint>${subscription}
            <Systeemrollen>${roles}
            </Systeemrollen>
          </Gegevensdienst>`;
}

/** Zorgaanbiederslijst, release 2, in chunks of text. */
export function* zalRelease2Text(world: ListWorld): Generator<string> {
  yield `${head("Zorgaanbiederslijst", "zorgaanbiederslijst/release2", world)}  <Zorgaanbieders>`;
  for (const provider of providersOf(world, false)) {
    const inner = provider.serviceIds.map((id) => serviceXml(provider, id, false)).join("");
    yield `
    <Zorgaanbieder>
      <Zorgaanbiedernaam>${provider.name}</Zorgaanbiedernaam>
      <Gegevensdiensten>${inner}
      </Gegevensdiensten>
    </Zorgaanbieder>`;
  }
  yield "\n  </Zorgaanbieders>\n</Zorgaanbiederslijst>\n";
}

/** Zorgaanbiederslijst, release 3, in chunks of text; some names contain dots. */
export function* zalRelease3Text(world: ListWorld): Generator<string> {
  yield `${head("Zorgaanbiederslijst", "zorgaanbiederslijst/release3", world)}  <Zorgaanbieders>`;
  for (const provider of providersOf(world, true)) {
    const inner = provider.serviceIds.map((id) => serviceXml(provider, id, true)).join("");
    yield `
    <Zorgaanbieder>
      <Zorgaanbiedernaam>${provider.name}</Zorgaanbiedernaam>
      <Aanbiedertype>ZA</Aanbiedertype>
      <Interfaceversies>
        <Interfaceversie>
          <InterfaceversieId>1.5.0</InterfaceversieId>
          <Gegevensdiensten>${inner}
          </Gegevensdiensten>
        </Interfaceversie>
      </Interfaceversies>
    </Zorgaanbieder>`;
  }
  yield "\n  </Zorgaanbieders>\n</Zorgaanbiederslijst>\n";
}

/** Zorgaanbiederskoppellijst that matches the release 3 list of the same world. */
export function* zaklText(world: ListWorld): Generator<string> {
  yield `${head("Zorgaanbiederskoppellijst", "Zorgaanbiederskoppellijst/release1", world)}  <Zorgaanbieders>`;
  for (const provider of providersOf(world, true)) {
    const marks = provider.agbCodes.map(
      (code) => `
        <IdentificerendKenmerk>
          <AGB>${code}</AGB>
        </IdentificerendKenmerk>`,
    );
    const inner = provider.serviceIds.map(
      (id) => `
        <Gegevensdienst>
          <GegevensdienstId>${id}</GegevensdienstId>
          <Weergavenaam>${serviceNameOf(id)}</Weergavenaam>
          <Interfaceversies>
            <Interfaceversie>
              <InterfaceversieId>1.5.0</InterfaceversieId>
            </Interfaceversie>
          </Interfaceversies>
        </Gegevensdienst>`,
    );
    yield `
    <Zorgaanbieder>
      <Zorgaanbiedernaam>${provider.name}</Zorgaanbiedernaam>
      <IdentificerendeKenmerken>${marks.join("")}
      </IdentificerendeKenmerken>
      <Gegevensdiensten>${inner.join("")}
      </Gegevensdiensten>
    </Zorgaanbieder>`;
  }
  yield "\n  </Zorgaanbieders>\n</Zorgaanbiederskoppellijst>\n";
}

/** Gegevensdienstnamenlijst: the names of all services in a world. */
export function* gnlText(world: ListWorld): Generator<string> {
  yield `${head("Gegevensdienstnamenlijst", "gegevensdienstnamenlijst/release1", world)}  <Gegevensdiensten>`;
  for (let position = 0; position < Math.max(world.serviceCount, knownServiceCount); position += 1) {
    const { id, name } = serviceAt(position);
    yield `
    <Gegevensdienst>
      <GegevensdienstId>${id}</GegevensdienstId>
      <Weergavenaam>${name}</Weergavenaam>
    </Gegevensdienst>`;
  }
  yield "\n  </Gegevensdiensten>\n</Gegevensdienstnamenlijst>\n";
}

/** Fictional PGOs, by host name. */
const pgoClients = [
  ["pgo.balie.example", "Mijn Kompas (demo)"],
  ["app.lindeblad.example", "Lindeblad (demo)"],
  ["mijn.vuurtoren.example", "Vuurtoren (demo)"],
  ["pgo.waterpas.example", "Waterpas Gezond (demo)"],
] as const;

/** OAuthclientlist, release 2: the fictional PGOs. */
export function* oclText(world: ListWorld): Generator<string> {
  yield `${head("OAuthclientlist", "oauthclientlist/release2", world)}  <OAuthclients>`;
  for (const [hostname, name] of pgoClients) {
    yield `
    <OAuthclient>
      <Hostname>${hostname}</Hostname>
      <OAuthclientOrganisatienaam>${name}</OAuthclientOrganisatienaam>
    </OAuthclient>`;
  }
  yield "\n  </OAuthclients>\n</OAuthclientlist>\n";
}
