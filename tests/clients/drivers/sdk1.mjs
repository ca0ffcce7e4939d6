import { UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { SdkSession } from './sdk-session.mjs';

/** @modelcontextprotocol/sdk 1.x: the handshake era, what most clients still embed. */
export const sdk1 = {
  name: '@modelcontextprotocol/sdk',
  clientName: 'Harbour Assistant',
  revision: '2025-11-25',
  connect: (mcpUrl, authorize) => SdkSession.connect(mcpUrl, authorize, {
    clientName: sdk1.clientName,
    UnauthorizedError,
    Transport: StreamableHTTPClientTransport,
    createClient: () => new Client({ name: 'harbour', version: '1.0.0' }),
    revisionOf: (_, transport) => transport.protocolVersion,
    finish: (transport, callback) => transport.finishAuth(callback.searchParams.get('code')),
  }),
};
