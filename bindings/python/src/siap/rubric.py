# SPDX-License-Identifier: GPL-3.0-or-later
"""A rubric: read from XML, checked, sealed."""
from __future__ import annotations

import dataclasses
import os
from typing import TYPE_CHECKING, Any, Iterator, Optional, Tuple, Union

from . import _html
from ._call import make, written
from ._handle import NOWHERE, Handle, Text, decode, described, encode, position
from ._load import api
from ._source import Bytes, Limits, Path, Source, file, memory, struct_of, titled
from .findings import Findings

if TYPE_CHECKING:
    from .plan import Plan


@dataclasses.dataclass(frozen=True)
class Item:
    """A question or indicator."""

    id: str
    label: str
    pillar: str
    """Id of its pillar; "" when it has none."""
    holder: str
    """The agency expected to answer; "" when none is named."""
    status: str
    """"published" or "ours"."""


@dataclasses.dataclass(frozen=True)
class Node:
    """A weighted group; an index ends a tree."""

    id: str
    label: str
    status: str
    """"published" or "ours"."""
    is_index: bool


@dataclasses.dataclass(frozen=True)
class Named:
    """An id with its label: a profile, a pillar, a source."""

    id: str
    label: str


class Rubric(Handle):
    """A rubric. It never changes, and any number of threads may use it.

    `len()` counts its items, iteration gives them, `rubric["id"]` and `rubric[0]` give one.
    """

    id = Text('siap_rubric_id')
    agency = Text('siap_rubric_agency')
    version = Text('siap_rubric_version')
    edition = Text('siap_rubric_edition')
    status = Text('siap_rubric_status')
    digest = Text('siap_rubric_digest')

    findings: Findings
    """Warnings and notes about the document."""
    _source: Optional[Source]

    @classmethod
    @described('siap_rubric_open')
    def open(cls, path: Path, *, limits: Optional[Limits] = None, language: str = 'en') -> 'Rubric':
        """Read a rubric from a file. `language` ("en" or "id") is that of the findings."""
        source = file(path, limits)
        if source is not None:
            return cls._read(source, language)
        name = os.fsencode(path)
        owner, found = make(titled('rubric', name), api.siap_rubric_open, 'siap_rubric', name,
                            struct_of(limits), language=language)
        rubric = cls._of(owner)
        rubric.findings, rubric._source = found, None
        return rubric

    @classmethod
    @described('siap_rubric_read')
    def read(cls, data: Bytes, name: str = '', *, limits: Optional[Limits] = None,
             language: str = 'en') -> 'Rubric':
        """Read a rubric from memory. Findings call it by `name`."""
        return cls._read(memory(data, name, limits), language)

    @classmethod
    def _read(cls, source: Source, language: str = 'en') -> 'Rubric':
        owner, found = make(titled('rubric', source.name), api.siap_rubric_read, 'siap_rubric',
                            source.data, len(source.data), source.name, struct_of(source.limits),
                            language=language)
        rubric = cls._of(owner)
        rubric.findings, rubric._source = found, source
        return rubric

    def __reduce__(self) -> Tuple[Any, ...]:
        self._own()
        if self._source is None:
            raise TypeError('a rubric whose file could not be kept cannot be pickled')
        return Rubric._read, (self._source,)

    # ---- what is in it

    @described('siap_rubric_label')
    def label(self, language: Optional[str] = None) -> str:
        """Name of the rubric."""
        return decode(api.siap_rubric_label(self._own(), encode(language, 'language')))

    def languages(self) -> Tuple[str, ...]:
        """Languages of the labels."""
        own = self._own()
        return tuple(decode(api.siap_rubric_language(own, at))
                     for at in range(api.siap_rubric_language_count(own)))

    def item(self, which: Union[int, str], language: Optional[str] = None) -> Item:
        """One item, by id or by number in document order."""
        own, words = self._own(), encode(language, 'language')
        at = self._find(which)
        return Item(decode(api.siap_rubric_item_id(own, at)),
                    decode(api.siap_rubric_item_label(own, at, words)),
                    decode(api.siap_rubric_item_pillar(own, at)),
                    decode(api.siap_rubric_item_holder(own, at)),
                    decode(api.siap_rubric_item_status(own, at)))

    def _find(self, which: Union[int, str]) -> int:
        own = self._own()
        if not isinstance(which, str):
            return position(which, len(self), 'item')
        at = api.siap_rubric_item_find(own, encode(which, 'id'))
        if at == NOWHERE:
            raise KeyError(which)
        return at

    def items(self, language: Optional[str] = None) -> Tuple[Item, ...]:
        """The items in document order."""
        return tuple(self.item(at, language) for at in range(len(self)))

    def nodes(self, language: Optional[str] = None) -> Tuple[Node, ...]:
        """The nodes in document order, indices included."""
        own, words = self._own(), encode(language, 'language')
        return tuple(Node(decode(api.siap_rubric_node_id(own, at)),
                          decode(api.siap_rubric_node_label(own, at, words)),
                          decode(api.siap_rubric_node_status(own, at)),
                          bool(api.siap_rubric_node_is_index(own, at)))
                     for at in range(api.siap_rubric_node_count(own)))

    def indices(self, language: Optional[str] = None) -> Tuple[Node, ...]:
        """The nodes that end a tree."""
        return tuple(node for node in self.nodes(language) if node.is_index)

    def profiles(self, language: Optional[str] = None) -> Tuple[Named, ...]:
        """The profiles."""
        own, words = self._own(), encode(language, 'language')
        return tuple(Named(decode(api.siap_rubric_profile_id(own, at)),
                           decode(api.siap_rubric_profile_label(own, at, words)))
                     for at in range(api.siap_rubric_profile_count(own)))

    @described('siap_rubric_profile_for_class')
    def profile_for_class(self, region_class: str) -> Optional[str]:
        """The profile that serves a class of regions; None when none or several do."""
        found = api.siap_rubric_profile_for_class(self._own(), encode(region_class, 'class'))
        return None if found is None else decode(found)

    def pillars(self, language: Optional[str] = None) -> Tuple[Named, ...]:
        """The pillars."""
        own, words = self._own(), encode(language, 'language')
        return tuple(Named(decode(api.siap_rubric_pillar_id(own, at)),
                           decode(api.siap_rubric_pillar_label(own, at, words)))
                     for at in range(api.siap_rubric_pillar_count(own)))

    def sources(self) -> Tuple[Named, ...]:
        """The sources that the rubric cites: id, and document, date and link in one line."""
        own = self._own()
        return tuple(Named(decode(api.siap_rubric_source_id(own, at)),
                           decode(api.siap_rubric_source_text(own, at)))
                     for at in range(api.siap_rubric_source_count(own)))

    # ---- what is made of it

    def plan(self, profile: Optional[str] = None, *, language: str = 'en') -> 'Plan':
        """Compile the rubric for a profile; None when it has no profile or only one."""
        from .plan import Plan
        return Plan.compile(self, profile, language=language)

    @described('siap_rubric_write')
    def write(self, format: str = 'text', language: Optional[str] = None) -> str:
        """Describe the rubric as "text" or "json"."""
        return written(f'rubric as {format}', api.siap_rubric_write, self._own(),
                       encode(format, 'format'), encode(language, 'language'))

    # ---- as Python shows it

    def __len__(self) -> int:
        return api.siap_rubric_item_count(self._own())

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items())

    def __getitem__(self, which: Union[int, str]) -> Item:
        return self.item(which)

    def __contains__(self, which: object) -> bool:
        own = self._own()
        words = encode(which, 'id') if isinstance(which, str) and '\0' not in which else None
        return words is not None and api.siap_rubric_item_find(own, words) != NOWHERE

    def __repr__(self) -> str:
        if self.closed:
            return '<siap.Rubric, closed>'
        indices = ', '.join(node.id for node in self.indices())
        return f'<siap.Rubric {self.id} {self.version}: {len(self)} items, indices {indices}>'

    def _repr_html_(self) -> str:
        rows = [('index' if node.is_index else 'node', node.id, node.label, node.status)
                for node in self.nodes()]
        rows += [('profile', one.id, one.label, '') for one in self.profiles()]
        title = f'{self.label()} ({self.id} {self.version}, {self.status}): {len(self)} items'
        return _html.table(title, ('', 'id', 'label', 'mark'), rows)


def rubric_of(rubric: Union[Rubric, Path, bytes], language: str) -> Rubric:
    """A rubric as it is, or read from a file or from the bytes of an XML document."""
    if isinstance(rubric, Rubric):
        return rubric
    if isinstance(rubric, bytes):
        return Rubric.read(rubric, 'rubric', language=language)
    return Rubric.open(rubric, language=language)


