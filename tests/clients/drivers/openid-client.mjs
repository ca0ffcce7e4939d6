import * as client from 'openid-client';

const options = { algorithm: 'oauth2', execute: [client.allowInsecureRequests] };

/** openid-client: whole flows on top of oauth4webapi, as servers use it. */
export class OpenidClient {
  static library = 'openid-client';

  #configuration;

  static async register(resource, metadata) {
    const driver = new OpenidClient();
    const issuer = new URL(resource).origin;
    driver.#configuration = await client.dynamicClientRegistration(new URL(issuer), metadata, undefined, options);
    driver.authenticateWith(driver.#configuration.clientMetadata().client_secret);
    return driver;
  }

  get issuer() {
    return this.#configuration.serverMetadata().issuer;
  }

  authenticateWith(secret) {
    const server = this.#configuration.serverMetadata();
    const metadata = this.#configuration.clientMetadata();
    const authentication = {
      none: () => client.None(),
      client_secret_basic: () => client.ClientSecretBasic(secret),
      client_secret_post: () => client.ClientSecretPost(secret),
    }[metadata.token_endpoint_auth_method]();
    this.#configuration = new client.Configuration(server, metadata.client_id, metadata, authentication);
    client.allowInsecureRequests(this.#configuration);
  }

  async authorizationUrl({ state, verifier, ...parameters }) {
    return client.buildAuthorizationUrl(this.#configuration, {
      redirect_uri: this.#configuration.clientMetadata().redirect_uris[0],
      code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
      state, ...parameters,
    });
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

  request(token, { url, method, headers, body }) {
    return client.fetchProtectedResource(
      this.#configuration, token, new URL(url), method, body, new Headers(headers));
  }
}
