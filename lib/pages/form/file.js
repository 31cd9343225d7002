// SPDX-License-Identifier: GPL-3.0-or-later
// The offline form, 5: the file. What is filled in lives in an XML document, the one that will be
// saved. So whatever the form does not show (ratings, comments, other regions) is carried through.
//
// What somebody typed and no file may hold ("3,,5") stands in an attribute of the same name in the
// namespace DRAFT. It is kept in drafts and never saved.

const SPACE = 'urn:siap:evidence:1';
const DRAFT = 'urn:siap:form:draft:1';

const file = {
  document: null,
  region: null, // the element that is being filled in
  name: '', // as it was opened or saved
  isSaved: true,
  isTouched: false,
};

function freshDocument() {
  const document = new DOMParser().parseFromString(
    `<evidence xmlns="${SPACE}"><region name=""/></evidence>`, 'application/xml');
  const root = document.documentElement;
  root.setAttribute('rubric', ASKED.rubric);
  if (ASKED.version) root.setAttribute('version', ASKED.version);
  root.setAttribute('stage', 'self');
  root.insertBefore(document.createTextNode('\n  '), root.firstChild);
  root.append('\n');
  if (ASKED.classes.length === 1) root.querySelector('region').setAttribute('class', ASKED.classes[0]);
  return document;
}

function useDocument(document, name) {
  file.document = document;
  file.name = name;
  file.region = childrenOf(document.documentElement, 'region')[0];
  file.isSaved = true;
  file.isTouched = false;
  document.querySelectorAll('answer, given').forEach(dropOpenMark);
  findAnswers();
}

// ---- elements of the file ----

function isNamed(element, name) {
  return element.namespaceURI === SPACE && element.localName === name;
}

function childrenOf(element, name) {
  return [...element.children].filter((child) => isNamed(child, name));
}

// A new child on a line of its own, before `next` or at the end.
function addElement(parent, name, next) {
  const depth = parent === file.document.documentElement ? 1 : parent === file.region ? 2 : 3;
  const indent = '\n' + '  '.repeat(depth);
  const element = file.document.createElementNS(SPACE, name);
  if (next) {
    parent.insertBefore(element, next);
    parent.insertBefore(file.document.createTextNode(indent), next);
    return element;
  }
  const last = parent.lastChild;
  if (last && last.nodeType === Node.TEXT_NODE && !last.data.trim()) last.remove();
  parent.append(indent, element, '\n' + '  '.repeat(depth - 1));
  return element;
}

function removeElement(element) {
  const before = element.previousSibling;
  if (before && before.nodeType === Node.TEXT_NODE && !before.data.trim()) before.remove();
  element.remove();
}

// ---- attributes: what the file may hold, or else what was typed ----

function draftOf(element, name) {
  return element ? element.getAttributeNS(DRAFT, name) : null;
}

function setDraft(element, name, value) {
  if (value === null) element.removeAttributeNS(DRAFT, name);
  else element.setAttributeNS(DRAFT, 'draft:' + name, value);
}

function has(element, name) {
  return Boolean(element) && (element.hasAttribute(name) || element.hasAttributeNS(DRAFT, name));
}

// Characters that XML cannot hold never reach the file; a line break in an attribute is a blank.
function storable(text) {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')
    .replace(/[\t\r\n]+/g, ' ').trim();
}

function writeText(element, name, typed) {
  const text = storable(typed);
  if (text === '') element.removeAttribute(name);
  else element.setAttribute(name, text);
  setDraft(element, name, null);
}

// The fault, or undefined.
function writeNumber(element, name, typed, bounds) {
  const read = readWithin(typed, bounds);
  if (read.fault !== undefined) {
    element.removeAttribute(name);
    setDraft(element, name, storable(typed));
    return read;
  }
  writeText(element, name, read.number);
  return read;
}

function shownNumber(element, name) {
  if (!element) return '';
  const draft = draftOf(element, name);
  return draft !== null ? draft : showNumber(element.getAttribute(name) || '');
}

// What is wrong with a number of the file; undefined: nothing, or there is none.
function numberFault(element, name, bounds) {
  const draft = draftOf(element, name);
  if (draft !== null) return readWithin(draft, bounds).fault;
  const text = element.getAttribute(name);
  if (text === null) return undefined;
  return isFileNumber(text) ? faultWithin(text.trim(), bounds) : say('f_number', text);
}

// ---- opening ----

const STAMP = /digest ([0-9a-f]{64})/;

// The digest of the rubric for which a form wrote this file, where it says so.
function stampOf(document) {
  const said = [...document.childNodes].filter((node) => node.nodeType === Node.COMMENT_NODE)
    .map((node) => STAMP.exec(node.data)).find((found) => found);
  return said ? said[1] : undefined;
}

// { document } or { fault }: evidence of another rubric is refused with the reason.
function readEvidence(text, name) {
  const document = new DOMParser().parseFromString(text, 'application/xml');
  const root = document.documentElement;
  if (document.doctype) return { fault: say('bad_doctype', name) };
  if (document.querySelector('parsererror')) return { fault: say('bad_xml', name) };
  if (!isNamed(root, 'evidence')) return { fault: say('bad_root', name) };
  const rubric = root.getAttribute('rubric');
  if (rubric !== ASKED.rubric) return { fault: say('bad_rubric', name, rubric, ASKED.rubric) };
  const version = root.getAttribute('version');
  if (version && version !== (ASKED.version || '')) return { fault: say('bad_version', name, version, ASKED.version) };
  const stamp = stampOf(document);
  if (stamp && stamp !== ASKED.digest) {
    return { fault: say('bad_digest', name, rubric, stamp.slice(0, 8), ASKED.digest.slice(0, 8)) };
  }
  return childrenOf(root, 'region').length ? { document } : { fault: say('bad_region', name) };
}

// ---- saving ----

function stamp(document) {
  const words = ' ' + say('comment', ASKED.rubric, ASKED.digest) + ' ';
  const old = [...document.childNodes].find((node) => node.nodeType === Node.COMMENT_NODE && STAMP.test(node.data));
  if (old) old.data = words;
  else {
    document.insertBefore(document.createComment(words), document.documentElement);
  }
}

function withDeclaration(text) {
  const body = text.replace(/^<\?xml[^>]*\?>\s*/, '').replace('--><evidence', '-->\n<evidence');
  return '<?xml version="1.0" encoding="UTF-8"?>\n' + body + (body.endsWith('\n') ? '' : '\n');
}

// The file as `assess check` takes it: a copy without drafts, and without what has faults.
function savedText() {
  const copy = file.document.cloneNode(true);
  const regions = childrenOf(file.document.documentElement, 'region');
  const region = childrenOf(copy.documentElement, 'region')[regions.indexOf(file.region)];
  cleanAnswers(region);
  cleanRows(region);
  cleanDocuments(region);
  for (const element of copy.querySelectorAll('*')) {
    for (const attribute of [...element.attributes]) {
      if (attribute.namespaceURI === DRAFT || attribute.value === DRAFT) element.removeAttributeNode(attribute);
    }
  }
  stamp(copy);
  return withDeclaration(new XMLSerializer().serializeToString(copy));
}

function savedName() {
  const stem = (text) => text.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  const parts = [ASKED.rubric, file.region.getAttribute('name') || '', ASKED.holder || ''];
  return parts.map(stem).filter(Boolean).join('-').slice(0, 80) + '.xml';
}

function download(text, name) {
  const link = make('a', { href: URL.createObjectURL(new Blob([text], { type: 'application/xml' })), download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  // the browser reads it after this turn; a minute is ample
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
