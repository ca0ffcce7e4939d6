import * as client from 'openid-client';
import { bearer } from './oauth4webapi.mjs';

const execute = [client.allowInsecureRequests];

/** openid-client: whole flows on top of oauth4webapi, as servers use it. */
export class OpenidClient {
  static library = 'openid-client';

  #configuration;

  static async register(resource, metadata) {
    const driver = new OpenidClient();
    const issuer = new URL(new URL(resource).origin);
    driver.#configuration =
      await client.dynamicClientRegistration(issuer, metadata, undefined, { algorithm: 'oauth2', execute });
    driver.authenticateWith(driver.metadata.client_secret);
    return driver;
  }

  /** A client that the gateway knows already, which looks for the metadata where OpenID Connect has them. */
  static async known(resource, metadata, credential) {
    const driver = new OpenidClient();
    const issuer = new URL(new URL(resource).origin);
    driver.#configuration = await client.discovery(issuer, metadata.client_id, metadata, undefined, { execute });
    driver.authenticateWith(credential);
    return driver;
  }

  get issuer() {
    return this.#configuration.serverMetadata().issuer;
  }

  get metadata() {
    return this.#configuration.clientMetadata();
  }

  authenticateWith(credential) {
    this.#configuration = this.#configured({
      none: () => client.None(),
      client_secret_basic: () => client.ClientSecretBasic(credential),
      client_secret_post: () => client.ClientSecretPost(credential),
      private_key_jwt: () => client.PrivateKeyJwt(credential),
    }[this.metadata.token_endpoint_auth_method]());
  }

  async authorizationUrl(request) {
    return client.buildAuthorizationUrl(this.#configuration, await this.#parameters(request));
  }

  /** RFC 9126: the request goes ahead, and the address names it. */
  async pushedUrl(request) {
    return client.buildAuthorizationUrlWithPAR(this.#configuration, await this.#parameters(request));
  }

  redeem(callback, { state, verifier, ...parameters }) {
    const checks = { expectedState: state, pkceCodeVerifier: verifier };
    return client.authorizationCodeGrant(this.#configuration, callback, checks, parameters);
  }

  refresh(token, parameters = {}) {
    return client.refreshTokenGrant(this.#configuration, token, parameters);
  }

  revoke(token) {
    return client.tokenRevocation(this.#configuration, token);
  }

  /** RFC 7662, as a system of the operator: with its credential in place of a client's. */
  introspect(token, credential) {
    return client.tokenIntrospection(
      credential ? this.#configured(bearer(credential)) : this.#configuration, token);
  }

  clientCredentials(parameters) {
    return client.clientCredentialsGrant(this.#configuration, parameters);
  }

  request(token, { url, method, headers, body }) {
    return client.fetchProtectedResource(
      this.#configuration, token, new URL(url), method, body, new Headers(headers));
  }

  #configured(authentication) {
    const server = this.#configuration.serverMetadata();
    const configuration =
      new client.Configuration(server, this.metadata.client_id, this.metadata, authentication);
    client.allowInsecureRequests(configuration);
    return configuration;
  }

  async #parameters({ state, verifier, ...parameters }) {
    return {
      redirect_uri: this.metadata.redirect_uris[0],
      code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
      state, ...parameters,
    };
  }
}
