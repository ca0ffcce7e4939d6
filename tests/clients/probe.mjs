/** A request for the tools, as it is without a bearer. */
export const probeRequest = {
  method: 'POST',
  headers: {
    accept: 'application/json, text/event-stream',
    'content-type': 'application/json',
    'mcp-protocol-version': '2025-11-25',
  },
  body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} }),
};

/** One request outside any client, to see the status that a bearer gets. */
export function probe(mcpUrl, token) {
  const authorization = token ? { authorization: `Bearer ${token}` } : {};
  return fetch(mcpUrl, { ...probeRequest, headers: { ...probeRequest.headers, ...authorization } });
}
