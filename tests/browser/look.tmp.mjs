import { Stage, keep } from './stage.mjs';
import { assertAccessible, assertFits } from './axe.mjs';
const stage = await Stage.open();
try {
  for (const [language, width] of [['en',1280],['de',360]]) {
    const page = await stage.visitor({ language, width });
    for (const [name, path] of [['home','/'],['404','/nowhere'],['connections','/connections']]) {
      const r = await page.goto(stage.url + path);
      if (await page.$('input[type=password]')) {
        await keep(page, 'sign-in');
        await page.fill('input[autocomplete=username]', 'olivia@alpine.example');
        await page.fill('input[type=password]', 'try-olivia');
        await page.click('button[type=submit]');
        await page.waitForLoadState();
      }
      console.log(page.url(), await page.title());
      try { await assertAccessible(page); await assertFits(page);} catch (e) { console.log(e.message.slice(0,800)); }
      await keep(page, name);
      await page.emulateMedia({colorScheme:'dark'}); await keep(page, name+'-dark');await page.emulateMedia({colorScheme:'light'});
      console.log(page.problems);
    }
  }
} finally { await stage.close(); }
