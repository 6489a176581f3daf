#include "pdf/module_records.h"

#include <array>
#include <cstring>
#include <vector>

namespace sigillum::pdf {
namespace {

constexpr ByteView rest_of_record = "1 re\n";

// "000" to "199"; a code has at most 177 modules along one side (ISO/IEC 18004, version 40).
constexpr std::array<std::array<char, 3>, 200> three_digits() {
    std::array<std::array<char, 3>, 200> all{};
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i] = {static_cast<char>('0' + i / 100), static_cast<char>('0' + i / 10 % 10),
                  static_cast<char>('0' + i % 10)};
    }
    return all;
}

constexpr auto digits = three_digits();

// The last `Count` digits of a number and a space.
template <std::size_t Count>
char* write_modules(char* to, int value) {
    std::memcpy(to, digits[static_cast<std::size_t>(value)].data() + (3 - Count), Count);
    to[Count] = ' ';
    return to + Count + 1;
}

template <std::size_t Count>
void append_runs(Bytes& to, const qr::Modules& modules) {
    const std::vector<qr::ModuleRun> runs = qr::row_runs(modules);
    const std::size_t begin = to.size();
    to.resize(begin + runs.size() * (3 * (Count + 1) + rest_of_record.size()));
    char* end = to.data() + begin;
    for (const qr::ModuleRun& run : runs) {
        end = write_modules<Count>(end, run.x);
        end = write_modules<Count>(end, modules.size - 1 - run.y);
        end = write_modules<Count>(end, run.width);
        std::memcpy(end, rest_of_record.data(), rest_of_record.size());
        end += rest_of_record.size();
    }
}

}  // namespace

void append_modules(Bytes& to, const qr::Modules& modules) {
    modules.size <= most_recorded_modules ? append_runs<2>(to, modules) : append_runs<3>(to, modules);
}

}  // namespace sigillum::pdf
