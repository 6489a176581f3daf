#include "cli/number_list.h"

#include <iostream>
#include <iterator>
#include <sstream>

#include "base/file.h"

namespace sigillum::cli {
namespace {

constexpr std::size_t largest_list = 64U << 20U;
constexpr const char* standard_input = "-";

void add(std::string typed, const Place& place, std::vector<TypedNumber>& numbers) {
    auto number = CertificateNumber::parse(typed);
    if (!number) number.error().place = place;
    numbers.push_back({std::move(typed), std::move(number)});
}

Result<Bytes> list_from(const std::string& file) {
    if (file != standard_input) return read_file(file, largest_list);
    return Bytes(std::istreambuf_iterator<char>(std::cin), {});
}

}  // namespace

Result<std::vector<TypedNumber>> read_numbers(const NumberOptions& options) {
    std::vector<TypedNumber> numbers;
    for (const std::string& typed : options.numbers) add(typed, {.field = "number " + typed}, numbers);
    if (!options.from.empty()) {
        const auto list = list_from(options.from);
        if (!list) return fail(list.error());
        std::istringstream lines(*list);
        int line = 0;
        for (std::string text; std::getline(lines, text);) {
            ++line;
            const std::size_t begin = text.find_first_not_of(" \t\r");
            if (begin == std::string::npos || text[begin] == '#') continue;
            text = text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin);
            add(std::move(text), {.file = options.from, .line = line}, numbers);
        }
    }
    if (!numbers.empty()) return numbers;
    return fail(no_number_given, {.file = options.from == standard_input ? "" : options.from},
                "no number is given", "numbers of certificates, or --from with a file of them");
}

}  // namespace sigillum::cli
