# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms to test with: made by assess, from shipped rubrics and from rubrics written here."""
import json
import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
ASSESS = os.environ.get('SIAP_ASSESS', str(ROOT / 'build/examples/assess'))
SPACE = '{urn:siap:evidence:1}'


def assess(*words):
    """(exit code, output, errors)"""
    done = subprocess.run([ASSESS, *map(str, words)], capture_output=True, text=True, check=False,
                          env=os.environ | {'SIAP_RUBRIC_PATH': str(ROOT / 'rubrics'), 'LC_ALL': 'C.UTF-8'})
    return done.returncode, done.stdout, done.stderr


def form(folder, rubric, *words, language='en'):
    path = pathlib.Path(folder) / f'form-{len(list(pathlib.Path(folder).iterdir()))}.html'
    code, _, errors = assess('template', rubric, '--format', 'html', '--lang', language, '-o', path, *words)
    assert code == 0, errors
    return path


def scores(path, rubric=None):
    """Every entry of the result, but for the lines where answers stand."""
    code, output, errors = assess('score', path, '--format', 'json', *(['--rubric', rubric] if rubric else []))
    assert code == 0, errors
    def without_lines(value):
        if isinstance(value, dict):
            return {key: without_lines(part) for key, part in value.items() if key != 'line'}
        return [without_lines(part) for part in value] if isinstance(value, list) else value

    return without_lines(json.loads(output)['entries'])


def label(words):
    return ''.join(f'<label xml:lang="{language}">{words}</label>' for language in ('en', 'id'))


def rubric(folder, name, items, index, head='', tail=''):
    path = pathlib.Path(folder) / f'{name}.xml'
    path.write_text(
        f'<rubric xmlns="urn:siap:rubric:1" agency="id.example" id="{name}" version="1.0" edition="2026" '
        f'languages="en id" fallback="en" status="ours">{label(name)}{head}{items}'
        f'<index id="total" method="mean" missing="exclude">{label("Total")}{index}</index>{tail}</rubric>\n',
        encoding='utf-8')
    return path


def kinds(folder):
    """One question for each form that an answer can have."""
    return rubric(folder, 'kinds', head=f'''
      <scale id="whole" min="0" max="4" step="1"/><scale id="fine" min="0" max="4"/>
      <pillar id="economy">{label("Economy")}</pillar><pillar id="living">{label("Living")}</pillar>''', items=f'''
      <item id="chosen" scale="whole" pillar="economy" holder="bappeda">{label("Chosen")}
        <level value="2">{label("Some")}</level><level value="4">{label("All")}</level>
        <evidence level="2" kind="decree"/></item>
      <item id="scored" scale="fine" pillar="economy" holder="dinkes">{label("Scored")}</item>
      <item id="counted" pillar="living" unit="people" min="0">{label("Counted")}</item>
      <item id="shared" scale="fine" pillar="living">{label("Shared")}<share times="4"/></item>
      <item id="graded" scale="fine" pillar="living">{label("Graded")}
        <grades><grade code="WTP" score="4">{label("Clean")}</grade><grade code="WDP" score="3"/></grades></item>
      <item id="listed" scale="whole" pillar="living">{label("Listed")}<checklist>
        <level value="1"><criterion id="plan"/></level><level value="2"><criterion id="budget"/><criterion id="team"/></level>
        </checklist></item>
      <item id="rated" scale="fine" least="2" pillar="living">{label("Rated")}</item>
      <item id="united" least="2" pillar="living">{label("By village")}</item>
      <variable id="people" unit="people" min="1">{label("Population")}</variable>
      <external id="before" rubric="other" index="total">{label("Year before")}</external>
      <node id="told" method="given" scale="fine">{label("Told")}</node>''', index=''.join(
          f'<item ref="{name}"/>' for name in
          ('chosen', 'scored', 'counted', 'shared', 'graded', 'listed', 'rated', 'united')) +
        '<variable ref="people"/><external ref="before"/><node ref="told"/>')


def classes(folder):
    """A profile for two classes of regions."""
    return rubric(folder, 'classes', f'<item id="a" scale="s">{label("A")}</item>', '<item ref="a"/>',
                  head='<scale id="s" min="0" max="4"/>',
                  tail=f'<profile id="one" classes="kota kabupaten">{label("One")}</profile>')


HOSTILE = ('&lt;img src=x onerror=alert(1)&gt;', '&lt;/script&gt;&lt;script&gt;alert(2)&lt;/script&gt;',
           '&quot;&gt;&lt;svg onload=alert(3)&gt;', 'javascript:alert(4)', '{{constructor}} ${alert(5)}',
           'a &#x202E;drawkcab&#x202C; b', '&lt;!-- --&gt; ]]&gt;', '&#x2028;line&#x2029;')


def hostile(folder):
    items = ''.join(
        f'<item id="i{n}" scale="s" pillar="p" unit="{words}" holder="{words}">{label(words)}'
        f'<help xml:lang="en">{words}</help><help xml:lang="id">{words}</help>'
        f'<level value="1">{label(words)}</level><evidence kind="{words}"/></item>'
        for n, words in enumerate(HOSTILE))
    items += f'<item id="plain" scale="s">{label("Plain")}</item>'
    return rubric(folder, 'hostile', items, '<items pillar="p"/><item ref="plain"/>',
                  head=f'<scale id="s" min="0" max="4"/><pillar id="p">{label(HOSTILE[1])}</pillar>')


def large(folder, count):
    """Questions without pillars, holders or parts: one section of all."""
    items = ''.join(f'<item id="q{n}" scale="s">{label(f"Question {n}")}<level value="1">{label("a")}</level>'
                    f'<level value="2">{label("b")}</level></item>' for n in range(count))
    return rubric(folder, f'large-{count}', items, ''.join(f'<item ref="q{n}"/>' for n in range(count)),
                  head='<scale id="s" min="0" max="4"/>')
