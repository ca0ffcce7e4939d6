// Prints an access token: node token.mjs GATEWAY_URL [LOGIN PASSWORD [ORGANIZER [SCOPES]]]
import { authorize } from './authorize.mjs';

const [url, login = 'olivia@alpine.example', password = 'try-olivia', organizer, scopes] = process.argv.slice(2);
if (!url) {
  console.error('Usage: node token.mjs GATEWAY_URL [LOGIN PASSWORD [ORGANIZER [SCOPES]]]');
  process.exit(2);
}
const tokens = await authorize(url.replace(/\/$/, ''), {
  account: { login, password }, organizer, scopes: scopes?.split(' '),
});
console.log(tokens.access_token);
