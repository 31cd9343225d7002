// SPDX-License-Identifier: GPL-3.0-or-later
// The offline form, 12: drafts. The browser keeps one for each page in which something was entered, under the
// rubric, the profile and the holder; a page works the same where it keeps none. What counts is the file
// that was saved.

const drafts = {
  store: null,
  timer: 0,
  key: '',
  last: '', // what this page wrote or read there last: anything else is of another tab
  isKept: false,
  words: '',
};
const DRAFT_STEM = ['siap-form', ASKED.digest, ASKED.profile || '', ASKED.holder || ''].join(':') + ':';

// Where pages may not store anything, even asking for the store throws.
function findStore() {
  try {
    const probe = 'siap-form-probe';
    localStorage.setItem(probe, '1');
    localStorage.removeItem(probe);
    drafts.store = localStorage;
  } catch (error) {
    drafts.store = null;
    drafts.words = say('draft_none');
  }
}

function newDraftKey() {
  return DRAFT_STEM + [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

// A reload of this tab goes on with that draft unasked.
function rememberDraft(key) {
  try {
    sessionStorage.setItem(DRAFT_STEM, key);
  } catch (error) {
    // then the draft is offered, not taken
  }
}

function clockNow() {
  return new Date().toLocaleTimeString(INDONESIAN ? 'id-ID' : 'en-GB', { hour: '2-digit', minute: '2-digit' });
}

function draftText() {
  return JSON.stringify({
    when: new Date().toISOString(), name: file.region.getAttribute('name') || '', file: file.name, isSaved: file.isSaved,
    at: childrenOf(file.document.documentElement, 'region').indexOf(file.region),
    xml: new XMLSerializer().serializeToString(file.document),
  });
}

// Two tabs may go on with one draft. Neither writes over the other: who comes second keeps one of its own.
function isOfAnotherTab() {
  const there = drafts.key ? drafts.store.getItem(drafts.key) : null;
  return there !== null && there !== drafts.last;
}

function keepDraft() {
  clearTimeout(drafts.timer);
  drafts.timer = 0;
  if (!drafts.store || !file.isTouched) return;
  try {
    const isOther = isOfAnotherTab();
    const text = draftText();
    if (isOther || !drafts.key) drafts.key = newDraftKey();
    drafts.store.setItem(drafts.key, text);
    drafts.last = text;
    drafts.isKept = true;
    drafts.words = say('draft_kept', clockNow());
    rememberDraft(drafts.key);
    if (isOther) tell(say('draft_other'));
  } catch (error) {
    drafts.isKept = false;
    drafts.words = say('draft_full');
  }
  showSaved();
}

function keepDraftSoon() {
  clearTimeout(drafts.timer);
  drafts.timer = setTimeout(keepDraft, 400);
}

// What is entered from now on is another draft.
function leaveDraft() {
  clearTimeout(drafts.timer);
  Object.assign(drafts, { timer: 0, key: '', last: '', isKept: false, words: drafts.store ? '' : drafts.words });
}

// What was entered a moment ago, before the page goes.
function keepDraftNow() {
  if (drafts.timer) keepDraft();
}

function dropDraft(key) {
  if (drafts.store) drafts.store.removeItem(key);
}

// A draft of this form, or nothing where another program wrote something under its name.
function readDraft(key) {
  try {
    const text = drafts.store.getItem(key);
    const draft = JSON.parse(text);
    const read = readEvidence(draft.xml, key);
    return read.fault ? undefined : { ...draft, key, text, document: read.document };
  } catch (error) {
    return undefined;
  }
}

function draftsThere() {
  if (!drafts.store) return [];
  const keys = Array.from({ length: drafts.store.length }, (_, i) => drafts.store.key(i));
  return keys.filter((key) => key.startsWith(DRAFT_STEM)).map(readDraft).filter(Boolean);
}

function takeDraft(draft) {
  useDocument(draft.document, draft.file);
  file.region = childrenOf(draft.document.documentElement, 'region')[draft.at] || file.region;
  findAnswers();
  file.isSaved = Boolean(draft.isSaved);
  file.isTouched = true;
  drafts.key = draft.key;
  drafts.last = draft.text;
  drafts.isKept = true;
  rememberDraft(draft.key);
  showAll();
  tell(say('draft_back', draft.name || say('nameless')));
}

// The draft that this very tab was writing.
function ownDraft() {
  try {
    const key = drafts.store && sessionStorage.getItem(DRAFT_STEM);
    return key ? readDraft(key) : undefined;
  } catch (error) {
    return undefined;
  }
}

function offerDrafts() {
  const place = document.getElementById('drafts');
  const there = draftsThere();
  place.hidden = there.length === 0;
  fill(place, make('h2', {}, say('draft_found')), make('p', { class: 'help' }, say('draft_note')), make('ul', {}, there.map((draft) =>
    make('li', {}, make('span', {}, draft.name || say('nameless'), ', ', new Date(draft.when).toLocaleString(INDONESIAN ? 'id-ID' : 'en-GB')), ' ',
      button(say('draft_take'), () => {
        place.hidden = true;
        takeDraft(draft);
      }), button(say('draft_drop'), () => {
        dropDraft(draft.key);
        offerDrafts();
      }, 'quiet')))));
}
