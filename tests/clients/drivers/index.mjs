import { mcpRemote } from './mcp-remote.mjs';
import { sdk1 } from './sdk1.mjs';
import { sdk2Auto, sdk2Legacy } from './sdk2.mjs';

export const drivers = [sdk1, sdk2Legacy, sdk2Auto, mcpRemote];
