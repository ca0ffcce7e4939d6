// Only makes pages nicer: each works without it.
(() => {
  'use strict';
  const own = document.currentScript.dataset;

  // Times come in UTC; here they are told in the reader's own zone.
  const format = timeStyle =>
    new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle });
  const [short, medium] = ['short', 'medium'].map(format);
  for (const element of document.querySelectorAll('time[datetime]')) {
    const time = new Date(element.dateTime);
    if (Number.isNaN(time.valueOf())) continue;
    element.title = element.textContent;
    element.textContent = ('seconds' in element.dataset ? medium : short).format(time);
  }

  // What is to be pasted elsewhere gets a button.
  if (!navigator.clipboard) return;
  for (const block of document.querySelectorAll('pre[data-copy]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = own.copy;
    button.setAttribute('aria-live', 'polite');
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(block.textContent.trim());
      button.textContent = own.copied;
      setTimeout(() => { button.textContent = own.copy; }, 2000);
    });
    block.after(button);
  }
})();
