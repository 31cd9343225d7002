# SPDX-License-Identifier: GPL-3.0-or-later
# bash completion for assess. What there is to choose from, the program is asked: verbs, options and
# their words from its help, rubrics and profiles from `assess info`.

# _assess_words PATTERN: what the words on the command line begin with goes into COMPREPLY
_assess_words() {
  local word
  while IFS= read -r word; do
    [[ $word == "$cur"* ]] && COMPREPLY+=("$word")
  done
}

_assess_files() {
  local path
  while IFS= read -r path; do
    [[ -d $path ]] && path+=/
    COMPREPLY+=("$path")
  done < <(compgen -f -- "$cur")
  compopt -o nospace 2> /dev/null
  [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} != */ ]] && compopt +o nospace 2> /dev/null
}

_assess_verbs() {
  "$program" --help --lang en 2> /dev/null | sed -n 's/^  assess \([a-z][a-z-]*\).*/\1/p' | sort -u
}

# "  --name X    words": the names, with -o before --output
_assess_options() {
  "$program" "$verb" --help --lang en 2> /dev/null |
    sed -n 's/^  \(-[a-z], \)\{0,1\}\(--[a-z][a-z-]*\).*/\2/p' | sort -u
  printf '%s\n' --help --version
}

# What an option may be: the words in its line of the help, up to a bracket or a colon, or with bars between
_assess_choices() {
  local line
  line=$("$program" "$verb" --help --lang en 2> /dev/null |
    sed -n "s/^  \(-[a-z], \)\{0,1\}$1 \(.*\)/\2/p" | head -n 1)
  case ${line%% *} in
    *'|'*) printf '%s\n' "${line%% *}" | tr '|' '\n' | grep -x '[a-z][a-z-]*' ;;
    *) printf '%s\n' "${line#* }" | sed 's/[(:].*//' | tr -s ', ' '\n' | grep -x '[a-z][a-z-]*' | grep -vx or ;;
  esac
}

# Names of rubrics that are found, and files
_assess_rubrics() {
  _assess_words < <("$program" info --format json "${folders[@]}" 2> /dev/null |
    sed -n 's/.*"name": "\([^"]*\)".*/\1/p')
}

# The profiles of the rubric on the command line: behind --rubric, or of template
_assess_profiles() {
  local i rubric=
  for ((i = 1; i < ${#COMP_WORDS[@]}; i++)); do
    [[ ${COMP_WORDS[i]} == --rubric ]] && rubric=${COMP_WORDS[i + 1]#=}
    [[ ${COMP_WORDS[i]} == --rubric && -z $rubric ]] && rubric=${COMP_WORDS[i + 2]}
    [[ $verb == template && -z $rubric && ${COMP_WORDS[i]} != -* && ${COMP_WORDS[i]} != template &&
      ${COMP_WORDS[i - 1]} != -* && ${COMP_WORDS[i]} != "$cur" ]] && rubric=${COMP_WORDS[i]}
  done
  [[ -n $rubric ]] || return
  "$program" info "$rubric" --format json --lang en "${folders[@]}" 2> /dev/null |
    sed -n '/^  "profiles": \[/,/^  \]/s/^    {"id": "\([^"]*\)".*/\1/p'
}

_assess() {
  local program=${COMP_WORDS[0]} cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
  local verb='' i
  local -a folders=()
  COMPREPLY=()
  # "--option=value" comes as three words
  [[ $cur == = ]] && cur=
  [[ $prev == = ]] && prev=${COMP_WORDS[COMP_CWORD - 2]}
  for ((i = 1; i < COMP_CWORD; i++)); do
    [[ -z $verb && ${COMP_WORDS[i]} != -* && ${COMP_WORDS[i - 1]} != -* ]] && verb=${COMP_WORDS[i]}
    [[ ${COMP_WORDS[i]} == --rubrics ]] && folders=(--rubrics "${COMP_WORDS[i + 1]}")
  done
  case $prev in
    --rubric)
      _assess_rubrics
      _assess_files ;;
    --profile) _assess_words < <(_assess_profiles) ;;
    --rubrics | --documents | --reference | --previous | --output | -o) _assess_files ;;
    --stage) _assess_words < <(printf '%s\n' self desk interview visit final) ;;
    --lang) _assess_words < <(printf '%s\n' en id) ;;
    --?*)
      if [[ $cur != -* && -n $verb ]] && ! _assess_is_flag "$prev"; then
        _assess_words < <(_assess_choices "$prev")
        return
      fi
      _assess_rest ;;
    *) _assess_rest ;;
  esac
}

# --strict and the like take no value: in the help nothing but blanks stands behind their name
_assess_is_flag() {
  [[ $1 == --help || $1 == --version ]] ||
    "$program" "$verb" --help --lang en 2> /dev/null | grep -q "^  $1   "
}

# Neither the value of an option nor the beginning of one
_assess_rest() {
  if [[ -z $verb && $cur != -* ]]; then
    _assess_words < <(_assess_verbs)
  elif [[ $cur == -* ]]; then
    _assess_words < <(_assess_options)
  else
    [[ $verb == info || $verb == template ]] && _assess_rubrics
    _assess_files
  fi
}

complete -F _assess assess
