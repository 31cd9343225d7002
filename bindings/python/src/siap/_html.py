# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables for notebooks. Everything is escaped: words come from files of strangers."""
from __future__ import annotations

import html
from typing import Iterable, Optional, Sequence

MOST = 60


def number(value: Optional[float], places: int = -1) -> str:
    """As a result shows it: with its decimals; a dash where there is none."""
    if value is None:
        return '–'
    return f'{value:.{places}f}' if places >= 0 else repr(value)


def table(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table with a caption; rows beyond MOST are counted."""
    every = list(rows)
    lines = [f'<table><caption>{html.escape(title)}</caption><thead><tr>']
    lines += [f'<th>{html.escape(word)}</th>' for word in head] + ['</tr></thead><tbody>']
    for row in every[:MOST]:
        cells = (f'<td>{html.escape(str(cell))}</td>' for cell in row)
        lines.append('<tr>' + ''.join(cells) + '</tr>')
    if len(every) > MOST:
        lines.append(f'<tr><td colspan="{len(head)}">and {len(every) - MOST} more</td></tr>')
    return ''.join(lines) + '</tbody></table>'
