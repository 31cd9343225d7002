// SPDX-License-Identifier: GPL-3.0-or-later
// The offline form, 2: numbers. People write 3,5 or 3.5; files hold 3.5. What can be read in two ways
// is never guessed: it is refused with both readings.

const LONGEST_NUMBER = 40;

// A number of a file, as the reader of the page writes it.
function showNumber(number) {
  const text = String(number);
  return INDONESIAN ? text.replace('.', ',') : text;
}

function isFileNumber(text) {
  return /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text.trim());
}

// Digits in groups of three: "1.000.000" with the mark ".".
function isGrouped(digits, mark) {
  const groups = digits.split(mark);
  return groups.length > 1 && /^\d{1,3}$/.test(groups[0]) && groups.slice(1).every((g) => /^\d{3}$/.test(g));
}

// One mark, and it could be either: 1.000 is a thousand in Indonesian and one in English. In an
// Indonesian form a comma is always the decimal point; a number that begins with 0 has no thousands.
function isAmbiguous(whole, mark, rest) {
  return rest.length === 3 && whole.length <= 3 && /[1-9]/.test(whole[0] || '0') &&
    !(mark === ',' && INDONESIAN);
}

function ambiguous(text, sign, whole, rest) {
  const decimal = INDONESIAN ? ',' : '.';
  const bare = rest.replace(/0+$/, '');
  return {
    fault: say('f_ambiguous', text, sign + whole + rest, sign + whole + (bare ? decimal + rest : ''),
      sign + whole + (bare ? decimal + rest + '0' : '')),
  };
}

function readMarked(text, sign, body) {
  const marks = body.replace(/\d/g, '');
  const last = marks[marks.length - 1];
  if (marks.length === 1) {
    const [whole, rest] = body.split(last);
    if (whole + rest === '') return { fault: say('f_number', text) };
    if (isAmbiguous(whole, last, rest)) return ambiguous(text, sign, whole, rest);
    return { number: sign + (whole || '0') + (rest ? '.' + rest : '') };
  }
  const cut = body.lastIndexOf(last);
  const groups = body.slice(0, cut);
  if (isGrouped(body, last)) return { number: sign + body.split(last).join(''), echo: true };
  const mark = last === ',' ? '.' : ',';
  if (!groups.includes(last) && isGrouped(groups, mark) && body.slice(cut + 1) !== '') {
    return { number: sign + groups.split(mark).join('') + '.' + body.slice(cut + 1), echo: true };
  }
  return { fault: say('f_groups', text) };
}

// What somebody typed: { number } as a file writes it, with `echo` where it should be shown back, or
// { fault }. An empty text is { number: '' }.
function readTyped(typed) {
  const text = typed.trim().replace(/^\u2212/, '-');
  if (text === '') return { number: '' };
  if (text.length > LONGEST_NUMBER) return { fault: say('f_long') };
  const percent = /^([+-]?[\d.,]+)\s*%$/.exec(text);
  if (percent) return { fault: say('f_percent', percent[1]) };
  const parts = /^([+-]?)([\d.,]+)$/.exec(text);
  if (!parts || !/\d/.test(text)) return { fault: say('f_number', text) };
  const sign = parts[1] === '-' ? '-' : '';
  return /^\d+$/.test(parts[2]) ? { number: sign + parts[2] } : readMarked(text, sign, parts[2]);
}

// The same, held against what may be entered: { min, max, step }, each optional.
function readWithin(typed, bounds) {
  const read = readTyped(typed);
  const fault = read.fault === undefined && read.number !== '' ? faultWithin(read.number, bounds) : undefined;
  return fault ? { fault } : read;
}

function faultWithin(number, bounds) {
  const value = Number(number);
  const shown = showNumber(number);
  if (bounds.min !== undefined && value < bounds.min) return say('f_least', shown, showNumber(bounds.min));
  if (bounds.max !== undefined && value > bounds.max) return say('f_most', shown, showNumber(bounds.max));
  if (bounds.step) {
    // steps are decimals: 2.8 / 0.01 is 279.99999999999994 as doubles go
    const steps = (value - (bounds.min || 0)) / bounds.step;
    if (Math.abs(steps - Math.round(steps)) > 1e-6) return say('f_step', shown, showNumber(bounds.step));
  }
  return undefined;
}

function sayBounds(bounds) {
  const said = [];
  const { min, max, step } = bounds;
  if (min !== undefined && max !== undefined) said.push(say('range', showNumber(min), showNumber(max)));
  else if (min !== undefined) said.push(say('range_least', showNumber(min)));
  else if (max !== undefined) said.push(say('range_most', showNumber(max)));
  if (step) said.push(say('range_step', showNumber(step)));
  return said.join(', ');
}
