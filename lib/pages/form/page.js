// SPDX-License-Identifier: GPL-3.0-or-later
// The offline form, 13: the page around the questions, saving and opening, and how it starts.

const BESIDE = ['quick-win', 'risk', 'programme', 'survey'];
const LARGEST_FILE = 64 * 1024 * 1024; // far above any evidence: a film chosen by mistake is not read
const navEntries = []; // { element, place, questions, section }

// ---- after each change ----

// Called whenever something was entered; `question`: in whose answer.
function touch(question) {
  file.isSaved = false;
  file.isTouched = true;
  if (question) {
    STANDING.set(keyOf(question), judge(question, answerOf(question)));
    const card = document.getElementById(cardId(question));
    if (card) showStanding(question, card, false);
  }
  showProgress(question);
  showSaved();
  keepDraftSoon();
}

function showSaved() {
  const name = file.region.getAttribute('name');
  fill(document.getElementById('whose'), name || say('nameless'));
  fill(document.getElementById('saved'), say(!file.isTouched ? 'nothing_yet' : file.isSaved ? 'is_saved' : 'unsaved'));
  const draft = document.getElementById('draft');
  fill(draft, drafts.words ? ' · ' + drafts.words : '');
  draft.className = file.isTouched && !drafts.isKept ? 'lacks' : '';
}

// Only what a question belongs to is counted again.
function showProgress(question) {
  for (const entry of navEntries) {
    if (entry.questions && (!question || entry.questions.includes(question))) showCount(entry);
  }
  const count = countOf(QUESTIONS);
  const bar = document.getElementById('progress');
  bar.max = Math.max(count.all, 1);
  bar.value = count.done;
  fill(document.getElementById('progress-words'), sayCount(count));
}

function sayCount(count) {
  return [say('answered_of', count.done, count.all), count.carried ? say('carried_has', count.carried) : '', count.unproven ? say('proof_lacks', count.unproven) : '',
    count.faulty ? say('faults_has', count.faulty) : ''].filter(Boolean).join('; ');
}

function showCount(entry) {
  const count = countOf(entry.questions);
  entry.bar.max = Math.max(count.all, 1);
  entry.bar.value = count.done;
  fill(entry.words, count.all ? sayCount(count) : '');
  entry.bar.hidden = !count.all;
}

// ---- sections ----

function navButton(label, kind, key, questions) {
  const words = make('span', { class: 'count' });
  const bar = make('progress', { 'aria-hidden': 'true', max: 1, value: 0 });
  const element = make('button', { type: 'button', onclick: () => openSection(kind, key) }, make('span', {}, label),
    questions ? [bar, words] : null);
  const entry = { element, kind, key, questions, bar, words };
  navEntries.push(entry);
  if (questions) showCount(entry);
  return make('li', {}, element);
}

function groupingChoice() {
  const groupings = groupingsThere();
  if (groupings.length < 2) return null;
  return make('fieldset', { class: 'grouping' }, make('legend', {}, say('group_by')), groupings.map((grouping) => {
    const radio = make('input', { type: 'radio', name: 'grouping', id: newId('g'), value: grouping });
    radio.checked = grouping === view.grouping;
    radio.addEventListener('change', () => {
      view.grouping = grouping;
      view.key = groupsBy(grouping)[0].key;
      view.part = 0;
      showNav();
      if (view.kind === 'questions') showMain();
      document.querySelector(`input[name=grouping][value=${grouping}]`).focus();
    });
    return make('div', { class: 'radio' }, radio, make('label', { for: radio.id }, say('by_' + grouping)));
  }));
}

function showNav() {
  navEntries.length = 0;
  fill(document.getElementById('sections'),
    make('ul', {}, navButton(say('region'), 'region', '')),
    make('h2', {}, say('questions')), groupingChoice(),
    make('ul', {}, groupsBy(view.grouping).map((group) => navButton(group.label, 'questions', group.key, group.questions))),
    make('h2', {}, say('beside')),
    make('ul', {}, [...BESIDE, 'documents'].map((kind) => navButton(say(kind), kind, ''))),
    make('ul', {}, navButton(say('overview'), 'overview', '')));
  markSection();
}

function markSection() {
  for (const entry of navEntries) {
    const isNow = entry.kind === view.kind && (entry.kind !== 'questions' || entry.key === view.key);
    if (isNow) entry.element.setAttribute('aria-current', 'true');
    else entry.element.removeAttribute('aria-current');
  }
}

function sectionTitle() {
  return view.kind === 'questions' ? groupLabel(view.grouping, view.key) : say(view.kind);
}

function showMain() {
  const views = { region: regionView, questions: questionsView, documents: documentsView, overview: overviewView };
  const content = views[view.kind] ? views[view.kind]() : rowsView(view.kind);
  fill(document.getElementById('main'), make('h2', { id: 'heading', tabindex: -1 }, sectionTitle()), content, nextButton());
  if (view.kind === 'questions') showQuestions();
  markSection();
}

// The section behind this one, so that the form can be gone through from first to last.
function nextButton() {
  const at = navEntries.findIndex((entry) => entry.element.hasAttribute('aria-current') &&
    entry.kind === view.kind && entry.key === view.key);
  const now = at >= 0 ? at : navEntries.findIndex((entry) => entry.kind === view.kind && entry.key === view.key);
  const next = navEntries[now + 1];
  return next ? make('p', { class: 'next' }, button([say('after'), ': ', next.element.firstChild.textContent], () => openSection(next.kind, next.key), 'main')) : null;
}

function focusHeading() {
  const heading = document.getElementById('heading');
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: 'start' });
}

function openSection(kind, key) {
  view.kind = kind;
  view.key = key;
  view.part = 0;
  view.search = '';
  tell('');
  if (!navEntries.some((entry) => entry.kind === kind && entry.key === key)) showNav();
  document.getElementById('sections-box').open = isWide();
  showMain();
  focusHeading();
}

function openQuestion(question) {
  Object.assign(view, { kind: 'questions', key: groupKey(question, view.grouping), show: 'all', search: '' });
  view.part = Math.floor(questionsShown().indexOf(question) / PAGE);
  showMain();
  const label = document.getElementById(cardId(question) + '-label');
  label.focus();
  label.scrollIntoView({ block: 'start' });
}

function isWide() {
  return matchMedia('(min-width: 60em)').matches;
}

function showAll() {
  showNav();
  showMain();
  showProgress();
  showSaved();
}

// ---- saving and opening ----

// Everything that no file may hold: words for a list.
function problems() {
  const answers = QUESTIONS.filter((question) => isFaulty(standingOf(question)))
    .map((question) => (question.label || question.id) + ': ' + allFaults(question).join(' '));
  const rows = Object.keys(ROWS).flatMap((kind) => childrenOf(file.region, kind).map((row, i) =>
    [say('row_of', say(kind + '_one'), i + 1), rowFaults(kind, row)]).filter(([, faults]) => faults.length)
    .map(([name, faults]) => name + ': ' + faults.join(' ')));
  return [...answers, ...rows];
}

function write() {
  const name = savedName();
  download(savedText(), name);
  file.name = name;
  file.isSaved = problems().length === 0;
  file.isTouched = true;
  keepDraft();
  tell(say('saved_as', name));
}

// What no file can do without; true where it is lacking and the user was brought to it.
function lacks(name, words, selector) {
  if ((file.region.getAttribute(name) || '').trim()) return false;
  openSection('region', '');
  document.querySelector(selector).focus();
  tell(say(words), true);
  return true;
}

// Beyond the self-assessment evidence is refused while a mark is left.
function lacksConfirming() {
  const stage = file.region.getAttribute('stage') || file.document.documentElement.getAttribute('stage') || 'self';
  const { carried } = countOf(QUESTIONS);
  if (stage === 'self' || !carried) return false;
  openSection('overview', '');
  tell(say('carried_first', carried), true);
  return true;
}

function save() {
  if (lacks('name', 'name_first', '#main input')) return;
  if (ASKED.classes.length > 1 && lacks('class', 'class_first', '#main .card select')) return;
  if (lacksConfirming()) return;
  const wrong = problems();
  if (!wrong.length) {
    write();
    return;
  }
  ask([say('save_problems', wrong.length), make('ul', {}, wrong.slice(0, 10).map((words) => make('li', {}, words)),
    wrong.length > 10 ? make('li', {}, say('list_more', wrong.length - 10)) : null), say('save_kept')],
  [{ words: say('save_mend'), action: () => openSection('overview', '') }, { words: say('save_without'), action: write }]);
}

// What an opened file has that this form does not ask or is not made for.
function oddities() {
  const region = file.region.getAttribute('class');
  const unasked = unaskedCount();
  return [ASKED.classes.length && region && !ASKED.classes.includes(region) ? say('other_class', region, ASKED.classes.join(', ')) : '',
    unasked ? say('not_asked', unasked) : ''].filter(Boolean).join(' ');
}

function useOpened(document, name) {
  useDocument(document, name);
  file.isTouched = true;
  leaveDraft();
  showAll();
  const count = countOf(QUESTIONS);
  tell([say('opened', name, count.done, count.all), oddities()].filter(Boolean).join(' '));
}

async function openFile(chosen) {
  let read;
  if (chosen.size > LARGEST_FILE) {
    tell(say('bad_large', chosen.name), true);
    return;
  }
  try {
    // a fatal decoder: bytes that are no UTF-8 are refused, not replaced
    read = readEvidence(new TextDecoder('utf-8', { fatal: true }).decode(await chosen.arrayBuffer()), chosen.name);
  } catch (error) {
    read = { fault: say('bad_read', chosen.name) };
  }
  if (read.fault) tell(read.fault, true);
  else if (file.isTouched && !file.isSaved) {
    ask([say('open_replaces', chosen.name)], [{ words: say('cancel') },
      { words: say('open_yes'), action: () => useOpened(read.document, chosen.name) }]);
  } else useOpened(read.document, chosen.name);
}

function startAgain() {
  ask([say('fresh_sure')], [{ words: say('cancel') }, { words: say('fresh_yes'), action: () => {
    if (drafts.key) dropDraft(drafts.key);
    leaveDraft();
    useDocument(freshDocument(), '');
    Object.assign(view, { kind: 'region', key: '', part: 0, show: 'all', search: '' });
    showAll();
    focusHeading();
  } }]);
}

// ---- the page ----

function pageHeader() {
  const chooser = make('input', { type: 'file', id: 'open-file', accept: '.xml,application/xml,text/xml', class: 'unseen', tabindex: -1, 'aria-hidden': 'true' });
  chooser.addEventListener('change', async () => {
    if (chooser.files.length) await openFile(chooser.files[0]);
    chooser.value = '';
  });
  const about = [ASKED.rubric, ASKED.edition ? say('edition', ASKED.edition) : '', ASKED.profile ? say('profile', ASKED.profile) : '']
    .filter(Boolean).join(' · ');
  return make('header', { class: 'page' },
    make('div', { class: 'title' }, make('p', { class: 'kind' }, say('form_of'), ' · ', about), make('h1', {}, ASKED.title),
      ASKED.holder ? make('p', { class: 'only' }, say('only_holder', ASKED.holder)) : null,
      ASKED.ours ? make('p', { class: 'only' }, say('ours_rubric')) : null),
    make('div', { class: 'bar' },
      make('div', { class: 'state' }, make('b', { id: 'whose' }), make('progress', { id: 'progress', 'aria-labelledby': 'progress-words' }),
        make('span', { id: 'progress-words' })),
      make('div', { class: 'buttons' }, button(say('save'), save, 'main'), button(say('open'), () => chooser.click()), chooser,
        button(say('fresh'), startAgain, 'quiet'))),
    make('p', { class: 'keeping' }, make('span', { id: 'saved' }), make('span', { id: 'draft' })),
    make('div', { id: 'status', role: 'status', 'aria-live': 'polite' }));
}

function dataLists() {
  const kinds = new Set(QUESTIONS.flatMap((question) => (question.proofs || []).map((proof) => proof.kind)));
  const holders = new Set(QUESTIONS.map((question) => question.holder).filter(Boolean));
  return [make('datalist', { id: 'kinds' }, [...kinds].map((kind) => make('option', { value: kind }, sayKind(kind)))),
    make('datalist', { id: 'holders' }, [...holders].map((holder) => make('option', { value: holder })))];
}

function buildPage() {
  document.body.append(make('a', { href: '#main', class: 'skip', onclick: (event) => {
    event.preventDefault();
    focusHeading();
  } }, say('skip')), pageHeader(),
  make('div', { class: 'columns' },
    make('nav', { 'aria-label': say('sections') },
      make('details', { id: 'sections-box', open: isWide() }, make('summary', {}, say('sections')), make('div', { id: 'sections' }))),
    make('div', { class: 'content' },
      make('section', { id: 'drafts', hidden: true, 'aria-label': say('draft_found') }), make('main', { id: 'main' }))),
  make('footer', {}, make('p', {}, say('offline'))), make('dialog', { id: 'asking' }), ...dataLists());
}

// Where the header stays on the screen, headings and the list of sections stop below it.
function followHeader() {
  const header = document.querySelector('header.page');
  const follow = () => {
    const isFixed = getComputedStyle(header).position === 'sticky';
    document.documentElement.style.setProperty('--top', isFixed ? header.offsetHeight + 'px' : '0px');
  };
  new ResizeObserver(follow).observe(header);
  addEventListener('resize', follow); // a lower window lets the header go without changing it
}

function start() {
  buildPage();
  followHeader();
  findStore();
  useDocument(freshDocument(), '');
  showAll();
  const own = ownDraft();
  if (own) takeDraft(own);
  else offerDrafts();
  addEventListener('pagehide', keepDraftNow);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && keepDraftNow());
  addEventListener('beforeunload', (event) => {
    // with a draft nothing is lost, and nobody wants to be asked
    keepDraftNow();
    if (!drafts.isKept && file.isTouched && !file.isSaved) event.preventDefault();
  });
}

start();
