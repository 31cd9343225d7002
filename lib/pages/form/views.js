// SPDX-License-Identifier: GPL-3.0-or-later
// The offline form, 11: what the main part of the page can show: the region, questions, what stands
// beside them, an overview.

const view = { kind: 'region', key: '', part: 0, grouping: groupingsThere()[0], show: 'all', search: '' };

// ---- the region ----

function regionChoice() {
  const regions = childrenOf(file.document.documentElement, 'region');
  if (regions.length < 2) return null;
  const control = make('select', {}, regions.map((region, i) =>
    make('option', { value: i, selected: region === file.region }, region.getAttribute('name') || say('nameless'))));
  control.addEventListener('change', () => {
    file.region = regions[Number(control.value)];
    findAnswers();
    showAll();
  });
  return field({ label: say('region_which'), control });
}

function regionView() {
  const region = fixed(file.region);
  const stageOwner = file.region.hasAttribute('stage') ? region : fixed(file.document.documentElement);
  const after = () => touch();
  const classes = ASKED.classes.map((name) => [name, name]);
  return [
    regionChoice(),
    make('div', { class: 'card' }, textField({ label: say('region_name'), help: say('region_name_help'), required: true }, region, 'name', after),
    textField({ label: say('region_code'), help: say('region_code_help') }, region, 'code', after),
    classes.length ? selectField({ label: say('region_class'), help: say('region_class_help') }, region, 'class',
      classes.length > 1 ? [['', say('not_said')], ...classes] : classes, after) : null,
    selectField({ label: say('region_stage'), help: say('region_stage_help') }, stageOwner, 'stage',
      STAGES.map((stage) => [stage, say('stage_' + stage)]), after),
    dateField({ label: say('region_cut') }, fixed(file.document.documentElement), 'cut-off', after)),
    make('p', { class: 'help' }, say('numbers_help')),
  ];
}

// ---- questions ----

function fits(question) {
  const standing = standingOf(question);
  if (view.show === 'open' && standing.is !== 'open') return false;
  if (view.show === 'proof' && !standing.unproven) return false;
  if (view.show === 'carried' && !isCarried(standing)) return false;
  if (view.show === 'fault' && !isFaulty(standing)) return false;
  const words = view.search.toLowerCase();
  return words === '' || question.id.toLowerCase().includes(words) || (question.label || '').toLowerCase().includes(words);
}

// What the section shows: a search goes through all sections.
function questionsShown() {
  const group = groupsBy(view.grouping).find((other) => other.key === view.key);
  return (view.search ? QUESTIONS : group ? group.questions : []).filter(fits);
}

function partHeading(questions, i) {
  const part = questions[i].part || '';
  if (view.grouping === 'part' || (i > 0 && (questions[i - 1].part || '') === part)) return null;
  return part && ASKED.parts.length > 1 ? make('h3', { class: 'part' }, labelOf(ASKED.parts, part)) : null;
}

function filters() {
  const show = make('select', {}, ['all', 'open', 'proof', hasCarried() ? 'carried' : '', 'fault'].filter(Boolean).map((value) =>
    make('option', { value, selected: value === view.show }, say('show_' + value))));
  const search = make('input', { type: 'search', autocomplete: 'off' });
  const redo = () => {
    view.show = show.value;
    view.search = search.value.trim();
    view.part = 0;
    showQuestions();
    tell(say('shown_count', questionsShown().length));
  };
  search.value = view.search;
  show.addEventListener('change', redo);
  search.addEventListener('change', redo);
  return make('div', { class: 'filters', role: 'search' }, field({ label: say('show'), control: show }),
    field({ label: say('search'), help: say('search_help'), control: search }));
}

function pager(count) {
  const parts = Math.ceil(count / PAGE);
  if (parts < 2) return null;
  const go = (part) => () => {
    view.part = part;
    showQuestions();
    focusHeading();
  };
  const first = view.part * PAGE + 1;
  return make('p', { class: 'pager' },
    view.part > 0 ? button(say('before'), go(view.part - 1)) : null,
    make('span', {}, say('part_of', first, Math.min(count, first + PAGE - 1), count)),
    view.part + 1 < parts ? button(say('after'), go(view.part + 1)) : null);
}

function showQuestions() {
  const questions = questionsShown();
  const now = questions.slice(view.part * PAGE, (view.part + 1) * PAGE);
  fill(document.getElementById('questions'), pager(questions.length),
    now.map((question, i) => [partHeading(now, i), questionCard(question)]).flat(),
    questions.length ? null : make('p', {}, say('none_shown')), pager(questions.length));
}

function questionsView() {
  return [filters(), make('div', { id: 'questions' })];
}

// ---- what stands beside the questions: rows ----

const ROWS = {
  'quick-win': [['pillar', 'pillar'], ['title', 'text', true], ['planned', 'number'], ['reached', 'number'], ['outcome', 'text']],
  risk: [['pillar', 'pillar'], ['factor', 'text', true], ['cause', 'text'], ['likelihood', 'grade'], ['consequence', 'grade'],
    ['mitigation', 'text']],
  programme: [['pillar', 'pillar'], ['title', 'text', true], ['holder', 'holder'], ['status', 'status', true]],
  survey: [['pillar', 'pillar', true], ['programme', 'text'], ['users', 'number']],
};

function rowLabel(kind, name) {
  return kind === 'survey' && name === 'programme' ? say('programme_one') : say(name);
}

function rowField(kind, row, [name, type, required]) {
  const target = fixed(row);
  const after = () => touch();
  const options = { label: rowLabel(kind, name), required, bounds: { min: 0 }, wide: type === 'text' };
  const none = [['', say('not_said')]];
  if (type === 'number') return numberField(options, target, name, after);
  if (type === 'holder') return textField({ ...options, list: 'holders' }, target, name, after);
  if (type === 'text') return textField(options, target, name, after);
  const choices = type === 'pillar' ? ASKED.pillars.map((pillar) => [pillar.id, pillar.label])
    : type === 'grade' ? ['1', '2', '3'].map((grade) => [grade, say('grade_' + grade)])
      : ['planned', 'running', 'finished', 'stopped'].map((status) => [status, say('status_' + status)]);
  return type === 'pillar' && !ASKED.pillars.length ? null : selectField(options, target, name, [...none, ...choices], after);
}

function isEmptyRow(row) {
  return row.attributes.length === 0;
}

// What is wrong with a row, in words. A row in which nothing stands is none.
function rowFaults(kind, row) {
  if (isEmptyRow(row)) return [];
  return ROWS[kind].map(([name, type, required]) => {
    if (type === 'number') return numberFault(row, name, { min: 0 });
    return required && !row.getAttribute(name) ? say('f_required', rowLabel(kind, name)) : undefined;
  }).filter(Boolean);
}

function rowsView(kind) {
  const place = make('div', {});
  const draw = () => fill(place, childrenOf(file.region, kind).map((row, i) =>
    make('fieldset', { class: 'row' }, make('legend', {}, say('row_of', say(kind + '_one'), i + 1)),
      ROWS[kind].map((column) => rowField(kind, row, column)),
      button(say('row_remove'), () => {
        removeElement(row);
        draw();
        touch();
        tell(say('removed'));
        place.querySelector('button.add').focus();
      }, 'quiet'))),
  button(say('row_add'), () => {
    addElement(file.region, kind);
    draw();
    touch();
    const rows = place.querySelectorAll('fieldset');
    rows[rows.length - 1].querySelector('input, select').focus();
  }, 'add'));
  draw();
  return [make('p', { class: 'help' }, say('rows_note')), place];
}

function cleanRows(region) {
  for (const kind of Object.keys(ROWS)) {
    childrenOf(region, kind).filter((row) => isEmptyRow(row) || rowFaults(kind, row).length).forEach(removeElement);
  }
}

// ---- documents ----

function documentsView() {
  const place = make('div', {});
  const draw = () => {
    const documents = documentsThere();
    fill(place, documents.length ? null : make('p', {}, say('documents_none')), documents.map((document) =>
      make('fieldset', { class: 'row' }, make('legend', {}, titleOf(document), ' (', say('doc_used', usesOf(document)), ')'),
        documentFieldsOf(fixed(document), () => touch()),
        document.getAttribute('sha256') ? make('p', { class: 'digest' }, say('doc_file'), ': ', document.getAttribute('href') || '',
          ' ', make('code', {}, 'SHA-256 ', document.getAttribute('sha256'))) : null,
        usesOf(document) ? null : button(say('doc_delete'), () => {
          removeElement(document);
          draw();
          touch();
          tell(say('removed'));
        }, 'quiet'))));
  };
  draw();
  return [make('p', { class: 'help' }, say('documents_note')), place];
}

// ---- overview ----

function progressTable(grouping) {
  const rows = groupsBy(grouping).map((group) => {
    const count = countOf(group.questions);
    return count.all ? make('tr', {}, make('th', { scope: 'row' }, button(group.label, () => {
      view.grouping = grouping;
      openSection('questions', group.key);
    }, 'link')), make('td', {}, `${count.done} / ${count.all}`), make('td', {}, String(count.unproven)), make('td', {}, String(count.faulty))) : null;
  });
  const columns = ['col_section', 'col_answered', 'col_unproven', 'col_faulty'];
  return make('table', {}, make('caption', {}, say('progress_' + grouping)),
    make('thead', {}, make('tr', {}, columns.map((column) => make('th', { scope: 'col' }, say(column))))), make('tbody', {}, rows));
}

function questionList(key, questions, faultsOf) {
  const most = 40;
  return make('section', {}, make('h3', {}, say(key), ` (${questions.length})`),
    questions.length ? make('ul', {}, questions.slice(0, most).map((question) =>
      make('li', {}, button(question.label || question.id, () => openQuestion(question), 'link'),
        faultsOf ? ': ' + faultsOf(question).join(' ') : null))) : make('p', {}, say('list_none')),
    questions.length > most ? make('p', {}, say('list_more', questions.length - most)) : null);
}

function allFaults(question) {
  const standing = standingOf(question);
  return [...standing.faults, ...standing.wants];
}

function overviewView() {
  return [
    ...groupingsThere().map(progressTable),
    questionList('list_faulty', QUESTIONS.filter((question) => isFaulty(standingOf(question))), allFaults),
    hasCarried() ? questionList('list_carried', QUESTIONS.filter((question) => isCarried(standingOf(question)))) : null,
    questionList('list_unproven', QUESTIONS.filter((question) => standingOf(question).unproven)),
    questionList('list_open', QUESTIONS.filter((question) => isAsked(question) && standingOf(question).is === 'open')),
  ];
}
