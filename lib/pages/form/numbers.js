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
  return /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text.trim()) && Number.isFinite(Number(text));
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

// A number in decimals: { digits, places }. Written as shortly as it reads back, which is what the library takes.
function decimalOf(number) {
  const [, sign, whole, rest = '', power = 0] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(Number(number)));
  return { digits: BigInt(sign + whole + rest), places: rest.length - Number(power) };
}

// Steps are decimals: as doubles go, 2.8 / 0.01 is 279.99999999999994, and 1e-10 would be near enough to 0.
function isOnStep(...numbers) {
  const decimals = numbers.map(decimalOf);
  const places = Math.max(...decimals.map((decimal) => decimal.places));
  const [number, from, step] = decimals.map((decimal) => decimal.digits * 10n ** BigInt(places - decimal.places));
  return (number - from) % step === 0n;
}

function faultWithin(number, { min, max, step }) {
  const shown = showNumber(number);
  if (min !== undefined && Number(number) < min) return say('f_least', shown, showNumber(min));
  if (max !== undefined && Number(number) > max) return say('f_most', shown, showNumber(max));
  if (step && !isOnStep(number, min || 0, step)) return say('f_step', shown, showNumber(step));
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
