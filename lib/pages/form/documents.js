// SPDX-License-Identifier: GPL-3.0-or-later
// The offline form, 8: documents. They stand once in the region; an answer points to them. Of a chosen
// file the SHA-256 is computed here, and nothing else is taken from it.

function documentsThere() {
  return childrenOf(file.region, 'document');
}

function documentById(id) {
  return documentsThere().find((document) => document.getAttribute('id') === id);
}

// What a citation is about: the document of the region, or itself where it is written in place.
function documentOf(citation) {
  const ref = citation.getAttribute('ref');
  return ref === null ? citation : documentById(ref);
}

function usesOf(document) {
  const id = document.getAttribute('id');
  return [...ANSWERS.values()].filter((answer) =>
    citationsOf(answer).some((citation) => citation === document || (id && citation.getAttribute('ref') === id))).length;
}

function titleOf(document) {
  return document.getAttribute('title') || document.getAttribute('href') || document.getAttribute('id') || '';
}

function freeDocumentId() {
  const taken = new Set([...file.region.getElementsByTagNameNS(SPACE, 'document')]
    .map((document) => document.getAttribute('id')).filter(Boolean));
  let number = taken.size + 1;
  while (taken.has('doc-' + number)) number += 1;
  return 'doc-' + number;
}

// Documents stand before the answers, as people read them.
function addDocument(title) {
  const last = documentsThere().pop();
  const next = last ? last.nextElementSibling : file.region.firstElementChild;
  const document = addElement(file.region, 'document', next);
  document.setAttribute('id', freeDocumentId());
  writeText(document, 'title', title);
  return document;
}

function cite(question, document) {
  const answer = writableAnswer(question);
  const id = document.getAttribute('id');
  if (citationsOf(answer).some((citation) => citation.getAttribute('ref') === id)) return;
  addElement(answer, 'document').setAttribute('ref', id);
}

// Undefined where another file or region was opened while the digest was computed: the document is of the old one.
async function attachOne(question, chosen) {
  const { region } = file;
  const digest = await sha256(chosen, (share) => tell(say('hashing_share', chosen.name, Math.floor(share * 100))));
  if (file.region !== region) return undefined;
  const same = documentsThere().find((document) => document.getAttribute('sha256') === digest);
  if (same) {
    cite(question, same);
    return say('hash_same', chosen.name, titleOf(same));
  }
  const document = addDocument(chosen.name.replace(/\.[^.]*$/, '') || chosen.name);
  writeText(document, 'href', chosen.name);
  if (question.holder) writeText(document, 'holder', question.holder);
  document.setAttribute('sha256', digest);
  cite(question, document);
  return say('hashed', chosen.name);
}

async function attachFiles(question, files) {
  for (const chosen of files) {
    tell(say('hashing', chosen.name));
    let words;
    try {
      words = await attachOne(question, chosen);
    } catch (error) {
      tell(say('hash_failed', chosen.name), true);
      continue;
    }
    if (words === undefined) return;
    touch(question);
    tell(words);
  }
}

// What is saved has a title: without one its file name or its id is.
function cleanDocuments(region) {
  for (const document of region.getElementsByTagNameNS(SPACE, 'document')) {
    if (!document.hasAttribute('ref') && !document.getAttribute('title')) {
      document.setAttribute('title', titleOf(document) || say('doc_new', ''));
    }
  }
}
