import { after, before, describe } from 'node:test';
import { administrator } from './flows/administrator.mjs';
import { byKeyboard } from './flows/by-keyboard.mjs';
import { connectingUser } from './flows/connecting-user.mjs';
import { confirmation, emptyAndErrors } from './flows/everywhere.mjs';
import { incidents } from './flows/incidents.mjs';
import { scripts } from './flows/scripts.mjs';
import { securityStaff } from './flows/security-staff.mjs';
import { languages, Stage, widths } from './stage.mjs';

// One gateway and one Chromium for all: starting them takes longer than most flows.
let stage;
before(async () => { stage = await Stage.open(); });
after(() => stage?.close());

describe('Pages', { concurrency: 2 }, () => {
  for (const language of languages) {
    for (const width of widths) {
      for (const flow of [
        connectingUser, administrator, securityStaff, incidents, emptyAndErrors, confirmation,
      ]) {
        flow(() => stage, language, width);
      }
    }
  }
  byKeyboard(() => stage);
  scripts(() => stage);
});
