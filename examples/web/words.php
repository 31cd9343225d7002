<?php

// SPDX-License-Identifier: GPL-3.0-or-later

// What the page says, in both languages. The words for figures are those of the library.

declare(strict_types=1);

namespace Siap\Page;

const ENGLISH = [
    'lang' => 'en', 'title' => 'Score an evidence file', 'other' => 'Bahasa Indonesia',
    'intro' => 'The file is read, scored and forgotten: nothing of it is kept.',
    'file' => 'Evidence file (XML, JSON or CSV, at most 4 MiB)', 'rubric' => 'Rubric',
    'csv' => 'What a CSV file does not say',
    'region' => 'Region (of several: the one to show)', 'class' => 'Class of the region',
    'stage' => 'Stage', 'stages' => 'as in the file', 'previous' => 'Index of last year',
    'send' => 'Score', 'result' => 'Result', 'refused' => 'Not scored',
    'findings' => 'What was found', 'none' => 'Nothing was found.',
    'counted' => '%d errors, %d warnings, %d notes', 'shown' => 'The first %d are shown.',
    'where' => 'File', 'line' => 'Line', 'code' => 'Code', 'text' => 'Finding', 'hint' => 'Remedy',
    'error' => 'error', 'warning' => 'warning', 'note' => 'note',
    'part' => 'Part', 'score' => 'Score', 'weight' => 'Weight', 'adds' => 'Adds',
    'answered' => 'Answered', 'band' => 'Band', 'bounds' => 'Worst – best', 'mark' => 'Mark',
    'published' => 'published', 'ours' => 'ours', 'profile' => 'profile', 'rests' => 'Rests on',
    'scored' => 'scored', 'missing' => 'missing', 'not-applicable' => 'not applicable',
    'withheld' => 'withheld', 'invalid' => 'invalid',
    'simulation' => 'SIMULATION: not final, not an official figure',
    'absent' => 'did not take part',
    'choose' => 'No file was sent: choose one.', 'one' => 'Send one file only.',
    'large' => 'The file is larger than 4 MiB.', 'partial' => 'The file did not arrive whole.',
    'field' => 'A field holds what it cannot hold: %s.', 'noregion' => 'No such region: %s.',
    'method' => 'The page takes GET and POST.',
    'broken' => 'Something went wrong here; the file is not at fault. Please try again later.',
];

const INDONESIAN = [
    'lang' => 'id', 'title' => 'Hitung skor berkas bukti', 'other' => 'English',
    'intro' => 'Berkas dibaca, dihitung, lalu dilupakan: tidak ada yang disimpan.',
    'file' => 'Berkas bukti (XML, JSON atau CSV, paling besar 4 MiB)', 'rubric' => 'Rubrik',
    'csv' => 'Yang tidak dinyatakan berkas CSV',
    'region' => 'Daerah (bila beberapa: yang ditampilkan)', 'class' => 'Kelas daerah',
    'stage' => 'Tahap', 'stages' => 'seperti dalam berkas', 'previous' => 'Indeks tahun lalu',
    'send' => 'Hitung', 'result' => 'Hasil', 'refused' => 'Tidak dihitung',
    'findings' => 'Temuan', 'none' => 'Tidak ada temuan.',
    'counted' => '%d kesalahan, %d peringatan, %d catatan',
    'shown' => 'Ditampilkan %d yang pertama.',
    'where' => 'Berkas', 'line' => 'Baris', 'code' => 'Kode', 'text' => 'Temuan', 'hint' => 'Saran',
    'error' => 'kesalahan', 'warning' => 'peringatan', 'note' => 'catatan',
    'part' => 'Bagian', 'score' => 'Skor', 'weight' => 'Bobot', 'adds' => 'Andil',
    'answered' => 'Terjawab', 'band' => 'Predikat', 'bounds' => 'Terburuk – terbaik',
    'mark' => 'Tanda', 'published' => 'resmi', 'ours' => 'hitungan libsiap', 'profile' => 'profil',
    'rests' => 'Berdasarkan',
    'scored' => 'berskor', 'missing' => 'kosong', 'not-applicable' => 'tidak berlaku',
    'withheld' => 'ditahan', 'invalid' => 'tidak sah',
    'simulation' => 'SIMULASI: belum final, bukan angka resmi',
    'absent' => 'tidak ikut serta',
    'choose' => 'Tidak ada berkas yang dikirim: pilih satu.', 'one' => 'Kirim satu berkas saja.',
    'large' => 'Berkas lebih besar dari 4 MiB.', 'partial' => 'Berkas tidak sampai utuh.',
    'field' => 'Isian tidak dapat diterima: %s.', 'noregion' => 'Tidak ada daerah itu: %s.',
    'method' => 'Halaman ini menerima GET dan POST.',
    'broken' => 'Ada gangguan di sini; berkasnya tidak salah. Silakan coba lagi nanti.',
];

/** @return array<string, string> */
function words(string $language): array
{
    return $language === 'en' ? ENGLISH : INDONESIAN;
}
