// Only makes pages nicer: each works without it.
(() => {
  'use strict';
  const own = document.currentScript.dataset;

  // Times come in UTC unless a zone was chosen; here they are told in the browser's own, which is offered as the choice.
  const format = second => new Intl.DateTimeFormat(document.documentElement.lang, {
    year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second, timeZoneName: 'short',
  });
  const [short, medium] = [undefined, '2-digit'].map(format);
  const choice = document.querySelector('.zone select');
  const { timeZone } = short.resolvedOptions();
  if (!own.zone && choice && [...choice.options].some(option => option.value === timeZone)) choice.value = timeZone;
  for (const element of own.zone ? [] : document.querySelectorAll('time[datetime]')) {
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
