// SPDX-License-Identifier: GPL-3.0-or-later
// The offline form, 6: the answer of a question in the file: in which form it is given, whether it is
// one, what is wrong with it.

const ANSWERS = new Map(); // by questionKey(): the element of the file
const STANDING = new Map(); // the same keys: what judge() said last

const FIELDS = {
  level: ['level'], value: ['value'], ratio: ['numerator', 'denominator'], grade: ['grade'], checked: ['checked'],
};
const STATES = ['not-applicable', 'missing', 'withheld'];
// several values of one question: element, whose it is, which number
const REPLICATES = {
  rating: { by: 'assessor', number: 'level', label: 'assessor' },
  unit: { by: 'id', number: 'value', label: 'unit_id' },
  response: { by: 'respondent', number: 'level', label: 'assessor' },
};

function keyOf(question) {
  return questionKey(question.is, question.id);
}

function answerOf(question) {
  return ANSWERS.get(keyOf(question));
}

function keyOfElement(element) {
  if (isNamed(element, 'answer')) return 'answer ' + element.getAttribute('item');
  if (isNamed(element, 'given')) return 'node ' + element.getAttribute('node');
  return isNamed(element, 'external') ? 'external ' + element.getAttribute('ref') : undefined;
}

function findAnswers() {
  ANSWERS.clear();
  for (const element of file.region.children) {
    const key = keyOfElement(element);
    if (key !== undefined && !ANSWERS.has(key)) ANSWERS.set(key, element);
  }
  for (const question of QUESTIONS) STANDING.set(keyOf(question), judge(question, answerOf(question)));
}

function unaskedCount() {
  return [...ANSWERS.keys()].filter((key) => !QUESTION.has(key)).length;
}

// The element to write into; a new one stands where the rubric asks it.
function writableAnswer(question) {
  const key = keyOf(question);
  if (ANSWERS.has(key)) return ANSWERS.get(key);
  const names = { node: ['given', 'node'], external: ['external', 'ref'] };
  const [name, attribute] = names[question.is] || ['answer', 'item'];
  const behind = QUESTIONS.slice(question.at + 1).find((other) => ANSWERS.has(keyOf(other)));
  const element = addElement(file.region, name, behind ? answerOf(behind) : null);
  element.setAttribute(attribute, question.id);
  ANSWERS.set(key, element);
  return element;
}

// ---- the form of an answer ----

// A mark of ours that nobody has answered: see cleanAnswer().
function dropOpenMark(element) {
  if (element.getAttribute('state') === 'missing' && WORDS.open_reason.includes(element.getAttribute('reason'))) {
    element.removeAttribute('state');
    element.removeAttribute('reason');
  }
}

function replicatesIn(element) {
  return element ? Object.keys(REPLICATES).filter((name) => childrenOf(element, name).length) : [];
}

function formIn(question, element) {
  if (!element) return undefined;
  if (draftOf(element, 'form')) return draftOf(element, 'form');
  if (has(element, 'state')) return 'state';
  return replicatesIn(element)[0] ||
    Object.keys(FIELDS).find((form) => FIELDS[form].some((field) => has(element, field)));
}

function formOf(question, element) {
  return formIn(question, element) || formsOf(question)[0];
}

function stateOf(element) {
  return element.getAttribute('state') || 'not-applicable';
}

// ---- what it is worth ----

function judgeNumbers(question, element, form, faults, wants) {
  const given = FIELDS[form].filter((field) => has(element, field));
  for (const field of given) {
    const fault = numberFault(element, field, boundsOf(question, field));
    if (fault) faults.push(fault);
  }
  if (form === 'ratio' && given.length === 1) wants.push(say('f_both'));
  return given.length > 0;
}

function judgeGrade(question, element, faults) {
  const code = element.getAttribute('grade');
  if (code === null) return false;
  if (question.grades && !question.grades.some((grade) => grade.code === code)) faults.push(say('f_grade', code));
  return true;
}

function isBlankRow(row, replicate) {
  return !has(row, replicate.by) && !has(row, replicate.number);
}

function judgeReplicates(question, element, form, faults, wants) {
  const replicate = REPLICATES[form];
  const names = new Set();
  const rows = childrenOf(element, form).filter((row) => !isBlankRow(row, replicate));
  for (const row of rows) {
    const name = row.getAttribute(replicate.by);
    const fault = numberFault(row, replicate.number, boundsOf(question, replicate.number));
    if (!name) wants.push(say('f_required', say(replicate.label)));
    else if (names.has(name) && form !== 'unit') faults.push(say('f_twice', name));
    if (fault) faults.push(fault);
    else if (!has(row, replicate.number)) wants.push(say('f_required', say('form_' + replicate.number)));
    names.add(name);
  }
  return rows.length > 0;
}

function citationsOf(element) {
  return element && isNamed(element, 'answer') ? childrenOf(element, 'document') : [];
}

// Whether the rubric asks proof for what is answered and no document is there. The level that a raw
// value earns is the engine's to say: then any proof that is asked counts.
function lacksProof(question, element, form) {
  if (!question.proofs || form === 'response' || citationsOf(element).length) return false;
  const level = form === 'level' ? Number(element.getAttribute('level')) : Infinity;
  return question.proofs.some((proof) => proof.level === undefined || proof.level <= level);
}

// { is: open | answered | excused | partial | faulty, form, unproven; carried: from which rubric an answer
// was carried over that nobody has confirmed; faults: what is wrong, wants: what is not there yet, both in words }
function judge(question, element) {
  const form = formOf(question, element);
  const faults = [];
  const wants = [];
  if (!element) return { is: 'open', faults, wants, form, carried: '', unproven: false };
  let given;
  if (form === 'state') {
    given = has(element, 'state');
    if (given && !element.getAttribute('reason')) wants.push(say('f_reason'));
  } else if (REPLICATES[form]) given = judgeReplicates(question, element, form, faults, wants);
  else if (form === 'grade') given = judgeGrade(question, element, faults);
  else if (form === 'checked') given = element.hasAttribute('checked');
  else given = judgeNumbers(question, element, form, faults, wants);
  const is = faults.length ? 'faulty' : wants.length ? 'partial' : !given ? 'open' : form === 'state' ? 'excused' : 'answered';
  return { is, faults, wants, form, carried: element.getAttribute('carried') || '',
    unproven: is === 'answered' && lacksProof(question, element, form) };
}

function standingOf(question) {
  return STANDING.get(keyOf(question));
}

function isFaulty(standing) {
  return standing.is === 'faulty' || standing.is === 'partial';
}

// Whoever enters something into an answer has confirmed it.
function confirmAnswer(question) {
  const element = answerOf(question);
  if (element) element.removeAttribute('carried');
}

function isCarried(standing) {
  return standing.carried !== '' && !isFaulty(standing);
}

function hasCarried() {
  return QUESTIONS.some((question) => isCarried(standingOf(question)));
}

function countOf(questions) {
  const count = { all: 0, done: 0, faulty: 0, unproven: 0, carried: 0 };
  for (const question of questions) {
    const standing = standingOf(question);
    count.all += isAsked(question);
    count.done += isAsked(question) && !standing.carried && (standing.is === 'answered' || standing.is === 'excused');
    count.carried += isCarried(standing);
    count.faulty += isFaulty(standing);
    count.unproven += standing.unproven;
  }
  return count;
}

// ---- what is saved of it ----

function removeForm(element, form) {
  if (form === 'state') ['state', 'reason'].forEach((name) => element.removeAttribute(name));
  else if (REPLICATES[form]) childrenOf(element, form).forEach(removeElement);
  else FIELDS[form].forEach((name) => element.removeAttribute(name));
}

// One form only, the chosen one, and only when it is whole. Documents and notes of a question that is
// not answered yet need a state with a reason: evidence has no answer without a form.
function cleanAnswer(question, element) {
  const standing = judge(question, element);
  const isGiven = standing.is === 'answered' || standing.is === 'excused';
  if (isGiven && draftOf(element, 'form') === null && standing.form !== 'rating' && standing.form !== 'unit') return;
  for (const form of [...Object.keys(FIELDS), ...Object.keys(REPLICATES), 'state']) {
    if (!isGiven || form !== standing.form) removeForm(element, form);
  }
  if (isGiven) {
    const replicate = REPLICATES[standing.form];
    if (replicate) childrenOf(element, standing.form).filter((row) => isBlankRow(row, replicate)).forEach(removeElement);
  } else if (!isNamed(element, 'external') && (element.children.length || element.getAttribute('note'))) {
    element.setAttribute('state', 'missing');
    element.setAttribute('reason', say('open_reason'));
    element.removeAttribute('carried');
  } else removeElement(element);
}

function cleanAnswers(region) {
  for (const element of [...region.children]) {
    const question = QUESTION.get(keyOfElement(element));
    if (question) cleanAnswer(question, element);
  }
}
