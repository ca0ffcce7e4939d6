import { createHash, randomBytes } from 'node:crypto';
import { generateKeyPair } from 'oauth4webapi';

/**
 * The clients that an operator can register by configuration and a client cannot by itself: with a secret of the
 * operator's choice, and with keys. Each has what it knows of itself, its credential and its settings.
 */
export async function configuredClients(redirectUri) {
  return [
    withSecret('client_secret_basic', redirectUri),
    withSecret('client_secret_post', redirectUri),
    ...await Promise.all(['ES256', 'RS256', 'PS256'].map(algorithm => withKey(algorithm, redirectUri))),
  ];
}

/** The settings of the gateway that make it know these clients. */
export function settingsOf(clients) {
  return clients.flatMap(({ metadata, settings }, index) => Object.entries({
    ClientId: metadata.client_id, Name: `Strict ${metadata.client_id}`, 'RedirectUris:0': metadata.redirect_uris[0],
    TokenEndpointAuthMethod: metadata.token_endpoint_auth_method, ...settings,
  }).flatMap(([name, value]) => [`--Gateway:OAuth:Clients:${index}:${name}`, value]));
}

function withSecret(method, redirectUri) {
  // Every character that RFC 6749 §2.3.1 has encoded in a Basic header, and that a form must encode too.
  const secret = `${randomBytes(32).toString('base64')} :%+&=é`;
  return {
    title: `${method} by configuration`,
    metadata: metadataOf(`configured-${method}`, method, redirectUri),
    credential: secret,
    settings: { SecretHash: createHash('sha256').update(secret).digest('hex') },
  };
}

async function withKey(algorithm, redirectUri) {
  const { privateKey, publicKey } = await generateKeyPair(algorithm);
  const jwk = { ...await crypto.subtle.exportKey('jwk', publicKey), kid: algorithm, use: 'sig' };
  return {
    title: `private_key_jwt by ${algorithm}`,
    metadata: metadataOf(`configured-${algorithm}`, 'private_key_jwt', redirectUri),
    credential: { key: privateKey, kid: algorithm },
    settings: { Jwks: JSON.stringify({ keys: [jwk] }) },
  };
}

function metadataOf(id, method, redirectUri) {
  return { client_id: id, redirect_uris: [redirectUri], token_endpoint_auth_method: method };
}
