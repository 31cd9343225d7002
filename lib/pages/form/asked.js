// SPDX-License-Identifier: GPL-3.0-or-later
// The offline form, 3: what is asked. ASKED is what writers/template_html.c writes:
//   rubric, version, edition, digest, profile, holder, classes, language, title, ours
//   pillars, parts   [{ id, label }]
//   questions        [{ id, is: item | variable | node | external, wants: level | value | ratio |
//                       grade | checked, label, help, pillar, aspect, part, holder, unit, scale, min,
//                       max, levels, proofs, grades, checklist, bands, times, least, cohort, ours }]

const QUESTIONS = ASKED.questions;
const QUESTION = new Map(QUESTIONS.map((q) => [questionKey(q.is, q.id), q]));
QUESTIONS.forEach((question, at) => { question.at = at; });
const STAGES = ['self', 'desk', 'interview', 'visit', 'final'];
const PAGE = 30; // questions on the screen at a time: what a form of any size costs

// Items and variables share one element of a file; nodes and externals have their own.
function questionKey(is, id) {
  return (is === 'node' || is === 'external' ? is : 'answer') + ' ' + id;
}

function labelOf(list, id) {
  const found = list.find((entry) => entry.id === id);
  return found ? found.label : id;
}

// The ways in which a question may be answered, the wanted one first.
function formsOf(question) {
  if (question.is !== 'item') return ['value'];
  const several = question.least ? [question.wants === 'level' ? 'rating' : 'unit'] : [];
  const forms = question.wants === 'level' || question.wants === 'value' ? [...several, question.wants] : [question.wants];
  if (question.scale && !question.cohort && !forms.includes('level')) forms.push('level');
  return forms;
}

// What a field of an answer may hold.
function boundsOf(question, field) {
  if (field === 'numerator' || field === 'denominator') return { min: 0 };
  if (field === 'level' || question.is === 'node') return question.scale || {};
  return { min: question.min, max: question.max };
}

const GROUPINGS = ['pillar', 'holder', 'part'];

// What nobody must answer stands by itself: a value known otherwise, a node whose value was published.
const OTHER = ' ';

function isAsked(question) {
  return question.is === 'item' || question.is === 'variable';
}

function groupKey(question, grouping) {
  return isAsked(question) ? question[grouping] || '' : OTHER;
}

function groupLabel(grouping, key) {
  if (key === OTHER) return say('other');
  if (key === '') return say('no_' + grouping);
  if (grouping === 'holder') return key;
  return labelOf(grouping === 'pillar' ? ASKED.pillars : ASKED.parts, key);
}

// Questions by what a grouping says of them: in the order of the rubric, those without it last.
function groupsBy(grouping) {
  const groups = new Map();
  if (grouping === 'pillar') ASKED.pillars.forEach((pillar) => groups.set(pillar.id, []));
  for (const question of QUESTIONS) {
    const key = groupKey(question, grouping);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(question);
  }
  const keys = [...groups.keys()].filter((key) => groups.get(key).length);
  const order = ['', OTHER];
  keys.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return keys.map((key) => ({ key, label: groupLabel(grouping, key), questions: groups.get(key) }));
}

// A grouping that tells nothing apart is not offered.
function groupingsThere() {
  const there = GROUPINGS.filter((grouping) => groupsBy(grouping).some((group) => group.key !== '' && group.key !== OTHER));
  const telling = there.filter((grouping) => groupsBy(grouping).length > 1);
  return telling.length ? telling : there.length ? there.slice(0, 1) : ['part'];
}
