<?php
// SPDX-License-Identifier: GPL-3.0-or-later
// Constants, sizes and offsets as PHP's FFI reads them: layout.php SIAP.H LIBRARY
const KINDS = [ // as in layout.py
    FFI\CType::TYPE_SINT32 => 1, FFI\CType::TYPE_UINT8 => 2, FFI\CType::TYPE_UINT32 => 2,
    FFI\CType::TYPE_UINT64 => 2, FFI\CType::TYPE_DOUBLE => 3, FFI\CType::TYPE_POINTER => 4,
];
$text = preg_replace('/^#define.*$/m', '', file_get_contents($argv[1]));
$siap = FFI::cdef($text, $argv[2]); // which looks every function up in the library
preg_match_all('/^  (SIAP_\w+) = /m', $text, $constants);
foreach ($constants[1] as $name) {
    echo "constant $name ", $siap->$name, "\n";
}
preg_match_all('/^typedef struct (siap_\w+) \{/m', $text, $structs);
foreach ($structs[1] as $name) {
    $struct = $siap->new($name);
    $type = FFI::typeof($struct);
    echo "size $name ", FFI::sizeof($struct), "\n";
    foreach ($type->getStructFieldNames() as $field) {
        $inner = $type->getStructFieldType($field);
        echo "offset $name.$field ", $type->getStructFieldOffset($field), "\n";
        echo "bytes $name.$field ", FFI::sizeof($inner), "\n";
        echo "kind $name.$field ", KINDS[$inner->getKind()], "\n";
    }
}
