/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How to use the program, in Indonesian. */
#include "help.h"

#define READING \
  "  --strict              keluar dengan 1 bila ada peringatan\n" \
  "  --max-bytes N         tolak masukan yang lebih besar; 500000, 64M, 1G (64M)\n" \
  "  --max-memory N        memori untuk membaca satu masukan; 200M, 1G (42M)\n" \
  "  --lang en|id          bahasa pesan dan label (menurut locale)\n"

#define COMMON \
  "  --rubric NAMA|JALUR   rubrik; jika tidak, rubrik yang disebut oleh bukti\n" \
  "  --rubrics FOLDER      cari rubrik lebih dahulu di folder ini\n" \
  "  --profile P           profil; jika tidak, profil untuk kelas daerah\n" \
  "  --class K             kelas daerah yang tidak menyebut kelasnya\n" \
  "  --region NAMA         daerah untuk CSV yang tidak menyebutnya;\n" \
  "                        selain itu hanya daerah dengan nama atau kode tersebut\n" \
  "  --stage T             tahap untuk CSV yang tidak menyebutnya:\n" \
  "                        self, desk, interview, visit, atau final\n" \
  READING

#define EXTERNALS \
  "  --reference FILE      bukti kohor acuan untuk skala; tanpa itu, daerah-daerah\n" \
  "                        dalam berkas itu sendiri\n" \
  "  --previous X          edisi lalu: buktinya, hasil (JSON), segel (hasil di dalamnya apa\n" \
  "                        adanya: assess verify membuktikannya), atau bilangan untuk nilai\n" \
  "                        luar \"previous\"\n" \
  "  --external ID=X       sama, untuk satu nilai luar dari rubrik\n"

#define OUTPUT \
  "  -o, --output BERKAS   tulis ke sana: utuh, atau tidak sama sekali\n"

#define ANALYSIS \
  "  --format F            text, json, csv, html: satu halaman, atau svg: grafik satu tabel (text)\n" \
  "  --table ID            tulis hanya tabel ini; CSV dan SVG memuat satu, yang pertama\n" \
  OUTPUT

const char *const help_indonesian[VERB_COUNT] = {
  [VERB_NONE] =
    "Menskor penilaian mandiri kota cerdas daerah-daerah di Indonesia.\n"
    "\n"
    "  assess check BERKAS...     sebutkan semua yang keliru pada rubrik atau bukti\n"
    "  assess score BERKAS        skor satu daerah, atau semua daerah dalam berkas\n"
    "  assess explain BERKAS ID   jelaskan asal suatu angka\n"
    "  assess info [RUBRIK]       uraikan rubrik, atau daftar rubrik yang ada\n"
    "  assess template RUBRIK     berkas bukti kosong, atau formulir, untuk diisi\n"
    "  assess merge BAGIAN...     satu berkas bukti dari bagian-bagian perangkat daerah\n"
    "  assess convert BERKAS      bukti dalam format lain, atau dibawa ke rubrik baru\n"
    "  assess seal BUKTI          hasil beserta digest semua yang mendasarinya\n"
    "  assess verify SEGEL        hitung ulang isi segel, lalu bandingkan\n"
    "  assess rank BERKAS...      peringkat banyak daerah, dan sebaran nilainya\n"
    "  assess compare BERKAS...   yang berubah dari berkas pertama ke berikutnya\n"
    "  assess agree BERKAS...     kesepakatan antarpenilai, atau mandiri dan final\n"
    "  assess robust BERKAS...    seberapa pasti nilai dan peringkat\n"
    "  assess plan BERKAS         langkah berikutnya, dan hasilnya\n"
    "  assess report BERKAS...    halaman satu daerah (hasil, perubahan, langkah) atau semua\n"
    "  assess owed BERKAS...      kewajiban tiap instansi, dan tenggatnya\n"
    "\n"
    "  assess PERINTAH --help     opsi dan contoh\n"
    "  assess --version\n"
    "\n"
    "BERKAS berupa XML, JSON, atau CSV; - adalah masukan standar. Hasil ditulis ke keluaran\n"
    "standar, pesan ke galat standar. --lang en: bahasa Inggris.\n"
    "\n"
    "Rubrik dicari menurut jalurnya, atau menurut namanya di --rubrics, $SIAP_RUBRIC_PATH,\n"
    "$XDG_DATA_HOME/siap/rubrics, $XDG_DATA_DIRS/siap/rubrics, dan tempat pemasangannya.\n"
    "\n"
    "Kode keluar: 0 selesai; 1 syarat tidak terpenuhi (--fail-under, --strict); 2 pemakaian\n"
    "keliru; 3 masukan tidak sah; 4 sah, tetapi tidak cukup untuk skor; 5 berkas tidak dapat\n"
    "dibaca atau ditulis; 70 galat internal.\n",
  [VERB_CHECK] =
    "assess check BERKAS...\n"
    "\n"
    "Sebutkan semua yang keliru pada rubrik, bukti (XML, JSON, atau CSV), atau hasil.\n"
    "Bukti diperiksa terhadap rubriknya, daerah demi daerah, dan dilihat seperti oleh seorang\n"
    "penelaah: jawaban tanpa bukti, dokumen kedaluwarsa atau terlambat, satu berkas untuk\n"
    "banyak pertanyaan, lonjakan sejak tahun lalu, satu tingkat di mana-mana, survei yang\n"
    "janggal. Peringatan itu tidak mengubah nilai, dan tidak diberikan lagi setelah tahap\n"
    "final. Di belakangnya tertulis instansi yang harus bertindak, menurut rubrik.\n"
    "\n"
    COMMON
    "  --reference BERKAS    bukti kohor acuan untuk skala\n"
    "  --previous BERKAS     bukti, hasil (JSON), atau segel edisi lalu: peringatkan lonjakan\n"
    "                        dua tingkat; tabel silang menentukan butir yang sama\n"
    "  --by holder           urutkan temuan menurut instansi yang harus bertindak\n"
    "\n"
    "Contoh:\n"
    "  assess check malang-2023.xml\n"
    "  assess check --rubric gmsc-2023 --class kppn-ikn --region \"Kabupaten Malang\" malang.csv\n",
  [VERB_SCORE] =
    "assess score BERKAS\n"
    "\n"
    "Skor daerah dalam berkas. Beberapa daerah menghasilkan satu baris masing-masing. Berkas\n"
    "yang keliru tidak diskor.\n"
    "\n"
    COMMON
    EXTERNALS
    "  --format F            text, json, csv, line, atau xml (text)\n"
    OUTPUT
    "  --fail-under X        keluar dengan 1 bila indeks pertama suatu daerah di bawah X\n"
    "\n"
    "Contoh:\n"
    "  assess score malang-2023.xml --previous malang-2022.xml\n"
    "  assess score regions-2022.csv --rubric gmsc-2022 --format csv -o skor.csv\n",
  [VERB_EXPLAIN] =
    "assess explain BERKAS ID\n"
    "\n"
    "Jelaskan asal angka suatu indeks, simpul, atau indikator: sampai ke setiap pertanyaan,\n"
    "bobot, penilaian, dan dokumennya.\n"
    "\n"
    COMMON
    EXTERNALS
    "  --format F            text atau json (text)\n"
    OUTPUT
    "\n"
    "Contoh:\n"
    "  assess explain malang-2023.xml outcome\n"
    "  assess explain regions-2022.csv achievement --rubric gmsc-2022 --region \"KAB. KUDUS\"\n",
  [VERB_INFO] =
    "assess info [RUBRIK]\n"
    "assess info --words\n"
    "\n"
    "Uraikan rubrik: sumber, indeks, profil, dan indikatornya. Tanpa nama: daftar rubrik yang\n"
    "dapat ditemukan.\n"
    "\n"
    "  --words               tampilkan kata yang dapat ditulis dalam rubrik: metode dan\n"
    "                        penormal beserta rumusnya, aturan pembulatan, kebijakan, dan lainnya\n"
    "  --rubrics FOLDER      cari rubrik lebih dahulu di folder ini\n"
    "  --format F            text atau json (text)\n"
    OUTPUT
    "  --max-bytes N         tolak masukan yang lebih besar; 500000, 64M, 1G (64M)\n"
    "  --max-memory N        memori untuk membaca satu masukan; 200M, 1G (42M)\n"
    "  --lang en|id          bahasa pesan dan label (menurut locale)\n"
    "\n"
    "Contoh:\n"
    "  assess info\n"
    "  assess info gmsc-2023 --lang id\n",
  [VERB_TEMPLATE] =
    "assess template RUBRIK\n"
    "\n"
    "Tulis berkas bukti kosong yang menanyakan isi rubrik, dengan label, pemegang, tingkat,\n"
    "dan bukti setiap pertanyaan. Isilah, lalu periksa dengan assess check. Yang dibiarkan\n"
    "kosong dianggap belum dijawab, bukan 0.\n"
    "\n"
    "  --rubrics FOLDER      cari rubrik lebih dahulu di folder ini\n"
    "  --profile P           profil\n"
    "  --class K             atau kelas daerah, yang menentukan profilnya\n"
    "  --holder H            hanya yang ditanyakan kepada pemegang (OPD) ini\n"
    "  --format F            xml, csv, csv-excel: titik koma dan koma desimal, atau html: formulir\n"
    "                        untuk peramban, satu berkas, berfungsi tanpa jaringan (xml)\n"
    OUTPUT
    "  --max-bytes N         tolak masukan yang lebih besar; 500000, 64M, 1G (64M)\n"
    "  --max-memory N        memori untuk membaca satu masukan; 200M, 1G (42M)\n"
    "  --lang en|id          bahasa pesan dan label (menurut locale)\n"
    "\n"
    "Contoh:\n"
    "  assess template gmsc-2023 --class kppn-ikn -o malang.xml\n"
    "  assess template gmsc-2023 --class reguler --holder bappeda --format csv-excel \\\n"
    "      --lang id -o bappeda.csv\n"
    "  assess template gmsc-2023 --class kppn-ikn --format html --lang id -o formulir.html\n",
  [VERB_MERGE] =
    "assess merge BAGIAN...\n"
    "\n"
    "Satukan bagian-bagian yang dikirim perangkat daerah menjadi satu berkas bukti. Yang hanya\n"
    "disebut satu bagian diambil; yang disebut sama oleh beberapa bagian diambil sekali,\n"
    "beserta dokumen semuanya. Yang berbeda adalah pertentangan: masing-masing disebut dengan\n"
    "kedua jawabannya, letaknya, dan siapa penjawabnya, dan tidak ada yang ditulis. Jawaban\n"
    "yang dibawa dari tahun lalu mengalah kepada jawaban baru. Semua bagian dibaca dahulu.\n"
    "\n"
    "  --prefer BAGIAN       pakai isi bagian ini jika berbeda; yang tidak dipakai disebutkan\n"
    "  --format F            xml, json, csv, atau csv-excel: titik koma dan koma desimal\n"
    "                        (menurut akhiran nama keluaran, atau xml)\n"
    OUTPUT
    "  --rubric NAMA|JALUR   rubrik untuk CSV yang tidak menyebutnya\n"
    "  --rubrics FOLDER      cari rubrik lebih dahulu di folder ini\n"
    "  --region NAMA         daerah untuk CSV yang tidak menyebutnya\n"
    "  --class K             kelas daerah yang tidak menyebut kelasnya\n"
    "  --stage T             tahap untuk CSV yang tidak menyebutnya\n"
    READING
    "\n"
    "Contoh:\n"
    "  assess merge bappeda.xml diskominfo.csv -o malang.xml\n"
    "  diskominfo.csv:3: kesalahan E352: \"base.rapat_dewan\" dijawab \"level 3\" di sini dan \"level 4\" di bappeda.xml:7\n"
    "    Mintalah perangkat daerah bersepakat lalu perbaiki salah satu berkas, atau nyatakan berkas yang didahulukan (assess: --prefer).\n",
  [VERB_CONVERT] =
    "assess convert BERKAS\n"
    "\n"
    "Tulis bukti dalam format lain. XML dan JSON memuat semuanya; yang tidak dapat dimuat CSV\n"
    "disebutkan pada galat standar. Dengan --carry-to, tulis bukti tahun lalu sebagai rancangan\n"
    "untuk rubrik baru: jawaban yang menurut tabel padanannya sama dibawa dan masing-masing\n"
    "ditandai carried; selebihnya dibiarkan kosong dan disebutkan alasannya. Kelas yang tidak\n"
    "dilayani rubrik baru juga tidak dibawa: --class menyebut kelas tahun ini.\n"
    "\n"
    "  --carry-to NAMA|JALUR rubrik yang baru\n"
    "  --format F            xml, json, csv, atau csv-excel: titik koma dan koma desimal\n"
    "                        (menurut akhiran nama keluaran, atau xml)\n"
    OUTPUT
    "  --rubric NAMA|JALUR   rubrik berkas itu; jika tidak, rubrik yang disebutnya\n"
    "  --rubrics FOLDER      cari rubrik lebih dahulu di folder ini\n"
    "  --region NAMA         daerah untuk CSV yang tidak menyebutnya\n"
    "  --class K             kelas daerah yang tidak menyebut kelasnya\n"
    "  --stage T             tahap untuk CSV yang tidak menyebutnya\n"
    READING
    "\n"
    "Contoh:\n"
    "  assess convert malang.xml --format csv-excel -o malang.csv\n"
    "  assess convert malang-2022.xml --carry-to gmsc-2023 --class kppn-ikn -o malang-2023.xml\n",
  [VERB_SEAL] =
    "assess seal BUKTI\n"
    "\n"
    "Skor semua daerah dalam berkas seperti assess score, lalu tulis hasilnya bersama SHA-256\n"
    "berkas rubrik, bukti, acuan, dan edisi lalu serta setiap dokumen. Dokumen yang SHA-256-nya\n"
    "lain dari yang dinyatakan bukti ditolak (keluar dengan 3). Berkas sama, hasil sama bita\n"
    "demi bita: nama disimpan seperti diberikan, folder komputer ini tidak. Pemeriksaan mencari\n"
    "berkas menurut nama itu: masukan standar (-) tidak bernama, jadi ditolak, begitu juga dua\n"
    "berkas yang akan bernama sama. Ukuran dokumen tidak dibatasi.\n"
    "\n"
    COMMON
    EXTERNALS
    "  --documents FOLDER    dokumen yang disebut bukti (href), untuk dihitung digestnya\n"
    "  --date T              tanggal untuk segel, misalnya 2026-11-22; jika tidak, dari\n"
    "                        $SOURCE_DATE_EPOCH; jika tidak, tanpa tanggal\n"
    OUTPUT
    "\n"
    "Contoh:\n"
    "  assess seal malang-2023.xml --previous malang-2022.xml --documents dokumen -o segel.json\n",
  [VERB_VERIFY] =
    "assess verify SEGEL [BERKAS...]\n"
    "\n"
    "Hitung ulang semua yang dinyatakan segel, tanpa jaringan, lalu bandingkan: SHA-256 setiap\n"
    "berkas dan dokumen, serta setiap angka. Berkas dicari menurut namanya di samping segel dan\n"
    "di sini; rubrik juga di tempat rubrik; BERKAS yang disebut didahulukan.\n"
    "Keluar dengan 1: ada yang berbeda, dan setiap perbedaan disebut beserta nilai semula dan kini.\n"
    "\n"
    "  --documents FOLDER    dokumen; tanpa ini tidak dibandingkan, dan diperingatkan\n"
    "  --rubrics FOLDER      cari rubrik lebih dahulu di folder ini\n"
    READING
    "\n"
    "Contoh:\n"
    "  assess verify segel.json\n"
    "  assess verify segel.json --documents dokumen arsip/malang-2023.xml\n",
  [VERB_RANK] =
    "assess rank BERKAS...\n"
    "\n"
    "Memeringkat daerah dari semua berkas, yang menjawab satu rubrik, dan menguraikan sebaran\n"
    "nilainya. BERKAS berisi bukti, atau hasil yang ditulis dengan score --format json.\n"
    "\n"
    COMMON
    EXTERNALS
    ANALYSIS
    "\n"
    "Contoh:\n"
    "Dari 38 daerah, dua berbagi peringkat kedua belas, dan tidak ada yang ketiga belas.\n"
    "  assess rank regions-2022.csv --rubric gmsc-2022 --of achievement --table ranks --lang \\\n"
    "      id\n"
    "    1  KOTA SURABAYA             3,41       1,00        4  awal                   1    38\n"
    "    12  KAB. MALANG               2,51       0,68        3  awal                  12    38\n"
    "    12  KAB. MANGGARAI TIMUR      2,51       0,68        3  awal                  12    38\n"
    "    14  KAB. KONAWE SELATAN       2,50       0,65        3  awal                  14    38\n"
    "\n"
    "Apakah kelima dimensi sejalan:\n"
    "  assess rank regions-2022.csv --rubric gmsc-2022 --relations \\\n"
    "      baseline,output,outcome,impact,quick_win --table reliability --lang id\n"
    "    38       5  0,9282  0,8844  0,9588      0,9419\n"
    "\n",
  [VERB_COMPARE] =
    "assess compare SEBELUM SESUDAH\n"
    "assess compare BERKAS BERKAS BERKAS...\n"
    "\n"
    "Menyebut yang berubah dari satu tahun ke tahun berikutnya, dan penyebab selisihnya. Setiap\n"
    "berkas adalah satu tahun, menurut urutan waktu, dari satu daerah atau lebih: bukti, atau\n"
    "hasil yang ditulis dengan score --format json. Dua yang terakhir dibandingkan; dari tiga\n"
    "berkas atau lebih disebut pula trennya. Lebih dahulu disebut apakah keduanya dapat\n"
    "dibandingkan: dengan dua rubrik, yang disebut sebanding oleh tabel padanan rubrik sesudah\n"
    "harus memuat cukup bobot; jika tidak, selisih tidak diberikan (kode keluar 4). Tanpa\n"
    "--previous setiap berkas mengambil nilai tahun lalu dari berkas sebelumnya.\n"
    "\n"
    COMMON
    EXTERNALS
    ANALYSIS
    "\n"
    "Contoh:\n"
    "Dari 2,51 menjadi 2,94; selisih 0,43 terbagi menjadi:\n"
    "  assess compare malang-2022.xml malang-2023.xml --of achievement --table causes --lang \\\n"
    "      id\n"
    "    jawaban                          0,5045\n"
    "    cakupan dan yang tidak berlaku   0,0000\n"
    "    bobot dan susunan               -0,0983\n"
    "    pertanyaan baru                  0,0069\n"
    "    pertanyaan yang dihapus          0,0232\n"
    "    pembulatan                      -0,0064\n"
    "\n"
    "Lima tahun Kota Bogor terlalu sedikit untuk menyebut tren:\n"
    "  assess compare bogor-2020.csv bogor-2021.csv bogor-2022.csv bogor-2023.csv \\\n"
    "      bogor-2024.csv --rubric bogor-series.xml --times 2020,2021,2022,2023,2024 --table \\\n"
    "      trend --lang id\n"
    "    KOTA BOGOR  32.71  Indeks Pencapaian  5  8   0,80  0,0833  semua urutan         0,0833      0,0962  -0,11    0,22  tidak terbukti\n"
    "\n",
  [VERB_AGREE] =
    "assess agree BERKAS\n"
    "assess agree BERKAS BERKAS...\n"
    "\n"
    "Seberapa jauh mereka yang menilai butir yang sama dari daerah yang sama sepakat, dan siapa\n"
    "menilai lebih tinggi. Satu BERKAS: para penilai yang penilaiannya ada dalam jawaban. Dua\n"
    "sampai delapan: tahap, seperti self, desk, dan final, atau satu berkas per penilai; masing-\n"
    "masing dibandingkan dengan yang terakhir. Daerah dicocokkan menurut kode, lalu nama; yang\n"
    "tidak ada pada satu pihak didaftar tersendiri dan bukan 0. Isi survei tidak pernah dipakai.\n"
    "\n"
    COMMON
    EXTERNALS
    ANALYSIS
    "\n"
    "Tabel: indices, summary (persentase kesepakatan, kappa, alfa, W), icc, pairs, bias,\n"
    "raters, disputed, apart, about. Di bawahnya tertulis cara membaca dan sumber rumusnya.\n"
    "\n"
    "Contoh: Kota Denpasar, SPBE 2021. Kota menilai dirinya 3,75, para evaluator 3,19.\n"
    "  assess agree denpasar-2021-self.xml denpasar-2021-final.xml --lang id --table indices\n"
    "    Kota Denpasar  51.71  self      3,75  final      3,19     0,56\n"
    "\n"
    "Dari 47 tingkat 38 % tidak berubah: hanya sedikit di atas kebetulan, tetapi kebanyakan\n"
    "berubah satu tingkat, yang dimaafkan oleh bobot kuadrat.\n"
    "  assess agree denpasar-2021-self.xml denpasar-2021-final.xml --lang id --table summary\n"
    "    kesepakatan, butir      0,383  0,2579  0,5257        -  47\n"
    "    kappa Cohen            0,1868  0,0073  0,3662   0,0174  47                    2  tipis\n"
    "    kappa, bobot kuadrat   0,5467  0,3726  0,7208  <0,0001  47                    2  sedang\n"
    "\n"
    "Rata-rata kota menilai setengah tingkat terlalu tinggi (self 0,2766 di atas nilai tengah\n"
    "keduanya), pada 53 % butir; --table bias memuatnya dengan selang dan uji.\n"
    "  assess agree denpasar-2021-self.xml denpasar-2021-final.xml --lang id --table raters\n"
    "    self            47       47       0,2766\n"
    "    final           47       47      -0,2766\n"
    "  assess agree denpasar-2021-self.xml denpasar-2021-final.xml --table bias --by D1,D4 \\\n"
    "      --format csv -o bias.csv\n",
  [VERB_ROBUST] =
    "assess robust BERKAS...\n"
    "\n"
    "Menunjukkan seberapa pasti nilai dan peringkat. Yang tidak pasti disebutkan dengan --sources:\n"
    "asesor dan responden diundi ulang, jawaban kosong mendapat sembarang tingkat pada skalanya,\n"
    "bobot berada di sekitar bobot rubrik, simpul memakai rata-rata lain, satu butir dihilangkan,\n"
    "butir yang jawabannya bilangan memakai penormal lain. Semuanya diskor ulang, 1000 kali, seperti\n"
    "semula. BERKAS berisi bukti: hasil tidak memuat jawaban yang dapat diundi.\n"
    "\n"
    "Sumber: ratings, survey, missing, weights, methods, items, normalisers. Penormal lain dihitung\n"
    "dari daerah dalam BERKAS, berada pada skala butir itu sendiri, dan diundi sekaligus untuk semua\n"
    "butir; tingkat, predikat dan penilaian tetap. Bilangan pada lembar kerja adalah tingkat bila\n"
    "butirnya berskala; nilai terukur ditulis value=\"...\" dalam XML.\n"
    "\n"
    COMMON
    EXTERNALS
    ANALYSIS
    "\n"
    "Contoh:\n"
    "Bila setiap bobot dapat seperempat lebih atau kurang, tujuh teratas 2022 tetap pada tempatnya, dan\n"
    "yang lain dapat bergeser:\n"
    "  assess robust regions-2022.csv --rubric gmsc-2022 --of achievement --sources weights \\\n"
    "      --weights noise --noise 0.25 --table ranks --lang id\n"
    "    KAB. DAIRI                      20     20,483    18,00     22,00       1,293\n"
    "    KAB. KONAWE SELATAN             14      13,00    11,00     15,00       1,118\n"
    "    KAB. MALANG                     12     12,768    11,00     16,00       1,214\n"
    "    KOTA MALANG                      7       7,00     7,00      7,00        0,00\n"
    "    KOTA SURABAYA                    1       1,00     1,00      1,00        0,00\n"
    "\n",
  [VERB_PLAN] =
    "assess plan BERKAS\n"
    "\n"
    "Kenaikan dari tiap butir bila naik satu level atau sampai puncak, dan langkah termurah\n"
    "untuk mencapai sasaran, beserta pemegangnya. Tiap daerah direncanakan sendiri. Upaya satu\n"
    "langkah menurut atribut atau kolom effort pada jawabannya; tanpa itu 1.\n"
    "\n"
    COMMON
    EXTERNALS
    ANALYSIS
    "\n"
    "Tabel: outcome, steps, gains, quick, left (yang tidak disertakan, dan sebabnya), about.\n"
    "Eksak: terbukti tidak ada yang lebih murah. Hampir: dengan upaya yang sedikitnya diperlukan.\n"
    "Kode keluar 4: sasaran tidak dapat dicapai; pesannya menyebut nilai tertinggi.\n"
    "\n"
    "Contoh:\n"
    "Dua tingkat menaikkan indeks dari 2,94 menjadi 3,00, dan tidak ada rencana yang lebih murah:\n"
    "  assess plan malang-2023.xml --target 3.00 --table steps --lang id\n"
    "    35.07       1  Ketersediaan peraturan smart city  diskominfo  3,00  4,00      1   1,00  2,969               2,97\n"
    "    35.07       2  Fungsi Forum Smart City            diskominfo  2,00  3,00      1   1,00  2,997               3,00\n"
    "\n"
    "Satu pilar:\n"
    "  assess plan malang-2023.xml --node governance --target 3.20 --table steps --lang id\n"
    "    35.07       1  Status kinerja menurut LPPD  Smart Governance  setda     1,00  4,00      3   3,00  3,2267               3,23\n"
    "\n"
    "Satu predikat: sebelas tingkat, terbukti.\n"
    "  assess plan denpasar-2021-final.xml --target-band very-good --table outcome --lang id\n"
    "    51.71  Indeks SPBE                                       3,19     3,52    3,52      3,52     3,52  eksak  11,00           11,00     0,00\n"
    "\n",
  [VERB_OWED] =
    "assess owed BERKAS...\n"
    "\n"
    "Kewajiban tiap instansi: butir tanpa jawaban, tingkat tanpa bukti, dokumen kedaluwarsa, dan\n"
    "hal yang akan ditanyakan penelaah. Tenggatnya adalah tanggal batas pada bukti, atau\n"
    "--deadline. Keterlambatan hanya dinyatakan dengan --today: jam tidak dilihat, agar masukan\n"
    "yang sama memberi keluaran yang sama. Dalam skrip: --today \"$(date +%F)\".\n"
    "\n"
    COMMON
    EXTERNALS
    ANALYSIS
    "\n"
    "Tabel: agencies, open, about.\n"
    "\n"
    "Contoh: formulir kosong, dan yang belum dikerjakan kantor statistik setelah lewat dua hari.\n"
    "  assess template gmsc-2023 --class reguler | assess owed - --holder bps --table agencies \\\n"
    "      --deadline 2026-09-30 --today 2026-10-02 --lang id\n"
    "    bps                2         0              0       2    tidak ada    tidak ada                 0     0,0%  2026-09-30  ya\n"
    "\n"
    "Butir demi butir, dengan bobotnya dalam indeks dan kenaikannya bila sampai puncak:\n"
    "  assess template gmsc-2023 --class reguler --lang id | assess owed - --holder bps \\\n"
    "      --table open --deadline 2026-09-30 --lang id\n"
    "    bps       Persentase penduduk miskin        Smart Economy  jawaban     0,9%              0,036  2026-09-30\n"
    "\n",
  [VERB_REPORT] =
    "assess report BERKAS...\n"
    "\n"
    "Laporan satu daerah sebagai satu halaman HTML, untuk dibaca dan dicetak: indeks beserta yang masih\n"
    "terbuka, perubahan dan sebabnya, pilar, kekuatan dan kelemahan, langkah berikutnya, setiap\n"
    "pertanyaan dengan buktinya, temuan, dan dasar semuanya. Berkas adalah tahun berurutan; yang\n"
    "terakhir dilaporkan. Yang tidak dapat ditampilkan disebut beserta sebabnya. Banyak daerah tanpa\n"
    "--region: ikhtisar.\n"
    "\n"
    "  --self BERKAS         penilaian mandiri tahun yang sama, sebagai pembanding\n"
    COMMON
    EXTERNALS
    "  --format F            html, text, json, csv, atau svg: grafik satu tabel (html)\n"
    "  --table ID            tulis hanya tabel ini; CSV dan SVG memuat satu, yang pertama\n"
    OUTPUT
    "\n"
    "Tanggal laporan menurut --date, atau $SOURCE_DATE_EPOCH; selain itu tanpa tanggal.\n"
    "\n"
    "Contoh:\n"
    "  assess report malang-2022.xml malang-2023.xml --target 3.00 --lang id -o malang.html\n"
    "Tabel pertamanya, dengan kata-kata:\n"
    "  assess report malang-2022.xml malang-2023.xml --target 3.00 --lang id --format text --table brief\n"
    "    Indeks          Indeks Pencapaian: 2,94\n"
    "    Perubahan       naik 0,43 dari 2,51\n"
    "    Mengapa         jawaban +0,50; bobot dan susunan -0,10; pertanyaan yang dihapus +0,02\n"
    "    Terkuat         Smart Living 3,21\n"
    "    Terlemah        Smart Branding 2,80\n"
    "    Menuju sasaran  2 pertanyaan dinaikkan, upaya 2: indeks akan menjadi 3,00\n"
    "\n"
    "Penilaian mandiri dan penilaian akhir, dan satu dari banyak daerah:\n"
    "  assess report denpasar-2021-final.xml --self denpasar-2021-self.xml --lang id --format text \\\n"
    "      --table brief\n"
    "    Penilaian mandiri  3,75, di atas penilaian akhir sebesar 0,56\n"
    "  assess report regions-2022.csv --rubric gmsc-2022 --region \"KAB. MALANG\" --lang id -o malang.html\n"
    "\n",
};
