# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the package with the standard library only: `pip install` needs no network (PEP 517).

A wheel is for any platform and finds the library where it is installed. With the setting
`library=PATH` (pip: `--config-settings library=PATH`) or the variable SIAP_WHEEL_LIBRARY it carries
that shared library and is for this platform.
"""
import base64
import hashlib
import os
import re
import sysconfig
import tarfile
import zipfile

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
SOURCE = os.path.join(ROOT, 'src', 'siap')
MOMENT = (2020, 1, 1, 0, 0, 0) # the same source gives the same bytes


def project(word):
    """A text of pyproject.toml, which this file and nothing else has to understand."""
    with open(os.path.join(ROOT, 'pyproject.toml'), encoding='utf-8') as file:
        return re.search(rf'^{word} = "([^"]*)"$', file.read(), re.M).group(1)


NAME = f'siap-{project("version")}'


def metadata():
    with open(os.path.join(ROOT, 'README.md'), encoding='utf-8') as file:
        words = file.read()
    head = ['Metadata-Version: 2.1', 'Name: siap', f'Version: {project("version")}',
            f'Summary: {project("description")}', 'License: GPL-3.0-or-later',
            f'Requires-Python: {project("requires-python")}', 'Provides-Extra: frames',
            'Requires-Dist: numpy ; extra == "frames"', 'Requires-Dist: pandas ; extra == "frames"',
            'Provides-Extra: excel', 'Requires-Dist: openpyxl ; extra == "excel"',
            'Description-Content-Type: text/markdown']
    return '\n'.join(head) + '\n\n' + words


def content(path):
    with open(path, 'rb') as file:
        return file.read()


def soname():
    text = content(os.path.join(SOURCE, '_api.py')).decode('utf-8')
    return re.search(r"^SONAME = '(.*)'$", text, re.M).group(1)


def library_of(settings):
    return (settings or {}).get('library') or os.environ.get('SIAP_WHEEL_LIBRARY')


def write_wheel(folder, tag, files):
    """A zip with a list of what is in it."""
    about = f'{NAME}.dist-info'
    pure = 'true' if tag.endswith('any') else 'false'
    files = {**files, f'{about}/METADATA': metadata().encode('utf-8'),
             f'{about}/WHEEL': ('Wheel-Version: 1.0\nGenerator: siap_backend\n'
                                f'Root-Is-Purelib: {pure}\nTag: {tag}\n').encode('ascii')}
    record = ''
    for name, data in sorted(files.items()):
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode('ascii').rstrip('=')
        record += f'{name},sha256={digest},{len(data)}\n'
    files[f'{about}/RECORD'] = (record + f'{about}/RECORD,,\n').encode('utf-8')
    with zipfile.ZipFile(os.path.join(folder, f'{NAME}-{tag}.whl'), 'w') as wheel:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.external_attr, entry.compress_type = 0o644 << 16, zipfile.ZIP_DEFLATED
            wheel.writestr(entry, data)
    return f'{NAME}-{tag}.whl'


def build_wheel(folder, config_settings=None, metadata_directory=None):
    names = [name for name in sorted(os.listdir(SOURCE)) if name.endswith(('.py', '.typed'))]
    files = {f'siap/{name}': content(os.path.join(SOURCE, name)) for name in names}
    library = library_of(config_settings)
    if not library:
        return write_wheel(folder, 'py3-none-any', files)
    files[f'siap/{soname()}'] = content(library)
    platform = re.sub(r'[-.]', '_', sysconfig.get_platform())
    return write_wheel(folder, f'py3-none-{platform}', files)


def build_editable(folder, config_settings=None, metadata_directory=None):
    path = {'siap.pth': os.path.dirname(SOURCE).encode('utf-8')}
    return write_wheel(folder, 'py3-none-any', path)


def build_sdist(folder, config_settings=None):
    with tarfile.open(os.path.join(folder, f'{NAME}.tar.gz'), 'w:gz') as archive:
        for name in ('pyproject.toml', 'README.md', 'backend', 'src'):
            archive.add(os.path.join(ROOT, name), f'{NAME}/{name}',
                        filter=lambda entry: None if '__pycache__' in entry.name else entry)
    return f'{NAME}.tar.gz'
