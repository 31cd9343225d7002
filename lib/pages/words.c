/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Floor 5b. What a page says by itself, in both languages. */
#include "pages/page.h"

static const char *const words_of[SIAP_I_PAGE_WORDS][SIAP_I_LANGUAGES] = {
    [SIAP_I_PAGE_CONTENTS] = {"Contents", "Isi"},
    [SIAP_I_PAGE_FIGURES] = {"Figures of the chart", "Angka pada grafik"},
    [SIAP_I_PAGE_NOTHING] = {"None.", "Tidak ada."},
    [SIAP_I_PAGE_NOTE] = {"Note", "Catatan"},
    [SIAP_I_PAGE_NO_VALUE] = {"no value", "tidak bernilai"},
    [SIAP_I_PAGE_MEDIAN] = {"median", "median"},
    [SIAP_I_PAGE_SIMULATION] = {"Simulation", "Simulasi"},
    [SIAP_I_PAGE_NOT_OFFICIAL] = {"not final, not an official figure",
                                  "belum final, bukan angka resmi"},
    [SIAP_I_PAGE_PAGE] = {"Page", "Halaman"},
    [SIAP_I_PAGE_WITHOUT] = {"No", "Tanpa"},
};

const char *siap_i_page_say(const siap_i_page *page, enum siap_i_page_word word)
{
  return words_of[word][page->reader.words];
}
