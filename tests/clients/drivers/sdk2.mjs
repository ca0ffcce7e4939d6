import { Client, StreamableHTTPClientTransport, UnauthorizedError } from '@modelcontextprotocol/client';
import { SdkSession } from './sdk-session.mjs';

/** @modelcontextprotocol/client 2.x as it comes: the handshake era. */
export const sdk2Legacy = driver('@modelcontextprotocol/client, legacy mode', 'Lighthouse Assistant', '2025-11-25', {});

/** The same with negotiation: it asks `server/discover` first and then speaks the newest revision. */
export const sdk2Auto = driver('@modelcontextprotocol/client, auto mode', 'Compass Assistant', '2026-07-28', {
  versionNegotiation: { mode: 'auto' },
});

function driver(name, clientName, revision, options) {
  return {
    name,
    clientName,
    revision,
    connect: (mcpUrl, authorize) => SdkSession.connect(mcpUrl, authorize, {
      clientName,
      UnauthorizedError,
      Transport: StreamableHTTPClientTransport,
      createClient: () => new Client({ name: 'lighthouse', version: '1.0.0' }, options),
      revisionOf: client => client.getNegotiatedProtocolVersion(),
      finish: (transport, callback) => transport.finishAuth(callback.searchParams),
    }),
  };
}
