/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program itself says, in two languages, and text from outside made fit to show. */
#ifndef ASSESS_WORDS_H
#define ASSESS_WORDS_H

#include <stdio.h>

enum { ENGLISH, INDONESIAN };

enum word {
#define WORD(name, english, indonesian) WORD_##name,
#include "words.def"
#undef WORD
  WORD_COUNT
};

/* The plain text of a word. */
const char *word_text(int language, enum word word);

/* Write a message: {1} {2} {3} stand for a, b, c, which are escaped. No newline is added. */
void say(FILE *to, int language, enum word word, const char *a, const char *b, const char *c);

/* The same on stderr as a line of its own, with the name of the program before it. */
void tell(int language, enum word word, const char *a, const char *b, const char *c);

/* Ask whether another word was meant, when one of the candidates is near. */
void tell_near(int language, const char *wanted, const char *const *candidate, size_t count);

/* Write text from outside: what a terminal would obey, hide or misread is shown by its number. */
void show(FILE *to, const char *text);

/* The same character by character: fills `piece` without a NUL, moves on, gives its bytes. */
enum { SHOW_PIECE = 16 };
size_t show_next(const char **text, char piece[SHOW_PIECE]);

#endif
