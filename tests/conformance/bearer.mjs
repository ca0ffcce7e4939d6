// Loaded before the suite (node --import): puts the bearer on every request to the gateway's MCP endpoint. The suite
// sends over fetch, undici and node:http; fetch and undici share the global dispatcher.
import http from 'node:http';
import { Agent, setGlobalDispatcher } from 'undici';

const endpoint = new URL('/mcp', process.env.GATEWAY_URL);
const bearer = `Bearer ${process.env.GATEWAY_TOKEN}`;

setGlobalDispatcher(new Agent().compose(dispatch => (options, handler) =>
  dispatch(isForEndpoint(options) ? { ...options, headers: withBearer(options.headers) } : options, handler)));

const request = http.request;
http.request = (options, ...rest) => {
  const origin = `http://${options.hostname}:${options.port}`;
  return isForEndpoint({ origin, path: options.path })
    ? request({ ...options, headers: withBearer(options.headers) }, ...rest)
    : request(options, ...rest);
};

function isForEndpoint({ origin, path }) {
  return new URL(path, origin).href.startsWith(endpoint.href);
}

/** Headers come as an object or as a flat list of names and values. */
function withBearer(headers = {}) {
  return Array.isArray(headers) ? [...headers, 'authorization', bearer] : { ...headers, authorization: bearer };
}
