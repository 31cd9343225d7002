// SPDX-License-Identifier: GPL-3.0-or-later
// The offline form, 10: a question on the page.

function targetOf(question) {
  return { get: () => answerOf(question), make: () => writableAnswer(question) };
}

// ---- fields by the form of the answer ----

// Levels that can be chosen instead of typed: those with criteria, or the few whole ones of a scale.
function levelChoices(question) {
  if (question.levels) return question.levels;
  const { min, max, step } = question.scale || {};
  if (!(step >= 1) || (max - min) / step > 10) return [];
  return Array.from({ length: Math.floor((max - min) / step) + 1 }, (_, i) => ({ value: min + i * step }));
}

// A score that is none of the choices is possible where the scale has finer steps.
function isOnlyChoices(question, choices) {
  const { min, max, step } = question.scale || {};
  return choices.length > 0 && step > 0 && Math.round((max - min) / step) + 1 <= choices.length;
}

function levelRadios(question, choices, control) {
  const now = answerOf(question) ? answerOf(question).getAttribute('level') : null;
  const group = newId('level');
  const radios = choices.map((choice) => {
    const radio = make('input', { type: 'radio', name: group, value: choice.value, id: newId('r') });
    radio.checked = now !== null && Number(now) === choice.value;
    radio.addEventListener('change', () => {
      writeText(writableAnswer(question), 'level', String(choice.value));
      setDraft(writableAnswer(question), 'level', null);
      if (control) {
        control.value = showNumber(choice.value);
        showFault(control, '');
      }
      touch(question);
    });
    return make('div', { class: 'radio' }, radio, make('label', { for: radio.id },
      make('b', {}, showNumber(choice.value)), choice.label ? ' ' : null, choice.label));
  });
  if (control) {
    control.addEventListener('input', () => radios.forEach((row) => {
      const radio = row.firstChild;
      const typed = readTyped(control.value);
      radio.checked = Boolean(typed.number) && Number(typed.number) === Number(radio.value);
    }));
  }
  return radios;
}

function levelFields(question) {
  const choices = levelChoices(question);
  const bounds = boundsOf(question, 'level');
  const number = isOnlyChoices(question, choices) ? null : numberField(
    { label: say(choices.length ? 'score_other' : 'level_of'),
      help: [sayBounds(bounds), choices.length ? say('score_other_help') : ''].filter(Boolean).join('; '), bounds },
    targetOf(question), 'level', () => touch(question));
  const radios = levelRadios(question, choices, number && number.querySelector('input'));
  const isOurs = (question.levels || []).some((level) => level.ours);
  return [radios.length ? make('div', { class: question.levels ? 'radios' : 'radios inline' }, radios) : null,
    isOurs ? make('p', { class: 'ours' }, say('criteria'), ': ', say('ours')) : null, number];
}

function valueLabel(question) {
  if (question.is === 'external') return say('value_last', question.rubric || '', question.node || '');
  if (question.is === 'node') return say('value_given');
  return question.unit ? say('value_in', question.unit) : say('value');
}

function valueFields(question) {
  const bounds = boundsOf(question, 'value');
  return [numberField({ label: valueLabel(question), help: sayBounds(bounds), bounds }, targetOf(question), 'value',
    () => touch(question)), question.is === 'node' ? make('p', { class: 'help' }, say('given_note')) : null];
}

function ratioFields(question) {
  const target = targetOf(question);
  const after = () => touch(question);
  return ['numerator', 'denominator'].map((name) =>
    numberField({ label: say(name), bounds: boundsOf(question, name) }, target, name, after));
}

function gradeFields(question) {
  const choices = (question.grades || []).map((grade) =>
    [grade.code, grade.label && grade.label !== grade.code ? grade.code + ' — ' + grade.label : grade.code]);
  return [selectField({ label: say('grade') }, targetOf(question), 'grade', [['', say('grade_none')], ...choices],
    () => touch(question))];
}

function checkedFields(question) {
  const element = answerOf(question);
  const now = element && element.hasAttribute('checked') ? element.getAttribute('checked').split(/\s+/).filter(Boolean) : null;
  const none = make('input', { type: 'checkbox', id: newId('c') });
  const boxes = [];
  none.checked = now !== null && now.length === 0;
  const write = () => {
    const met = boxes.filter((box) => box.checked).map((box) => box.value);
    const answer = writableAnswer(question);
    if (met.length || none.checked) answer.setAttribute('checked', met.join(' '));
    else answer.removeAttribute('checked');
    touch(question);
  };
  const levels = (question.checklist || []).map((level) => make('fieldset', {},
    make('legend', {}, say('criteria_level', showNumber(level.score)), level.label ? ': ' + level.label : ''),
    (level.criteria || []).map((criterion) => {
      const box = make('input', { type: 'checkbox', id: newId('c'), value: criterion });
      box.checked = now !== null && now.includes(criterion);
      box.addEventListener('change', () => {
        if (box.checked) none.checked = false;
        write();
      });
      boxes.push(box);
      return make('div', { class: 'radio' }, box, make('label', { for: box.id }, criterion));
    })));
  none.addEventListener('change', () => {
    if (none.checked) boxes.forEach((box) => { box.checked = false; });
    write();
  });
  return [...levels, make('div', { class: 'radio' }, none, make('label', { for: none.id }, say('none_met')))];
}

function stateFields(question) {
  return [textField({ label: say('reason'), required: true, wide: true }, targetOf(question), 'reason', () => touch(question))];
}

// ---- several values of one question ----

function replicateRow(question, form, row, number, redraw) {
  const replicate = REPLICATES[form];
  const after = () => touch(question);
  return make('fieldset', { class: 'row' }, make('legend', {}, say('row_of', say(replicate.label), number)),
    textField({ label: say(replicate.label) }, fixed(row), replicate.by, after),
    numberField({ label: say('form_' + replicate.number), bounds: boundsOf(question, replicate.number) }, fixed(row), replicate.number, after),
    button(say('row_remove'), () => {
      removeElement(row);
      redraw();
      touch(question);
      tell(say('removed'));
    }, 'quiet'));
}

function replicateFields(question, form) {
  const place = make('div', {});
  const draw = () => {
    const rows = answerOf(question) ? childrenOf(answerOf(question), form) : [];
    fill(place, rows.map((row, i) => replicateRow(question, form, row, i + 1, draw)),
      button(say('row_add'), () => {
        addElement(writableAnswer(question), form);
        draw();
        place.querySelector('fieldset:last-of-type input').focus();
      }, 'quiet'),
      question.least ? make('p', { class: 'help' }, say('rows_least', question.least)) : null);
  };
  draw();
  return [place];
}

const FORM_FIELDS = {
  level: levelFields, value: valueFields, ratio: ratioFields, grade: gradeFields, checked: checkedFields,
  state: stateFields,
  rating: (question) => replicateFields(question, 'rating'),
  unit: (question) => replicateFields(question, 'unit'),
  response: () => [make('p', { class: 'help' }, say('response_kept'))],
};

// ---- the answer ----

function sayForm(question, form) {
  if (form !== 'response') return say('form_' + form);
  return say('form_response', childrenOf(answerOf(question), 'response').length);
}

function howChoices(question) {
  const forms = formsOf(question);
  const now = formIn(question, answerOf(question));
  const there = [...forms, ...replicatesIn(answerOf(question)), now === 'state' ? undefined : now];
  const all = [...new Set(there.filter(Boolean))].map((form) => [form, sayForm(question, form)]);
  if (question.is === 'external') return all;
  return [...all, ['not-applicable', say('state_na')], ['missing', say('state_missing')], ['withheld', say('state_withheld')]];
}

function chooseHow(question, how) {
  const answer = writableAnswer(question);
  if (STATES.includes(how)) {
    setDraft(answer, 'form', 'state');
    answer.setAttribute('state', how);
  } else setDraft(answer, 'form', how);
}

function howField(question, redraw) {
  const choices = howChoices(question);
  const form = formOf(question, answerOf(question));
  const now = form === 'state' ? stateOf(answerOf(question)) : form;
  if (choices.length < 2) return null;
  const control = make('select', { class: 'how' },
    choices.map(([value, words]) => make('option', { value, selected: value === now }, words)));
  control.addEventListener('change', () => {
    chooseHow(question, control.value);
    redraw();
    touch(question);
  });
  const made = field({ label: say('how'), control });
  made.classList.add('how');
  return made;
}

function answerPart(question, describedBy) {
  const legend = make('legend', { class: 'unseen' }, question.label || question.id);
  const fields = make('div', { class: 'fields' });
  const draw = () => fill(fields, FORM_FIELDS[formOf(question, answerOf(question))](question));
  draw();
  const part = make('fieldset', { class: 'answer', 'aria-describedby': describedBy }, legend, howField(question, draw), fields);
  // before the fields hear of it
  for (const event of ['input', 'change']) part.addEventListener(event, () => confirmAnswer(question), true);
  return part;
}

// ---- what helps to answer ----

function sayBand(band, isUpper) {
  const from = band.from === undefined ? '' : say(isUpper ? 'band_above' : 'band_from', showNumber(band.from));
  const to = band.to === undefined ? '' : say(isUpper ? 'band_to' : 'band_below', showNumber(band.to));
  return [from, to].filter(Boolean).join(' ') || say('band_any');
}

function bandsPart(question) {
  if (!question.bands || question.bands.length < 2) return null;
  let from;
  const rows = question.bands.map((band) => {
    const said = { from: band.from === undefined ? from : band.from, to: band.to };
    from = band.to;
    return make('tr', {}, make('td', {}, sayBand(said, question.include === 'upper')), make('td', {}, showNumber(band.score)));
  });
  const heading = question.times === 100 ? say('band_share') : question.unit ? say('value_in', question.unit) : say('band_value');
  return make('details', {}, make('summary', {}, say('bands')),
    make('table', {}, make('thead', {}, make('tr', {}, make('th', { scope: 'col' }, heading), make('th', { scope: 'col' }, say('level_of')))),
      make('tbody', {}, rows)), question['steps-ours'] ? make('p', { class: 'ours' }, say('ours')) : null);
}

function proofPart(question, id) {
  if (!question.proofs) return null;
  const kinds = new Map();
  for (const proof of question.proofs) {
    const at = proof.level === undefined ? '' : say('proof_level', showNumber(proof.level));
    kinds.set(at, [...(kinds.get(at) || []), sayKind(proof.kind)]);
  }
  const said = [...kinds].map(([at, words]) => (at ? at + ': ' : '') + words.join(', ')).join('; ');
  return make('p', { class: 'proof' }, make('b', {}, say('proofs')), ': ', said, '. ', make('span', { id, class: 'proof-state' }));
}

function metaPart(question) {
  const facts = [make('code', {}, question.id)];
  if (question.aspect) facts.push(say('aspect_is') + ': ' + question.aspect);
  if (question.holder) facts.push(say('holder_is') + ': ' + question.holder);
  if (question.unit && question.wants === 'ratio') facts.push(say('unit_is') + ': ' + question.unit);
  if (question.ours && !ASKED.ours) facts.push(say('ours'));
  return make('p', { class: 'meta' }, facts.map((fact, i) => [i ? ' · ' : '', fact]).flat());
}

// ---- documents and note: made when they are asked for ----

function documentFields(question, citation, redraw) {
  const about = documentOf(citation);
  const after = () => touch(question);
  const whole = fixed(about || citation);
  const uses = about && about !== citation ? usesOf(about) : 1;
  const digest = about && about.getAttribute('sha256');
  const legend = about ? titleOf(about) : citation.getAttribute('ref');
  return make('fieldset', { class: 'row' }, make('legend', {}, legend, uses > 1 ? ' (' + say('doc_used', uses) + ')' : ''),
    about ? documentFieldsOf(whole, after) : null,
    textField({ label: say('doc_page') }, fixed(citation), 'page', after),
    digest ? make('p', { class: 'digest' }, say('doc_file'), ': ', about.getAttribute('href') || '', ' ', make('code', {}, 'SHA-256 ', digest)) : null,
    button(say('doc_remove'), () => {
      removeElement(citation);
      redraw();
      touch(question);
      tell(say('removed'));
    }, 'quiet'));
}

function documentFieldsOf(target, after) {
  return [
    textField({ label: say('doc_title'), required: true, wide: true }, target, 'title', after),
    textField({ label: say('doc_kind'), list: 'kinds' }, target, 'kind', after),
    textField({ label: say('doc_holder'), list: 'holders' }, target, 'holder', after),
    dateField({ label: say('doc_date') }, target, 'date', after),
    dateField({ label: say('doc_until') }, target, 'valid-until', after),
  ];
}

function attachControls(question, redraw) {
  const chooser = make('input', { type: 'file', multiple: true, class: 'unseen', tabindex: -1, 'aria-hidden': 'true' });
  chooser.addEventListener('change', async () => {
    await attachFiles(question, [...chooser.files]);
    redraw();
  });
  const others = documentsThere().filter((document) => document.getAttribute('id') &&
    !citationsOf(answerOf(question)).some((citation) => documentOf(citation) === document));
  const known = make('select', {}, make('option', { value: '' }, say('attach_choose')),
    others.map((document) => make('option', { value: document.getAttribute('id') }, titleOf(document))));
  known.addEventListener('change', () => {
    if (known.value === '') return;
    cite(question, documentById(known.value));
    redraw();
    touch(question);
    tell(say('added'));
  });
  return make('div', { class: 'attach' }, button(say('attach'), () => chooser.click()), chooser,
    button(say('attach_bare'), () => {
      cite(question, addDocument(say('doc_new', documentsThere().length + 1)));
      redraw();
      touch(question);
      tell(say('added'));
    }, 'quiet'),
    others.length ? field({ label: say('attach_known'), control: known }) : null);
}

function documentsPart(question) {
  const summary = make('summary', {});
  const place = make('div', {});
  const details = make('details', { class: 'documents' }, summary, place);
  const draw = () => {
    const citations = citationsOf(answerOf(question));
    fill(summary, say('documents_count', citations.length));
    if (!details.open) return;
    fill(place, make('p', { class: 'help' }, say('documents_note')),
      citations.map((citation) => documentFields(question, citation, draw)), attachControls(question, draw));
  };
  details.addEventListener('toggle', draw);
  draw();
  return details;
}

function notePart(question) {
  const element = answerOf(question);
  const summary = make('summary', {}, say(element && element.getAttribute('note') ? 'note_has' : 'note'));
  const details = make('details', {}, summary);
  details.addEventListener('toggle', () => {
    if (!details.open || details.children.length > 1) return;
    details.append(textField({ label: say('note'), wide: true }, targetOf(question), 'note', () => touch(question)));
  });
  return details;
}

// ---- the card ----

function cardId(question) {
  return 'q-' + question.at;
}

// The word for it, which the style sheet knows too.
function standingWord(standing) {
  return isCarried(standing) ? 'carried' : standing.unproven ? 'unproven' : standing.is;
}

function carriedPart(question) {
  const place = make('p', { class: 'carried' });
  const confirm = () => {
    confirmAnswer(question);
    touch(question);
    tell(say('carried_done'));
    document.getElementById(cardId(question) + '-label').focus();
  };
  if (answerOf(question) && answerOf(question).getAttribute('carried')) {
    put(place, say('carried_from', answerOf(question).getAttribute('carried')), ' ', button(say('carried_confirm'), confirm));
  }
  return place;
}

// `all`: with what is not there yet, which nobody wants to be told while still filling it in.
function showStanding(question, card, all) {
  const standing = standingOf(question);
  const badge = card.querySelector('.standing');
  card.dataset.standing = standingWord(standing);
  fill(badge, say('is_' + standingWord(standing)));
  card.querySelector('.carried').hidden = !isCarried(standing);
  const beside = [...card.querySelectorAll('.answer .field p.fault')].map((place) => place.textContent);
  const rest = all ? [...new Set([...standing.faults, ...standing.wants])].filter((fault) => !beside.includes(seen(fault))) : [];
  fill(card.querySelector('.faults'), rest.map((fault) => make('p', { class: 'fault' }, fault)));
  const proof = card.querySelector('.proof-state');
  if (proof) {
    const count = citationsOf(answerOf(question)).length;
    fill(proof, count ? say('proof_there', count) : standing.unproven ? say('proof_missing') : '');
    proof.classList.toggle('lacks', standing.unproven);
  }
}

function questionCard(question) {
  const id = cardId(question);
  const faults = make('div', { class: 'faults', id: id + '-faults' });
  const described = [question.help ? id + '-help' : '', faults.id].filter(Boolean).join(' ');
  const card = make('article', { class: 'question', id, 'aria-labelledby': id + '-label' },
    make('header', {}, make('h3', { id: id + '-label', tabindex: -1 }, question.label || question.id),
      make('span', { class: 'standing' })),
    metaPart(question),
    question.help ? make('p', { class: 'help', id: id + '-help' }, question.help) : null,
    isAsked(question) ? null : make('p', { class: 'help' }, say('not_needed')),
    question.cohort ? make('p', { class: 'help' }, say('cohort_note')) : null,
    carriedPart(question), answerPart(question, described), faults, bandsPart(question), proofPart(question),
    make('div', { class: 'more' }, question.is === 'item' || question.is === 'variable' ? documentsPart(question) : null,
      question.is === 'external' ? null : notePart(question)));
  card.addEventListener('focusout', (event) => {
    if (!card.contains(event.relatedTarget)) showStanding(question, card, true);
  });
  showStanding(question, card, isFaulty(standingOf(question)));
  return card;
}
