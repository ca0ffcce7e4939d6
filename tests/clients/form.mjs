/** One form of a page: what it would send, and the controls that change it. */
export class Form {
  #element;
  #checked = new Set();
  #values = new Map();

  constructor(element) {
    this.#element = element;
    for (const box of this.#all('input[type=checkbox], input[type=radio]')) {
      if (box.hasAttribute('checked')) this.#checked.add(box);
    }
  }

  get method() {
    return (this.#element.getAttribute('method') ?? 'get').toUpperCase();
  }

  get action() {
    return this.#element.getAttribute('action') ?? '';
  }

  has(selector) {
    return this.#element.querySelector(selector) !== null;
  }

  /** The values that a group of check boxes, radios or buttons offers. */
  offered(name) {
    return this.#all(`[name=${name}]`).map(control => control.getAttribute('value') ?? 'on');
  }

  fill(selector, text) {
    const input = this.#element.querySelector(selector);
    if (!input) throw new Error(`The form has no ${selector}.`);
    this.#values.set(input, text);
  }

  /** Ticks exactly these values of a group of check boxes or radios. */
  tick(name, values) {
    for (const box of this.#all(`input[name=${name}]`)) {
      if (box.getAttribute('type') === 'hidden') continue;
      if (values.includes(box.getAttribute('value') ?? 'on')) this.#checked.add(box);
      else this.#checked.delete(box);
    }
  }

  /** What a browser sends when the person presses this button, or the form's only one. */
  data(buttonName, buttonValue) {
    const data = new URLSearchParams();
    for (const control of this.#all('input, select, textarea')) this.#append(data, control);
    const button = this.#button(buttonName, buttonValue);
    if (button?.getAttribute('name')) data.append(button.getAttribute('name'), button.getAttribute('value') ?? '');
    return data;
  }

  #append(data, control) {
    const name = control.getAttribute('name');
    const type = (control.getAttribute('type') ?? '').toLowerCase();
    if (!name || control.hasAttribute('disabled') || ['submit', 'button', 'image', 'reset'].includes(type)) return;
    if (['checkbox', 'radio'].includes(type)) {
      if (this.#checked.has(control)) data.append(name, control.getAttribute('value') ?? 'on');
    } else {
      data.append(name, this.#values.get(control) ?? initialValue(control));
    }
  }

  #button(name, value) {
    const buttons = this.#all('button, input[type=submit]').filter(button => button.getAttribute('type') !== 'button');
    if (!name) return buttons[0];
    const button = buttons.find(candidate =>
      candidate.getAttribute('name') === name && (value === undefined || candidate.getAttribute('value') === value));
    if (!button) throw new Error(`The form has no button ${name}=${value}.`);
    return button;
  }

  #all(selector) {
    return this.#element.querySelectorAll(selector);
  }
}

function initialValue(control) {
  if (control.tagName === 'TEXTAREA') return control.text;
  if (control.tagName !== 'SELECT') return control.getAttribute('value') ?? '';
  const options = control.querySelectorAll('option');
  const selected = options.find(option => option.hasAttribute('selected')) ?? options[0];
  return selected?.getAttribute('value') ?? selected?.text ?? '';
}
