// SPDX-License-Identifier: GPL-3.0-or-later
// The same in C++17: handles that release themselves, a failure is an exception.
#include <siap/siap.h>

#include <cstdio>
#include <exception>
#include <memory>
#include <stdexcept>
#include <string>

namespace {

template <auto unref> struct release {
  template <typename T> void operator()(T *object) const { unref(object); }
};
using rubric = std::unique_ptr<siap_rubric, release<siap_rubric_unref>>;
using evidence = std::unique_ptr<siap_evidence, release<siap_evidence_unref>>;
using plan = std::unique_ptr<siap_plan, release<siap_plan_unref>>;
using result = std::unique_ptr<siap_result, release<siap_result_unref>>;

void must(siap_status status)
{
  if (status != SIAP_OK)
    throw std::runtime_error(siap_status_name(status));
}

result score(const std::string &rubric_path, const std::string &evidence_path)
{
  siap_rubric *r = nullptr;
  must(siap_rubric_open(rubric_path.c_str(), nullptr, &r, nullptr));
  rubric own_rubric(r);
  siap_evidence *e = nullptr;
  must(siap_evidence_open(evidence_path.c_str(), nullptr, nullptr, &e, nullptr));
  evidence own_evidence(e);
  siap_plan *p = nullptr;
  must(siap_plan_choose(r, e, 0, nullptr, &p, nullptr));
  plan own_plan(p);
  siap_result *out = nullptr;
  must(siap_score(p, e, 0, nullptr, &out, nullptr));
  return result(out);
}

} // namespace

int main(int argc, char **argv)
try {
  if (argc != 3)
    throw std::invalid_argument("malang RUBRIC EVIDENCE");
  const result of = score(argv[1], argv[2]);
  std::printf("libsiap %s: ok\n", siap_version());
  for (size_t i = 0; i < siap_result_index_count(of.get()); i++) {
    const size_t entry = siap_result_index_entry(of.get(), i);
    siap_cell cell{};
    cell.size = sizeof cell;
    must(siap_result_cell(of.get(), entry, &cell));
    if (cell.state == SIAP_STATE_SCORED)
      std::printf("%s %.2f\n", siap_result_entry_id(of.get(), entry), cell.rounded);
  }
  return 0;
} catch (const std::exception &error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
