// SPDX-License-Identifier: GPL-3.0-or-later
// The offline form, 9: fields. Each has a label, may have a help text, and tells what is wrong with it
// in words beside it, tied to it for screen readers.

// { label, help, control, wide }: the control gets its id, its description and its place for a fault.
function field(options) {
  const { control } = options;
  control.id = control.id || newId('f');
  const help = options.help ? make('p', { class: 'help', id: control.id + '-help' }, options.help) : null;
  const fault = make('p', { class: 'fault', id: control.id + '-fault' });
  const described = [options.describedBy, help && help.id, fault.id].filter(Boolean).join(' ');
  control.setAttribute('aria-describedby', described);
  if (options.required) control.setAttribute('aria-required', 'true');
  return make('div', { class: options.wide ? 'field wide' : 'field' },
    make('label', { for: control.id }, options.label, options.required ? make('span', { class: 'required' }, ' *') : null),
    control, help, fault);
}

function showFault(control, words) {
  const place = document.getElementById(control.id + '-fault');
  if (words) control.setAttribute('aria-invalid', 'true');
  else control.removeAttribute('aria-invalid');
  if (place) {
    fill(place, words || '');
    place.parentNode.classList.toggle('wrong', Boolean(words));
  }
}

// The same for a field that is not on the page yet.
function faultAtStart(made, control, words) {
  control.setAttribute('aria-invalid', 'true');
  made.classList.add('wrong');
  fill(made.querySelector('p.fault'), words);
}

// Text of an attribute. `target`: { get, make }: the element that has it, which may not be there yet.
function textField(options, target, name, after) {
  const control = make('input', { type: options.type || 'text', autocomplete: 'off', list: options.list, maxlength: 2000 });
  const element = target.get();
  control.value = (element && element.getAttribute(name)) || '';
  control.addEventListener('input', () => {
    if (control.value.trim() === '' && !target.get()) return;
    writeText(target.make(), name, control.value);
    if (control.getAttribute('aria-invalid')) showFault(control, '');
    after();
  });
  control.addEventListener('change', () => {
    const isBlank = options.required && control.value.trim() === '';
    showFault(control, isBlank ? say('f_required', options.label) : '');
  });
  return field({ ...options, control });
}

function numberField(options, target, name, after) {
  const control = make('input', { type: 'text', inputmode: 'decimal', autocomplete: 'off', class: 'number', maxlength: 60 });
  const echo = make('span', { class: 'echo' });
  control.value = shownNumber(target.get(), name);
  const write = () => {
    if (control.value.trim() === '' && !target.get()) return { number: '' };
    return writeNumber(target.make(), name, control.value, options.bounds);
  };
  const show = (read) => {
    showFault(control, read.fault || '');
    fill(echo, read.echo ? say('understood', showNumber(read.number)) : '');
  };
  control.addEventListener('input', () => {
    const read = write();
    if (read.fault === undefined) show(read);
    after();
  });
  control.addEventListener('change', () => show(write()));
  const made = field({ ...options, control });
  made.append(echo);
  if (target.get() && has(target.get(), name)) {
    const fault = numberFault(target.get(), name, options.bounds);
    if (fault) faultAtStart(made, control, fault);
  }
  return made;
}

// `choices`: [value, words]; "" is nothing said. A value of the file that is no choice is kept and shown.
function selectField(options, target, name, choices, after) {
  const element = target.get();
  const now = (element && element.getAttribute(name)) || '';
  const all = choices.some(([value]) => value === now) ? choices : [...choices, [now, now]];
  const control = make('select', {}, all.map(([value, words]) => make('option', { value, selected: value === now }, words)));
  control.addEventListener('change', () => {
    writeText(target.make(), name, control.value);
    after();
  });
  return field({ ...options, control });
}

// A date as files write it. What is typed of one and is none yet has no value, so nothing is kept of it but
// the fault; years of five digits, which browsers take, are none either.
function isFileDate(text) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts || parts[1] === '0000') return false;
  const date = new Date(text + 'T00:00:00Z');
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function dateField(options, target, name, after) {
  const control = make('input', { type: 'date', autocomplete: 'off', min: '0001-01-01', max: '9999-12-31' });
  const element = target.get();
  const there = (element && element.getAttribute(name)) || '';
  control.value = isFileDate(there) ? there : '';
  const write = () => {
    const isDate = control.value === '' ? !control.validity.badInput : isFileDate(control.value);
    if (isDate && control.value === '' && !target.get()) return true;
    writeText(target.make(), name, isDate ? control.value : '');
    return isDate;
  };
  const change = (isWhole) => {
    const isDate = write();
    if (isDate || isWhole) showFault(control, isDate ? '' : say('f_date'));
    after();
  };
  control.addEventListener('input', () => change(false));
  control.addEventListener('change', () => change(true));
  // a date half typed changes nothing that a browser would tell of
  control.addEventListener('blur', () => control.validity.badInput && change(true));
  const made = field({ ...options, control });
  if (there !== control.value) faultAtStart(made, control, say('f_date_file', there));
  return made;
}

// An element that is there already.
function fixed(element) {
  return { get: () => element, make: () => element };
}
