# SPDX-License-Identifier: GPL-3.0-or-later
"""What emit_calls.py writes: a call for each function, and no guess where it does not know."""
import copy
import json
import os
import unittest

import emit_calls

HERE = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(HERE, '..', '..', 'bindings', 'gen', 'api.json'), encoding='utf-8') as file:
    API = json.load(file)
PARAM = {'name': 'x', 'type': 'size_t', 'const': False, 'pointer': 0, 'direction': 'in',
         'new': False, 'shape': None, 'doc': '', 'null': False}


def with_one_more(params, **gives):
    """The description with one more function, and its name."""
    api = copy.deepcopy(API)
    api['functions'].append({
        'name': 'siap_fresh', 'params': [{**PARAM, **one} for one in params], 'errors': [],
        'doc': {}, 'returns': {'type': 'siap_status', 'const': False, 'pointer': 0,
                               'ownership': None, **gives}})
    return api


class Emit(unittest.TestCase):
    def test_each_function_is_called_once_and_stands_in_the_table(self):
        text = emit_calls.emit(API)
        for one in API['functions']:
            self.assertIn(f'static void call_{one["name"]}(run *r)', text)
            self.assertIn(f'{{"{one["name"]}", call_{one["name"]}, ', text)

    def test_a_new_function_joins_by_itself(self):
        text = emit_calls.emit(with_one_more([
            {'name': 'plan', 'type': 'siap_plan', 'const': True, 'pointer': 1},
            {'name': 'word', 'type': 'char', 'const': True, 'pointer': 1, 'doc': '"one" or "two"'},
            {'name': 'out', 'type': 'siap_result', 'pointer': 2, 'direction': 'out', 'new': True}]))
        self.assertIn('siap_fresh(thing_at(plan), word, to_out);', text)
        self.assertIn('siap_fresh_word[] = {"one", "two", NULL};', text)
        self.assertIn('take_thing(r, KIND_siap_result, to_out != NULL, out, got);', text)

    def test_a_kind_of_parameter_that_is_not_known_is_refused_by_name(self):
        for odd in ({'type': 'float'}, {'type': 'void', 'pointer': 1}, {'type': 'char'},
                    {'type': 'uint8_t'}, {'type': 'siap_cell'}, {'type': 'siap_plan', 'pointer': 2},
                    {'type': 'char', 'pointer': 2, 'direction': 'out'},
                    {'type': 'int32_t', 'pointer': 1, 'const': True, 'shape': 'x'},
                    {'type': 'double', 'pointer': 1, 'const': True, 'shape': 'nothing'},
                    {'type': 'size_t', 'pointer': 1, 'direction': 'out'}):
            with self.subTest(odd), \
                    self.assertRaisesRegex(emit_calls.Unknown, 'siap_fresh: .*(x|text)'):
                emit_calls.emit(with_one_more([odd]))

    def test_what_it_gives_is_known_or_refused(self):
        for odd in ({'type': 'void', 'pointer': 1}, {'type': 'siap_plan', 'pointer': 1},
                    {'type': 'char', 'pointer': 1, 'ownership': 'new'}, {'type': 'siap_cell'}):
            with self.subTest(odd), self.assertRaisesRegex(emit_calls.Unknown, 'siap_fresh: '):
                emit_calls.emit(with_one_more([], **odd))

    def test_a_struct_with_a_field_that_is_not_known_is_refused(self):
        api = copy.deepcopy(API)
        api['structs'][0]['fields'].append(
            {'name': 'odd', 'type': 'void', 'pointer': 1, 'const': False})
        with self.assertRaisesRegex(emit_calls.Unknown, 'odd'):
            emit_calls.emit(api)


if __name__ == '__main__':
    unittest.main()
