# SPDX-License-Identifier: GPL-3.0-or-later
"""What the comments of the public headers say: parameters, shapes, ownership, errors."""
import re

TAGS = ('Ownership', 'Errors', 'Threads', 'Cost', 'Since')
DIRECTIONS = {'out': 'out', 'in and out': 'inout'}


def lines_of(comment):
    """The lines of a comment without its stars."""
    inside = re.sub(r'^/\*\*<?|\*/$', '', comment)
    return [re.sub(r'^\s*\* ?', '', line).strip() if i else line.strip()
            for i, line in enumerate(inside.split('\n'))]


def prose(comment):
    """A comment of words only: paragraphs, each in one line."""
    paragraphs = '\n'.join(lines_of(comment)).strip().split('\n\n')
    return '\n\n'.join(' '.join(paragraph.split()) for paragraph in paragraphs)


def parts_of(comment):
    """(head, text) for each part: '' is prose, then '@param x', '@return', 'Threads' and so on."""
    parts = [['', '']]
    for line in lines_of(comment):
        begins = re.match(r'(@param\s+\w+|@return)\s+(.*)|([A-Z]\w+):\s+(.*)', line)
        if begins and (begins.group(1) or begins.group(3) in TAGS):
            head = ' '.join((begins.group(1) or begins.group(3)).split())
            parts.append([head, begins.group(2) or begins.group(4) or ''])
        elif begins and parts[-1][0] in TAGS:
            parts.append([begins.group(3), ''])
        else:
            parts[-1][1] += '\n' + line if line or not parts[-1][0] else ''
    return [(head, text.strip() if not head else ' '.join(text.split())) for head, text in parts]


def function_comment(comment, refuse):
    """The comment of a function as a dictionary; `refuse` is called with what is wrong."""
    said = {'summary': '', 'detail': '', 'params': {}, 'return': ''}
    for head, text in parts_of(comment):
        if not head:
            first, _, rest = text.partition('\n\n')
            said['summary'] = ' '.join(first.split())
            paragraphs = [' '.join(part.split()) for part in rest.split('\n\n')]
            said['detail'] = '\n\n'.join(filter(None, paragraphs))
        elif head.startswith('@param '):
            said['params'][head[7:]] = text
        elif head == '@return':
            said['return'] = text
        elif head in TAGS:
            said[head.lower()] = text
        else:
            refuse(f'the comment has an unknown line "{head}:"')
    for tag in ('Threads', 'Since'):
        if not said.get(tag.lower()):
            refuse(f'the comment lacks "{tag}:"')
    if not said['summary']:
        refuse('the comment does not say what the function does')
    return said


def is_shape(clause, names):
    """`rows x siap_plan_item_count()`: parameters and functions with an x between."""
    return all(factor in names or re.fullmatch(r'siap_\w+\(\)', factor)
               for factor in clause.split(' x '))


def parameter_comment(text, names):
    """Direction, shape and meaning of a parameter: `out, rows x nodes, may be NULL: values …`."""
    said = {'direction': 'in', 'new': False, 'shape': None, 'doc': text,
            'null': bool(re.search(r'\bNULL\b(?! on failure)', text))}
    head, colon, rest = text.partition(':')
    clauses = [clause.strip() for clause in head.split(',')]
    known = {**DIRECTIONS, 'new': True, 'may be NULL': True}
    if not all(clause in known or is_shape(clause, names) for clause in clauses):
        return said
    for clause in clauses:
        if clause in DIRECTIONS:
            said['direction'] = DIRECTIONS[clause]
        elif clause == 'new':
            said['new'] = True
        elif clause != 'may be NULL':
            said['shape'] = clause
    if colon:
        said['doc'] = rest.strip()
    return said


def errors_of(said):
    """The statuses that a comment names, each once, in order."""
    named = re.findall(r'\bSIAP_ERR_[A-Z]+\b', said['return'] + ' ' + said.get('errors', ''))
    return list(dict.fromkeys(named))
