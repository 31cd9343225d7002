/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How to use the program, in English. */
#include "help.h"

#define READING \
  "  --strict              exit 1 when there is any warning\n" \
  "  --max-bytes N         refuse larger inputs; 500000, 64M, 1G (64M)\n" \
  "  --max-memory N        memory that reading one input may take; 200M, 1G (42M)\n" \
  "  --lang en|id          language of messages and labels (that of the locale)\n"

#define COMMON \
  "  --rubric NAME|PATH    the rubric; otherwise the one that the evidence names\n" \
  "  --rubrics DIR         look for rubrics in this folder first\n" \
  "  --profile P           the profile; otherwise the one that serves the class\n" \
  "  --class C             class of regions that do not say their own\n" \
  "  --region NAME         the region of a CSV file that names none;\n" \
  "                        otherwise take only the region of that name or code\n" \
  "  --stage S             stage of a CSV file that does not say it:\n" \
  "                        self, desk, interview, visit or final\n" \
  READING

#define EXTERNALS \
  "  --reference FILE      evidence of the cohort that scales are fitted on; without it,\n" \
  "                        the regions of the file itself\n" \
  "  --previous X          last edition: evidence of it, a result (JSON), a seal (its results\n" \
  "                        as they stand: assess verify proves them), or a number for the\n" \
  "                        external \"previous\"\n" \
  "  --external ID=X       the same for one external of the rubric\n"

#define OUTPUT \
  "  -o, --output FILE     write there: whole, or not at all\n"

#define ANALYSIS \
  "  --format F            text, json, csv, html: a page, or svg: the chart of a table (text)\n" \
  "  --table ID            write only this table; CSV and SVG hold one, the first\n" \
  OUTPUT

const char *const help_english[VERB_COUNT] = {
  [VERB_NONE] =
    "Score the smart-city self-assessments of Indonesian regions.\n"
    "\n"
    "  assess check FILE...       say everything that is wrong with rubrics or evidence\n"
    "  assess score FILE          score a region, or every region of a file\n"
    "  assess explain FILE ID     say where a figure comes from\n"
    "  assess info [RUBRIC]       describe a rubric, or list the rubrics there are\n"
    "  assess template RUBRIC     an empty evidence file, or a form, to fill in\n"
    "  assess merge PART...       one evidence file of the parts that agencies sent back\n"
    "  assess convert FILE        evidence in another format, or carried over to a new rubric\n"
    "  assess seal FILE           results with the digests of all that they rest on\n"
    "  assess verify SEAL         recompute what a seal says, and compare\n"
    "  assess rank FILE...        ranks of many regions, and how their values are spread\n"
    "  assess compare FILE...     what changed from the first file to the next\n"
    "  assess agree FILE [FILE]   how far assessors, or self and final, agree\n"
    "  assess robust FILE...      how certain scores and ranks are\n"
    "  assess plan FILE           what to do next, and what it would bring\n"
    "  assess report FILE...      a page of one region (result, change, what to do) or of all\n"
    "  assess owed FILE...        which agency owes what, and by when\n"
    "\n"
    "  assess VERB --help         options and an example\n"
    "  assess --version\n"
    "\n"
    "FILE is XML, JSON or CSV; - is the standard input. Results go to the standard output,\n"
    "messages to the standard error. --lang id: Bahasa Indonesia.\n"
    "\n"
    "Rubrics are found by path, or by name in --rubrics, $SIAP_RUBRIC_PATH,\n"
    "$XDG_DATA_HOME/siap/rubrics, $XDG_DATA_DIRS/siap/rubrics and where they are installed.\n"
    "\n"
    "Exit codes: 0 done; 1 a condition is not met (--fail-under, --strict); 2 wrong use;\n"
    "3 an input is not valid; 4 valid, but not enough for a score; 5 a file cannot be read\n"
    "or written; 70 internal error.\n",
  [VERB_CHECK] =
    "assess check FILE...\n"
    "\n"
    "Say everything that is wrong with rubrics, evidence (XML, JSON or CSV) or results.\n"
    "Evidence is held against its rubric, region by region, and looked over as a reviewer\n"
    "would: answers without evidence, documents out of date, one file for many questions,\n"
    "jumps since last year, one level everywhere, odd surveys. Such a warning changes no score,\n"
    "and none is given once the stage is final. Behind a warning stands the agency that must\n"
    "act, as the rubric names it.\n"
    "\n"
    COMMON
    "  --reference FILE      evidence of the cohort that scales are fitted on\n"
    "  --previous FILE       evidence, result (JSON) or seal of the last edition: warn of jumps\n"
    "                        of two levels; the crosswalk says which items are the same\n"
    "  --by holder           put what was found in order of the agency that must act\n"
    "\n"
    "Example:\n"
    "  assess check malang-2023.xml\n"
    "  assess check --rubric gmsc-2023 --class kppn-ikn --region \"Kabupaten Malang\" malang.csv\n",
  [VERB_SCORE] =
    "assess score FILE\n"
    "\n"
    "Score the region of a file. Several regions give one line each. Nothing is scored\n"
    "from a faulty file.\n"
    "\n"
    COMMON
    EXTERNALS
    "  --format F            text, json, csv, line or xml (text)\n"
    OUTPUT
    "  --fail-under X        exit 1 when the first index of a region is below X\n"
    "\n"
    "Example:\n"
    "  assess score malang-2023.xml --previous malang-2022.xml\n"
    "  assess score regions-2022.csv --rubric gmsc-2022 --format csv -o scores.csv\n",
  [VERB_EXPLAIN] =
    "assess explain FILE ID\n"
    "\n"
    "Say where the figure of an index, node or item comes from: down to each question,\n"
    "its weight, its ratings and its documents.\n"
    "\n"
    COMMON
    EXTERNALS
    "  --format F            text or json (text)\n"
    OUTPUT
    "\n"
    "Example:\n"
    "  assess explain malang-2023.xml outcome\n"
    "  assess explain regions-2022.csv achievement --rubric gmsc-2022 --region \"KAB. KUDUS\"\n",
  [VERB_INFO] =
    "assess info [RUBRIC]\n"
    "assess info --words\n"
    "\n"
    "Describe a rubric: its sources, indices, profiles and items. Without a name: list the\n"
    "rubrics that can be found.\n"
    "\n"
    "  --words               list instead the words that rubrics may write: methods and\n"
    "                        normalisers with their formulas, ties, policies and the rest\n"
    "  --rubrics DIR         look for rubrics in this folder first\n"
    "  --format F            text or json (text)\n"
    OUTPUT
    "  --max-bytes N         refuse larger inputs; 500000, 64M, 1G (64M)\n"
    "  --max-memory N        memory that reading one input may take; 200M, 1G (42M)\n"
    "  --lang en|id          language of messages and labels (that of the locale)\n"
    "\n"
    "Example:\n"
    "  assess info\n"
    "  assess info gmsc-2023 --lang id\n",
  [VERB_TEMPLATE] =
    "assess template RUBRIC\n"
    "\n"
    "Write an empty evidence file that asks what the rubric asks, with label, holder, levels\n"
    "and proofs of each question. Fill it in, then give it to assess check. What is left\n"
    "blank is missing, not 0.\n"
    "\n"
    "  --rubrics DIR         look for rubrics in this folder first\n"
    "  --profile P           the profile\n"
    "  --class C             or the class of the region, which says the profile\n"
    "  --holder H            only what this holder (agency) is asked\n"
    "  --format F            xml, csv, csv-excel: semicolons and decimal commas, or html: a form\n"
    "                        for a browser, of one file, that works without a network (xml)\n"
    OUTPUT
    "  --max-bytes N         refuse larger inputs; 500000, 64M, 1G (64M)\n"
    "  --max-memory N        memory that reading one input may take; 200M, 1G (42M)\n"
    "  --lang en|id          language of messages and labels (that of the locale)\n"
    "\n"
    "Example:\n"
    "  assess template gmsc-2023 --class kppn-ikn -o malang.xml\n"
    "  assess template gmsc-2023 --class reguler --holder bappeda --format csv-excel \\\n"
    "      --lang id -o bappeda.csv\n"
    "  assess template gmsc-2023 --class kppn-ikn --format html --lang id -o form.html\n",
  [VERB_MERGE] =
    "assess merge PART...\n"
    "\n"
    "Make one evidence file of the parts that agencies sent back. What one part says is taken,\n"
    "what several say alike is taken once, with the documents of all. What they say\n"
    "differently is a conflict: each is named with both answers, where they stand and who\n"
    "answered, and nothing is written. An answer carried over from last year gives way to a\n"
    "new one. All parts are read before anything is refused.\n"
    "\n"
    "  --prefer PART         where this part has a say, keep what it says; each thing that is\n"
    "                        not kept is named\n"
    "  --format F            xml, json, csv, or csv-excel: semicolons and decimal commas (as\n"
    "                        the name of the output ends, or xml)\n"
    OUTPUT
    "  --rubric NAME|PATH    the rubric of CSV files that name none\n"
    "  --rubrics DIR         look for rubrics in this folder first\n"
    "  --region NAME         the region of CSV files that name none\n"
    "  --class C             class of regions that do not say their own\n"
    "  --stage S             stage of CSV files that do not say it\n"
    READING
    "\n"
    "Example:\n"
    "  assess merge bappeda.xml diskominfo.csv -o malang.xml\n"
    "  diskominfo.csv:3: error E352: \"base.rapat_dewan\" is answered \"level 3\" here and \"level 4\" in bappeda.xml:7\n"
    "    Let the agencies agree and mend one of the files, or say which file goes first (assess: --prefer).\n",
  [VERB_CONVERT] =
    "assess convert FILE\n"
    "\n"
    "Write evidence in another format. XML and JSON hold all of it; what CSV has no room for is\n"
    "named on the standard error. With --carry-to, write last year's evidence as a draft\n"
    "for a new rubric: answers that its crosswalk calls the same go over, each marked\n"
    "as carried; all else is left blank and named, with the reason. A class that the new\n"
    "rubric does not serve is left out too: --class says that of this year.\n"
    "\n"
    "  --carry-to NAME|PATH  the new rubric\n"
    "  --format F            xml, json, csv, or csv-excel: semicolons and decimal commas (as\n"
    "                        the name of the output ends, or xml)\n"
    OUTPUT
    "  --rubric NAME|PATH    the rubric of the file; otherwise the one that it names\n"
    "  --rubrics DIR         look for rubrics in this folder first\n"
    "  --region NAME         the region of a CSV file that names none\n"
    "  --class C             class of regions that do not say their own\n"
    "  --stage S             stage of a CSV file that does not say it\n"
    READING
    "\n"
    "Example:\n"
    "  assess convert malang.xml --format csv-excel -o malang.csv\n"
    "  assess convert malang-2022.xml --carry-to gmsc-2023 --class kppn-ikn -o malang-2023.xml\n",
  [VERB_SEAL] =
    "assess seal EVIDENCE\n"
    "\n"
    "Score the regions of a file as assess score does, and write the results together with the\n"
    "SHA-256 of the files of rubric, evidence, reference and last edition and of every document.\n"
    "A document whose evidence states another SHA-256 than its file has is refused (exit 3).\n"
    "Same files, same bytes: names are kept as they are given, folders of this machine are not.\n"
    "Verifying finds files by these names: the standard input has none, so - is refused, and so\n"
    "are two files that would be called alike. Documents may be of any size.\n"
    "\n"
    COMMON
    EXTERNALS
    "  --documents DIR       the documents that the evidence names (href), to be digested\n"
    "  --date D              a date to put into the seal, such as 2026-11-22; otherwise that of\n"
    "                        $SOURCE_DATE_EPOCH; otherwise none\n"
    OUTPUT
    "\n"
    "Example:\n"
    "  assess seal malang-2023.xml --previous malang-2022.xml --documents documents -o seal.json\n",
  [VERB_VERIFY] =
    "assess verify SEAL [FILE...]\n"
    "\n"
    "Recompute everything that a seal says, offline, and compare: the SHA-256 of each file and\n"
    "document, and every figure. Files are looked for beside the seal, and here, by their names;\n"
    "rubrics also where rubrics live; a FILE that is named goes before all of them.\n"
    "Exit 1: something differs, and each difference is named with what it was and is.\n"
    "\n"
    "  --documents DIR       the documents; without it they are not compared, which a warning says\n"
    "  --rubrics DIR         look for rubrics in this folder first\n"
    READING
    "\n"
    "Example:\n"
    "  assess verify seal.json\n"
    "  assess verify seal.json --documents documents archive/malang-2023.xml\n",
  [VERB_RANK] =
    "assess rank FILE...\n"
    "\n"
    "Rank the regions of all files, which answer one rubric, and describe how their values are\n"
    "spread. FILE is evidence, or results that were written with score --format json.\n"
    "\n"
    COMMON
    EXTERNALS
    ANALYSIS
    "\n"
    "Example:\n"
    "Of 38 regions two share the twelfth place, and nobody is thirteenth.\n"
    "  assess rank regions-2022.csv --rubric gmsc-2022 --of achievement --table ranks\n"
    "    1  KOTA SURABAYA             3.41        1.00        4  awal          1  38\n"
    "    12  KAB. MALANG               2.51        0.68        3  awal         12  38\n"
    "    12  KAB. MANGGARAI TIMUR      2.51        0.68        3  awal         12  38\n"
    "    14  KAB. KONAWE SELATAN       2.50        0.65        3  awal         14  38\n"
    "\n"
    "Whether the five dimensions go together:\n"
    "  assess rank regions-2022.csv --rubric gmsc-2022 --relations \\\n"
    "      baseline,output,outcome,impact,quick_win --table reliability\n"
    "    38      5  0.9282  0.8844  0.9588        0.9419\n"
    "\n",
  [VERB_COMPARE] =
    "assess compare BEFORE AFTER\n"
    "assess compare FILE FILE FILE...\n"
    "\n"
    "Say what changed from one year to the next, and what made the difference. Each file is a\n"
    "year, in order of time, of one region or many: evidence, or results that were written with\n"
    "score --format json. The last two are compared; of three and more the trend is told.\n"
    "First it says whether they may be compared: under two rubrics, what the crosswalk of the\n"
    "later calls comparable must bear enough of the weight, or no difference is given (exit 4).\n"
    "Without --previous each file takes what its rubric wants of last year from the one before.\n"
    "\n"
    COMMON
    EXTERNALS
    ANALYSIS
    "\n"
    "Example:\n"
    "The published 2.51 became 2.94; the 0.43 between them is split into:\n"
    "  assess compare malang-2022.xml malang-2023.xml --of achievement --table causes\n"
    "    answers                            0.5045\n"
    "    coverage and what does not apply   0.0000\n"
    "    weights and structure             -0.0983\n"
    "    new questions                      0.0069\n"
    "    retired questions                  0.0232\n"
    "    rounding                          -0.0064\n"
    "\n"
    "Five years of Kota Bogor are too few to call a trend:\n"
    "  assess compare bogor-2020.csv bogor-2021.csv bogor-2022.csv bogor-2023.csv \\\n"
    "      bogor-2024.csv --rubric bogor-series.xml --times 2020,2021,2022,2023,2024 --table \\\n"
    "      trend\n"
    "    KOTA BOGOR  32.71  Achievement index  5  8   0.80  0.0833  all orders      0.0833  0.0962  -0.11  0.22  none shown\n"
    "\n",
  [VERB_AGREE] =
    "assess agree FILE\n"
    "assess agree FILE FILE...\n"
    "\n"
    "How far those who rated the same items of the same regions agree, and who rates higher.\n"
    "One FILE: the assessors whose ratings stand in its answers. Two to eight: stages, such as\n"
    "self, desk and final, or one file for each assessor; each is held against the last.\n"
    "Regions are matched by code, else by name; what one side lacks is listed apart and is no\n"
    "0. Responses of surveys are never used.\n"
    "\n"
    COMMON
    EXTERNALS
    ANALYSIS
    "\n"
    "Tables: indices, summary (percent agreement, kappas, alphas, W), icc, pairs, bias,\n"
    "raters, disputed, apart, about. Each says how to read it and where its formula is from.\n"
    "\n"
    "Example: Kota Denpasar, SPBE 2021. The city put itself at 3.75, the evaluators at 3.19.\n"
    "  assess agree denpasar-2021-self.xml denpasar-2021-final.xml --table indices\n"
    "    Kota Denpasar  51.71  self    3.75  final     3.19        0.56\n"
    "\n"
    "Of 47 levels 38 % were left as they were: little more than chance would leave, but most\n"
    "changes are of one level, which quadratic weights forgive.\n"
    "  assess agree denpasar-2021-self.xml denpasar-2021-final.xml --table summary\n"
    "    agreement, items           0.383  0.2579  0.5257        -  47\n"
    "    Cohen's kappa             0.1868  0.0073  0.3662   0.0174  47             2  slight\n"
    "    kappa, quadratic weights  0.5467  0.3726  0.7208  <0.0001  47             2  moderate\n"
    "\n"
    "The city rated half a level too high on the average (self 0.2766 above the middle of\n"
    "both), in 53 % of the items; --table bias says so with intervals and tests.\n"
    "  assess agree denpasar-2021-self.xml denpasar-2021-final.xml --table raters\n"
    "    self        47      47    0.2766\n"
    "    final       47      47   -0.2766\n"
    "  assess agree denpasar-2021-self.xml denpasar-2021-final.xml --table bias --by D1,D4 \\\n"
    "      --format csv -o bias.csv\n",
  [VERB_ROBUST] =
    "assess robust FILE...\n"
    "\n"
    "Say how certain scores and ranks are. What is uncertain is named with --sources: assessors and\n"
    "respondents are drawn again, missing answers take any level of their scale, weights lie around\n"
    "the rubric's, nodes take another mean, an item is left out, items whose answers are numbers are\n"
    "scaled by another normaliser. Everything is scored again, 1000 times, as it was scored at first.\n"
    "FILE is evidence: a result holds no answers to draw from.\n"
    "\n"
    "Sources: ratings, survey, missing, weights, methods, items, normalisers. Another normaliser is\n"
    "fitted on the regions of FILE, stands on the item's own scale, and is drawn for all items at\n"
    "once; levels, grades and ratings stay as they are. A spreadsheet's numbers are levels where\n"
    "the item has a scale; a measured value is written as value=\"...\" in XML.\n"
    "\n"
    COMMON
    EXTERNALS
    ANALYSIS
    "\n"
    "Example:\n"
    "If each weight may be a quarter more or less, the first seven of 2022 keep their places, and others\n"
    "range over several:\n"
    "  assess robust regions-2022.csv --rubric gmsc-2022 --of achievement --sources weights \\\n"
    "      --weights noise --noise 0.25 --table ranks\n"
    "    KAB. DAIRI                 20  20.483  18.00  22.00  1.293\n"
    "    KAB. KONAWE SELATAN        14   13.00  11.00  15.00  1.118\n"
    "    KAB. MALANG                12  12.768  11.00  16.00  1.214\n"
    "    KOTA MALANG                 7    7.00   7.00   7.00   0.00\n"
    "    KOTA SURABAYA               1    1.00   1.00   1.00   0.00\n"
    "\n",
  [VERB_PLAN] =
    "assess plan FILE\n"
    "\n"
    "What each item would gain if it rose by a level or to its top, and the cheapest steps that\n"
    "reach a target, with the holder of each. Each region is planned by itself. A step costs\n"
    "what its answer says in the attribute or column effort, else 1.\n"
    "\n"
    COMMON
    EXTERNALS
    ANALYSIS
    "\n"
    "Tables: outcome, steps, gains, quick, left (items left out, and why), about.\n"
    "Exact: proven that no plan costs less. Near: with the least that any plan must cost.\n"
    "Exit 4: the target cannot be reached; the message says what can.\n"
    "\n"
    "Example:\n"
    "Two levels bring the index from 2.94 to 3.00, and no plan costs less:\n"
    "  assess plan malang-2023.xml --target 3.00 --table steps\n"
    "    35.07      1  Availability of smart-city regulations  diskominfo  3.00  4.00       1    1.00  2.969        2.97\n"
    "    35.07      2  Functioning of the Smart City Forum     diskominfo  2.00  3.00       1    1.00  2.997        3.00\n"
    "\n"
    "One pillar:\n"
    "  assess plan malang-2023.xml --node governance --target 3.20 --table steps\n"
    "    35.07      1  Performance status by the report on regional government (LPPD)  Smart Governance  setda   1.00  4.00       3    3.00  3.2267        3.23\n"
    "\n"
    "A band: eleven levels, proven.\n"
    "  assess plan denpasar-2021-final.xml --target-band very-good --table outcome\n"
    "    51.71  SPBE index                                        3.19     3.52    3.52   3.52  3.52  exact   11.00     11.00  0.00\n"
    "\n",
  [VERB_OWED] =
    "assess owed FILE...\n"
    "\n"
    "Which agency owes what: items without an answer, levels without evidence, documents out of\n"
    "date, and what a reviewer would ask. The deadline is the cut-off date of the evidence, or\n"
    "--deadline. What is overdue is told with --today only: no clock is looked at, so that the\n"
    "same input gives the same output. In a script: --today \"$(date +%F)\".\n"
    "\n"
    COMMON
    EXTERNALS
    ANALYSIS
    "\n"
    "Tables: agencies, open, about.\n"
    "\n"
    "Example: an empty form, and what the statistics office has left to do two days late.\n"
    "  assess template gmsc-2023 --class reguler | assess owed - --holder bps --table agencies \\\n"
    "      --deadline 2026-09-30 --today 2026-10-02\n"
    "    bps         2         0               0        2       none listed  none listed           0  0.0%  2026-09-30  yes\n"
    "\n"
    "Item by item, with what each weighs in the index, and would add at its top:\n"
    "  assess template gmsc-2023 --class reguler | assess owed - --holder bps --table open \\\n"
    "      --deadline 2026-09-30\n"
    "    bps     Percentage of poor people      Smart Economy  answer    0.9%         0.036  2026-09-30\n"
    "\n",
  [VERB_REPORT] =
    "assess report FILE...\n"
    "\n"
    "The report of one region as one HTML page, to read and to print: the indices with what is still\n"
    "open, change and why, pillars, strengths and weaknesses, what to do next, every question with its\n"
    "evidence, findings, and what it all rests on. Files are years in order; the last is reported.\n"
    "What cannot be shown is named with the reason. Many regions and no --region: an overview.\n"
    "\n"
    "  --self FILE           the self-assessment of the same year, to set against it\n"
    COMMON
    EXTERNALS
    "  --format F            html, text, json, csv, or svg: the chart of a table (html)\n"
    "  --table ID            write only this table; CSV and SVG hold one, the first\n"
    OUTPUT
    "\n"
    "The date of a report is that of --date, else of $SOURCE_DATE_EPOCH, else it has none.\n"
    "\n"
    "Example:\n"
    "  assess report malang-2022.xml malang-2023.xml --target 3.00 -o malang.html\n"
    "Its first table in words:\n"
    "  assess report malang-2022.xml malang-2023.xml --target 3.00 --format text --table brief\n"
    "    Index           Achievement index: 2.94\n"
    "    Change          up by 0.43 from 2.51\n"
    "    Why             answers +0.50; weights and structure -0.10; retired questions +0.02\n"
    "    Strongest       Smart Living 3.21\n"
    "    Weakest         Smart Branding 2.80\n"
    "    To the target   2 questions to raise, effort 2: the index would be 3.00\n"
    "\n"
    "Self-assessment and final assessment, and one of many regions:\n"
    "  assess report denpasar-2021-final.xml --self denpasar-2021-self.xml --format text --table brief\n"
    "    Self-assessment  3.75, above the final assessment by 0.56\n"
    "  assess report regions-2022.csv --rubric gmsc-2022 --region \"KAB. MALANG\" -o malang.html\n"
    "\n",
};
