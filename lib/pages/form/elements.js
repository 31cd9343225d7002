// SPDX-License-Identifier: GPL-3.0-or-later
// The offline form, 4: elements of the page. Text reaches it as text only: nothing here parses HTML.

// Characters that show nothing or turn a line around, as \u{202E}: nobody is misled by a label.
function seen(text) {
  const hidden = new RegExp('[\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u034F\\u061C\\u115F' +
    '\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u206F\\u3164\\uFE00-\\uFE0F' +
    '\\uFEFF\\uFFA0\\uFFF0-\\uFFFB\\uFFFE\\uFFFF\\u{1BCA0}-\\u{1BCA3}\\u{1D173}-\\u{1D17A}\\u{E0000}-\\u{E0FFF}]', 'gu');
  return String(text).replace(hidden, (c) => '\\u{' + c.codePointAt(0).toString(16).toUpperCase() + '}');
}

// make('p', { class: 'help', id: x }, 'text', child): attributes; on… are listeners; children.
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === false || value === null) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  put(element, ...children);
  return element;
}

function put(element, ...children) {
  for (const child of children.flat()) {
    if (child === undefined || child === null || child === false) continue;
    element.append(child instanceof Node ? child : seen(child));
  }
}

function fill(element, ...children) {
  element.replaceChildren();
  put(element, ...children);
}

let idsMade = 0;
function newId(stem) {
  idsMade += 1;
  return stem + '-' + idsMade;
}

function button(words, action, className) {
  return make('button', { type: 'button', class: className, onclick: action }, words);
}

// What has just happened, for eyes and screen readers alike.
function tell(words, isFault) {
  const status = document.getElementById('status');
  status.className = isFault ? 'fault' : '';
  fill(status, words);
}

// A question to the user in the page itself: words, and one button for each choice. The first is
// focused; Escape takes the last.
function ask(words, choices) {
  const box = document.getElementById('asking');
  const done = (action) => () => {
    box.close();
    if (action) action();
  };
  box.oncancel = () => {
    const last = choices[choices.length - 1];
    if (last.action) last.action();
  };
  fill(box, words.map((part) => (part instanceof Node ? part : make('p', {}, part))),
    make('p', { class: 'choices' }, choices.map((choice, i) =>
      button(choice.words, done(choice.action), i === 0 ? 'main' : ''))));
  box.setAttribute('aria-label', seen(words.find((part) => !(part instanceof Node)) || ''));
  box.showModal();
}
