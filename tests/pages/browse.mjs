// SPDX-License-Identifier: GPL-3.0-or-later
// Pages in Chromium: axe-core, edges, cut text, nothing fetched, sheets of paper. Called by browse.sh.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDTHS = [360, 900, 1400];
let passed = 0, failed = 0;

function check(holds, sentence, detail = '') {
  if (holds) passed++;
  else {
    failed++;
    console.log(`not ok - ${sentence} ${detail}`);
  }
}

// What reaches over the edge of the page, outside of what scrolls by itself, and what its own box cuts.
function measure() {
  const wide = document.documentElement, over = [], cut = [];
  for (const one of document.querySelectorAll('body *')) {
    if (one.closest('svg, caption, .wide table')) continue;
    const box = one.getBoundingClientRect(), style = getComputedStyle(one);
    if (box.width && (box.right > wide.clientWidth + 1 || box.left < -1))
      over.push(`${one.tagName}.${one.className} ${Math.round(box.right)}`);
    if (style.overflowX === 'hidden' && one.scrollWidth > one.clientWidth + 1) cut.push(one.tagName);
  }
  for (const cell of document.querySelectorAll('td, th'))
    if (cell.scrollWidth > cell.clientWidth + 1) cut.push(`${cell.tagName}: ${cell.textContent.slice(0, 40)}`);
  return { scroll: wide.scrollWidth, client: wide.clientWidth, over: over.slice(0, 3), cut: cut.slice(0, 3) };
}

// On paper nothing scrolls: what is broader than the sheet would be lost, and a chart taller is cut. No type is
// smaller than 7 points.
function measureSheet([width, height]) {
  const lost = [], least = 7 / 72 * 96 - 0.01;
  for (const one of document.querySelectorAll('body *')) {
    const box = one.getBoundingClientRect();
    if (one.closest('caption, title, desc') || !box.width) continue;
    const svg = one.closest('svg'), drawn = svg?.getBoundingClientRect();
    const scale = svg ? Math.min(drawn.width / svg.viewBox.baseVal.width, drawn.height / svg.viewBox.baseVal.height) : 1;
    const type = parseFloat(getComputedStyle(one).fontSize) * scale;
    if ([...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) && type < least)
      lost.push(`${one.tagName}.${one.className} type of ${(type * 0.75).toFixed(1)} points`);
    if (!one.closest('svg') && box.right > width + 1)
      lost.push(`${one.tagName}.${one.className} ${Math.round(box.right)} ${one.textContent.slice(0, 30)}`);
    if (one.matches('figure, tr, .card') && box.height > height) lost.push(`${one.tagName} ${box.height}`);
  }
  return lost.slice(0, 3);
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
for (const path of process.argv.slice(2)) {
  const name = basename(path), asked = [], said = [];
  const context = await browser.newContext({ bypassCSP: true }); // axe is a script, which pages forbid
  const page = await context.newPage();
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => said.push(message.text()));
  await page.goto(pathToFileURL(resolve(path)).href);
  check(asked.length === 1, `${name} asks for nothing`, asked.slice(1));
  check(said.length === 0, `${name} is quiet`, said);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const found = await page.evaluate(measure);
    check(found.scroll <= found.client, `${name} fits ${width}`, `${found.scroll} > ${found.client}`);
    check(!found.over.length, `${name} stays within ${width}`, found.over);
    check(!found.cut.length, `${name} cuts no text at ${width}`, found.cut);
  }
  await page.evaluate(axe);
  for (const width of [360, 900]) {
    await page.setViewportSize({ width, height: 900 });
    const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
    check(!violations.length, `axe finds nothing in ${name} at ${width}`, violations.map((one) =>
      `${one.id}: ${one.help} (${one.nodes.length}) ${one.nodes[0].html.slice(0, 120)}`).join('\n  '));
  }
  await page.emulateMedia({ media: 'print' });
  const sheet = [(210 - 32) / 25.4 * 96, (297 - 38) / 25.4 * 96]; // A4 without its margins
  await page.setViewportSize({ width: Math.floor(sheet[0]), height: Math.floor(sheet[1]) });
  const lost = await page.evaluate(measureSheet, sheet);
  check(!lost.length, `${name} fits A4`, lost);
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: false });
  const sheets = (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
  check(sheets > 0, `${name} prints`);
  console.log(`${name}: ${sheets} sheets, ${readFileSync(path).length} bytes`);
  await context.close();
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
