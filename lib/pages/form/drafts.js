// SPDX-License-Identifier: GPL-3.0-or-later
// The offline form, 11: drafts. The browser keeps one for each rubric, profile, holder and region; a
// page works the same where it keeps none. What counts is the file that was saved.

const drafts = { store: null, timer: 0, key: '', words: '' };
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

function draftKey() {
  return DRAFT_STEM + (file.region.getAttribute('code') || file.region.getAttribute('name') || '');
}

function clockNow() {
  return new Date().toLocaleTimeString(INDONESIAN ? 'id-ID' : 'en-GB', { hour: '2-digit', minute: '2-digit' });
}

function keepDraft() {
  clearTimeout(drafts.timer);
  drafts.timer = 0;
  if (!drafts.store || !file.isTouched) return;
  const key = draftKey();
  try {
    drafts.store.setItem(key, JSON.stringify({
      when: new Date().toISOString(), name: file.region.getAttribute('name') || '', file: file.name, isSaved: file.isSaved,
      at: childrenOf(file.document.documentElement, 'region').indexOf(file.region),
      xml: new XMLSerializer().serializeToString(file.document),
    }));
    if (drafts.key && drafts.key !== key) drafts.store.removeItem(drafts.key);
    drafts.key = key;
    sessionStorage.setItem(DRAFT_STEM, key);
    drafts.words = say('draft_kept', clockNow());
  } catch (error) {
    drafts.words = say('draft_full');
  }
  showSaved();
}

function keepDraftSoon() {
  clearTimeout(drafts.timer);
  drafts.timer = setTimeout(keepDraft, 400);
}

function dropDraft(key) {
  if (drafts.store) drafts.store.removeItem(key);
}

// A draft of this form, or nothing where another program wrote something under its name.
function readDraft(key) {
  try {
    const draft = JSON.parse(drafts.store.getItem(key));
    const read = readEvidence(draft.xml, key);
    return read.fault ? undefined : { ...draft, key, document: read.document };
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
  sessionStorage.setItem(DRAFT_STEM, draft.key);
  showAll();
  tell(say('draft_back', draft.name || say('nameless')));
}

// The draft that this very tab was writing: a reload goes on with it unasked.
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
