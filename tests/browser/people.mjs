export const people = {
  olivia: { login: 'olivia@alpine.example', password: 'try-olivia' },
  marco: { login: 'marco@alpine.example', password: 'try-marco' },
  vera: { login: 'vera@alpine.example', password: 'try-vera' },
  leo: { login: 'leo@lakeside.example', password: 'try-leo' },
  sam: { login: 'sam@operator.example', password: 'try-sam' },
};

/** Opens a page and signs in at the back office, where the page leads there. */
export async function openAs(page, url, person) {
  await page.goto(url);
  if (await page.locator('input[type=password]').count() > 0) await signIn(page, person);
}

export async function signIn(page, { login, password }) {
  await page.fill('input[autocomplete=username]', login);
  await page.fill('input[type=password]', password);
  await press(page, 'button[type=submit]');
}

/** Presses a button and waits for the page that it leads to. */
export async function press(page, selector) {
  await Promise.all([page.waitForNavigation(), page.locator(selector).first().click()]);
}
