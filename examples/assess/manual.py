# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual pages, made of what is there anyway, so that they cannot tell anything else.

usage: manual.py program ASSESS VERSION en|id    assess.1, of the program's own help
       manual.py format XSD VERSION              siap-rubric.5, siap-evidence.5, of a schema
       manual.py install FILE TO                 while Meson installs: below its prefix
"""
import os
import re
import shutil
import subprocess
import sys
import textwrap
import xml.etree.ElementTree as ET

XS = '{http://www.w3.org/2001/XMLSchema}'

# ---- roff


def escaped(text):
    """Text that means nothing to roff."""
    text = text.replace('\\', '\\e').replace('-', '\\-').replace("'", '\\(aq').replace('`', '\\(ga')
    return re.sub(r'^([.\'])', r'\\&\1', text, flags=re.M)


def bold(text):
    return f'\\fB{escaped(text)}\\fR'


def title(name, section, version, words):
    return ['.\\" SPDX-License-Identifier: GPL-3.0-or-later',
            '.\\" Written by examples/assess/manual.py: do not edit.',
            f'.TH {name.upper()} {section} "" "libsiap {version}" "{words}"']


def literal(lines):
    return ['.PP', '.RS 2', '.nf'] + [escaped(line) or '.sp' for line in lines] + ['.fi', '.RE']


def lines_of(text):
    """Text in lines. It is escaped behind that, for a dot may come to stand at the beginning of one."""
    return [escaped(line) for line in textwrap.wrap(text, 100, break_on_hyphens=False)]


def flowing(text):
    return ['.PP'] + lines_of(text)


# ---- assess.1

WORDS = {
    'en': {
        'name': 'score the smart-city self-assessments of Indonesian regions',
        'book': 'libsiap', 'NAME': 'NAME', 'SYNOPSIS': 'SYNOPSIS', 'DESCRIPTION': 'DESCRIPTION',
        'COMMANDS': 'COMMANDS', 'EXIT': 'EXIT STATUS', 'ENVIRONMENT': 'ENVIRONMENT', 'FILES': 'FILES',
        'SEE': 'SEE ALSO', 'synopsis': ['VERB [OPTION...] [FILE...]', 'VERB --help', '--version'],
        'description': 'assess holds evidence against a rubric, scores it, and says what every figure rests on. '
                       'Options may stand before or behind files, and be shortened while they are clear. '
                       'Results go to the standard output, messages and progress (on a terminal only) to the '
                       'standard error. An output that is named is written whole, or not at all.',
        'exits': {'0': 'Done.', '1': 'A condition is not met: --fail-under, --strict, a seal that does not hold.',
                  '2': 'Wrong use.', '3': 'An input is not valid.', '4': 'Valid, but not enough for an answer.',
                  '5': 'A file cannot be read or written.', '70': 'Internal error: please report it.'},
        'variables': {
            'LC_ALL, LC_MESSAGES, LANG': 'The first that is set says the language, unless --lang does: one that '
                                         'begins with id is Indonesian, any other English. Figures in files never '
                                         'depend on it.',
            'NO_COLOR': 'When it is set and not empty, messages on a terminal have no colour.',
            'SIAP_RUBRIC_PATH': 'Folders of rubrics, with colons between.',
            'XDG_DATA_HOME, XDG_DATA_DIRS, HOME': 'Where rubrics are looked for, in siap/rubrics.',
            'SOURCE_DATE_EPOCH': 'Seconds since 1970: the date that assess seal writes, unless --date does.'},
    },
    'id': {
        'name': 'menskor penilaian mandiri kota cerdas daerah di Indonesia',
        'book': 'libsiap', 'NAME': 'NAMA', 'SYNOPSIS': 'RINGKASAN', 'DESCRIPTION': 'URAIAN',
        'COMMANDS': 'PERINTAH', 'EXIT': 'KODE KELUAR', 'ENVIRONMENT': 'LINGKUNGAN', 'FILES': 'BERKAS',
        'SEE': 'LIHAT JUGA', 'synopsis': ['PERINTAH [OPSI...] [BERKAS...]', 'PERINTAH --help', '--version'],
        'description': 'assess memeriksa bukti terhadap rubrik, menskornya, dan menjelaskan dasar setiap angka. '
                       'Opsi boleh berada sebelum atau sesudah berkas, dan boleh dipendekkan selama jelas. '
                       'Hasil ditulis ke keluaran standar, pesan dan kemajuan (hanya pada terminal) ke galat '
                       'standar. Keluaran yang disebut namanya ditulis utuh, atau tidak sama sekali.',
        'exits': {'0': 'Selesai.', '1': 'Suatu syarat tidak terpenuhi: --fail-under, --strict, segel yang tidak cocok.',
                  '2': 'Cara pakai keliru.', '3': 'Masukan tidak sah.',
                  '4': 'Sah, tetapi tidak cukup untuk sebuah jawaban.',
                  '5': 'Berkas tidak dapat dibaca atau ditulis.', '70': 'Galat internal: mohon dilaporkan.'},
        'variables': {
            'LC_ALL, LC_MESSAGES, LANG': 'Yang pertama terisi menentukan bahasa, kecuali disebut dengan --lang: yang '
                                         'berawalan id berarti bahasa Indonesia, lainnya bahasa Inggris. Angka dalam '
                                         'berkas tidak bergantung padanya.',
            'NO_COLOR': 'Bila terisi, pesan pada terminal tidak berwarna.',
            'SIAP_RUBRIC_PATH': 'Folder rubrik, dipisahkan titik dua.',
            'XDG_DATA_HOME, XDG_DATA_DIRS, HOME': 'Tempat rubrik dicari, dalam siap/rubrics.',
            'SOURCE_DATE_EPOCH': 'Detik sejak 1970: tanggal yang ditulis assess seal, kecuali disebut dengan --date.'},
    },
}


def help_of(program, language, *verb):
    told = subprocess.run([program, *verb, '--help', '--lang', language], capture_output=True, check=True)
    return told.stdout.decode('utf-8')


def verbs_of(text):
    """The program's own list of what it can do, in its order."""
    return list(dict.fromkeys(re.findall(r'^  assess ([a-z]+)\b', text, re.M)))


def option_lines(lines):
    """`  --name X   words` with what goes on below it, as paragraphs."""
    made = []
    for line in lines:
        option = re.match(r'  (-\S.*?)(?:   *(\S.*))?$', line)
        if option:
            name, words = option.groups()
            made += ['.TP', bold(name)] + ([escaped(words)] if words else [])
        else:
            made.append(escaped(line.strip()))
    return made


def verb_section(text):
    """One verb's help: usage, paragraphs, options and examples."""
    lines, made, i = text.rstrip('\n').split('\n'), [], 0
    usage = []
    while lines[i]:
        usage.append(lines[i])
        i += 1
    for one in usage:
        made += ['.PP', bold(one)]
    while i < len(lines):
        j = i
        while j < len(lines) and lines[j]:
            j += 1
        block = lines[i:j]
        options = [line.startswith('  -') for line in block]
        if block and any(options):
            first = options.index(True)
            made += flowing(' '.join(block[:first])) if first else []
            made += option_lines(block[first:])
        elif block and any(line.startswith('  ') for line in block):
            made += literal(block)
        elif block:
            made += flowing(' '.join(block))
        i = j + 1
    return made


def program_page(program, version, language):
    words, overview = WORDS[language], help_of(program, language)
    made = title('assess', 1, version, words['book'])
    made += [f'.SH {words["NAME"]}', f'assess \\- {escaped(words["name"])}', f'.SH {words["SYNOPSIS"]}']
    for one in words['synopsis']:
        made += ['.PP', f'{bold("assess")} {escaped(one)}']
    made += [f'.SH {words["DESCRIPTION"]}'] + flowing(words['description'])
    made += literal([line for line in overview.split('\n') if re.match(r'  assess [a-z]', line)])
    paragraphs = re.split(r'\n\n', overview)
    made += [line for one in paragraphs if one.startswith(('FILE', 'BERKAS', 'Rubri'))
             for line in flowing(' '.join(one.split('\n')))]
    made.append(f'.SH {words["COMMANDS"]}')
    for verb in verbs_of(overview):
        text = re.sub(rf'(?<!\n)\n(?={verb}: )', r'\n\n', help_of(program, language, verb))
        made += [f'.SS assess {verb}'] + verb_section(text)
    made.append(f'.SH "{words["EXIT"]}"')
    for code, meaning in words['exits'].items():
        made += ['.TP', bold(code), escaped(meaning)]
    made.append(f'.SH {words["ENVIRONMENT"]}')
    for name, meaning in words['variables'].items():
        made += ['.TP', bold(name)] + lines_of(meaning)
    made += [f'.SH "{words["SEE"]}"', '.BR siap\\-rubric (5),', '.BR siap\\-evidence (5)']
    return made


# ---- the formats

ABOUT = {
    'rubric': ('rubrics of smart-city assessments',
               'A rubric says what is asked, how answers become scores, and how scores are combined. It is XML '
               'in the namespace urn:siap:rubric:1. The page rubrics/README.md explains it with its formulas; '
               'assess check says everything that is wrong with one.'),
    'evidence': ('evidence of a region for an assessment',
                 'Evidence is what one or more regions hand in against a rubric. This is its full form, XML in '
                 'the namespace urn:siap:evidence:1. JSON is equal to it: an element is an object, its '
                 'attributes are texts, numbers, true or false, its children are lists under the plural of '
                 'their name; siap-evidence.schema.json describes that. CSV carries the answers. The page '
                 'rubrics/EVIDENCE.md explains all three; assess check says everything that is wrong.'),
}


# types of XML Schema itself: what we call them, and what they are
VALUES = {
    'xs:date': ('date', 'Year, month and day: 2023-12-31.'),
    'xs:nonNegativeInteger': ('whole number', 'Digits only; 0 or more.'),
    'xs:positiveInteger': ('count', 'A whole number of 1 or more.'),
}


class Schema:
    """An XSD, as far as ours go."""

    def __init__(self, path):
        self.root = ET.parse(path).getroot()
        self.named = {(one.tag, one.get('name')): one for one in self.root if one.get('name')}
        self.seen = []

    def find(self, tag, name):
        return self.named[(XS + tag, name.split(':')[-1])]

    @staticmethod
    def words(one):
        """What a part says of itself."""
        found = one.find(f'{XS}annotation/{XS}documentation')
        return ' '.join(found.text.split()) if found is not None and found.text else ''

    def listed(self, one):
        """The words that a value may be."""
        kind, simple = one.get('type'), one.find(f'{XS}simpleType')
        if kind and not kind.startswith('xs:'):
            simple = self.find('simpleType', kind)
        return [word.get('value') for word in simple.iter(XS + 'enumeration')] if simple is not None else []

    def kind(self, one):
        """What kind of value it has, which VALUES explains; "" where its words are listed."""
        kind = one.get('type') or ''
        if kind.startswith('xs:'):
            return VALUES.get(kind, ('', ''))[0]
        return '' if not kind or self.listed(one) else kind.split(':')[-1]

    def values(self):
        """Kinds of values, in the words of the schema."""
        told = dict(VALUES.values())
        for one in self.root.findall(XS + 'simpleType'):
            if not any(True for _ in one.iter(XS + 'enumeration')):
                told[one.get('name')] = self.words(one)
        used = {self.kind(one) for one in self.root.iter(XS + 'attribute')}
        return sorted((name, words) for name, words in told.items() if name in used)

    def parts(self, of, tag, groups):
        """Attributes or elements of a type, those of groups and of what it extends too."""
        for one in of:
            if one.tag == XS + tag:
                yield one
            elif one.tag == XS + groups and one.get('ref'):
                yield from self.parts(self.find(groups, one.get('ref')), tag, groups)
            elif one.tag == XS + 'extension':
                base = one.get('base')
                if not base.startswith('xs:') and (XS + 'complexType', base.split(':')[-1]) in self.named:
                    yield from self.parts(self.find('complexType', base), tag, groups)
                yield from self.parts(one, tag, groups)
            elif one.tag in [XS + name for name in ('sequence', 'choice', 'all', 'complexContent',
                                                    'simpleContent')]:
                yield from self.parts(one, tag, groups)

    def type_of(self, element):
        kind = element.get('type')
        if kind and (XS + 'complexType', kind.split(':')[-1]) in self.named:
            return self.find('complexType', kind)
        found = element.find(f'{XS}complexType')
        return found if found is not None else ET.Element('none')

    def attribute(self, one):
        name = one.get('name') or one.get('ref')
        told, listed = [self.words(one)], self.listed(one)
        inner = one.find(f'{XS}simpleType')
        if inner is not None and self.words(inner):
            told.append(self.words(inner))
        if listed and 'One of:' not in told[0]:
            told.append('One of: ' + ', '.join(listed) + '.')
        if one.get('default'):
            told.append(f'Default: {one.get("default")}.')
        is_required = 'required' if one.get('use') == 'required' else ''
        about = ', '.join(part for part in (self.kind(one), is_required) if part)
        made = ['.TP', bold(name) + (f' ({escaped(about)})' if about else '')]
        return made + (lines_of(' '.join(part for part in told if part)) or ['\\&'])

    def element(self, element, above):
        """A section for an element, then those below it; one that was described is only named."""
        if element.get('ref'):
            element = self.find('element', element.get('ref'))
        if element in self.seen:
            return []
        self.seen.append(element)
        name, of = element.get('name'), self.type_of(element)
        below = list(self.parts(of, 'element', 'group'))
        names = sorted({(one.get('ref') or one.get('name')).split(':')[-1] for one in below})
        made = [f'.SS "<{escaped(name)}>' + (f' in <{escaped(above)}>' if above else '') + '"']
        made += flowing(self.words(element) or self.words(of)) if self.words(element) or self.words(of) else []
        for one in self.parts(of, 'attribute', 'attributeGroup'):
            made += self.attribute(one)
        if names:
            made += ['.PP', 'Holds: ' + ', '.join(bold(f'<{one}>') for one in names) + '.']
        for one in below:
            made += self.element(one, name)
        return made


def format_page(path, version):
    noun = re.search(r'siap-(\w+)\.xsd$', path).group(1)
    words, about = ABOUT[noun]
    schema = Schema(path)
    made = title(f'siap-{noun}', 5, version, 'libsiap')
    made += ['.SH NAME', f'siap\\-{noun} \\- {escaped(words)}', '.SH DESCRIPTION'] + flowing(about)
    made += ['.SH ELEMENTS'] + schema.element(schema.find('element', noun), '')
    made.append('.SH VALUES')
    for name, words in schema.values():
        made += ['.TP', bold(name)] + lines_of(words)
    made += ['.SH FILES', '.TP', bold(f'siap/rubrics/siap-{noun}.xsd'),
             'The schema, for editors, below the folder for data of programs.',
             '.SH "SEE ALSO"', '.BR assess (1),',
             '.BR siap\\-%s (5)' % ('evidence' if noun == 'rubric' else 'rubric')]
    return made


def install(path, to):
    """A page of a language has the name of the one in English, in another folder."""
    to = os.path.join(os.environ['MESON_INSTALL_DESTDIR_PREFIX'], to)
    os.makedirs(os.path.dirname(to), exist_ok=True)
    shutil.copyfile(path, to)


def main(words):
    if len(words) == 3 and words[0] == 'install':
        install(*words[1:])
        return
    if len(words) == 4 and words[0] == 'program':
        made = program_page(*words[1:])
    elif len(words) == 3 and words[0] == 'format':
        made = format_page(*words[1:])
    else:
        raise SystemExit(__doc__)
    sys.stdout.buffer.write(('\n'.join(line for line in made if line) + '\n').encode('utf-8'))


if __name__ == '__main__':
    main(sys.argv[1:])
