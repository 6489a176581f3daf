#include "tests/fuzz/spoilt_pdf.h"

#include <algorithm>
#include <optional>
#include <string>

namespace sigillum::fuzz {

namespace {

constexpr std::size_t npos = Bytes::npos;

struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t size() const { return end - begin; }
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// One of the places where the word stands; nothing when it stands nowhere.
std::optional<std::size_t> place_of(const Bytes& pdf, std::string_view word, Dice& dice) {
    std::vector<std::size_t> places;
    for (std::size_t at = pdf.find(word); at != npos; at = pdf.find(word, at + 1)) places.push_back(at);
    if (places.empty()) return std::nullopt;
    return dice.one_of(places);
}

// The digits of one of the next few numbers behind the place.
std::optional<Span> number_behind(const Bytes& pdf, std::size_t at, Dice& dice) {
    std::optional<Span> number;
    for (std::size_t skip = dice.below(5) + 1; skip > 0; --skip) {
        at = pdf.find_first_of("0123456789", at);
        if (at == npos) return number;
        number = Span{at, std::min(pdf.find_first_not_of("0123456789", at), pdf.size())};
        at = number->end;
    }
    return number;
}

// Another number, most often as many digits long, so that nothing behind it moves.
void change_number(Bytes& pdf, Span digits, Dice& dice) {
    const std::string old = pdf.substr(digits.begin, digits.size());
    if (old.empty() || old.size() > 10) return;
    const long long value = std::stoll(old);
    static const std::vector<long long> steps{-1, 1, -2, 2, 10, -10, 16, 100, -100};
    std::string fresh;
    switch (dice.below(5)) {
        case 0:
            fresh = std::to_string(dice.next() % 100'000);
            break;
        case 1:
            fresh = dice.one_of(std::vector<std::string>{"0", "-1", "2147483647", "2147483648", "4294967295",
                                                         "9223372036854775807", "99999999999999999999", "1.5",
                                                         ""});
            break;
        default:
            fresh = std::to_string(value + dice.one_of(steps));
            break;
    }
    if (fresh.size() < old.size()) fresh.insert(0, old.size() - fresh.size(), '0');
    pdf.replace(digits.begin, digits.size(), fresh);
}

void change_some_number(Bytes& pdf, Dice& dice) {
    static const std::vector<std::string> words{
        "/ByteRange", "/Length", "xref",  "startxref", "/Prev", "/Size",  "/Count",  "/Kids",   "/Fields",
        "/Root",      " 0 obj",  "/Rect", "/V ",       "/AF",   "/Names", "trailer", " 00000 n"};
    const auto place = place_of(pdf, dice.one_of(words), dice);
    const auto digits = place ? number_behind(pdf, *place, dice) : std::nullopt;
    if (digits) change_number(pdf, *digits, dice);
}

// One byte of a cross-reference stream, by a little or to anything.
void change_cross_reference(Bytes& pdf, Dice& dice) {
    const auto word = place_of(pdf, "/XRef", dice);
    const std::size_t begin = word ? pdf.find("stream", *word) : npos;
    const std::size_t end = begin == npos ? npos : pdf.find("endstream", begin);
    if (end == npos || end <= begin + 8) return;
    char& byte = pdf[begin + 8 + dice.below(end - begin - 8)];
    byte = static_cast<char>(dice.once_in(2) ? byte + 1 : static_cast<int>(dice.below(256)));
}

// "12 0 obj … endobj"
std::optional<Span> some_object(const Bytes& pdf, Dice& dice) {
    const auto word = place_of(pdf, " 0 obj", dice);
    if (!word) return std::nullopt;
    std::size_t begin = *word;
    while (begin > 0 && is_digit(pdf[begin - 1])) --begin;
    const std::size_t end = pdf.find("endobj", *word);
    if (end == npos || begin == *word) return std::nullopt;
    return Span{begin, end + 6};
}

void exchange_objects(Bytes& pdf, Dice& dice) {
    auto one = some_object(pdf, dice);
    auto other = some_object(pdf, dice);
    if (!one || !other) return;
    if (one->begin > other->begin) std::swap(one, other);
    if (one->end > other->begin) return;
    const Bytes first = pdf.substr(one->begin, one->size());
    const Bytes second = pdf.substr(other->begin, other->size());
    pdf.replace(other->begin, other->size(), first);
    pdf.replace(one->begin, one->size(), second);
}

std::optional<std::string> some_name(const Bytes& pdf, Dice& dice) {
    const auto place = place_of(pdf, "/", dice);
    if (!place) return std::nullopt;
    const std::size_t end = std::min(pdf.find_first_of("/ \n\r[]<>()", *place + 1), pdf.size());
    return pdf.substr(*place, std::min<std::size_t>(end - *place, 32));
}

void replace_name(Bytes& pdf, Dice& dice) {
    const auto name = some_name(pdf, dice);
    const auto other = some_name(pdf, dice);
    const auto place = name ? place_of(pdf, *name, dice) : std::nullopt;
    if (place && other) pdf.replace(*place, name->size(), *other);
}

// The hexadecimal digits of one of the signatures.
std::optional<Span> some_signature(const Bytes& pdf, Dice& dice) {
    const auto range = place_of(pdf, "/ByteRange", dice);
    if (!range) return std::nullopt;
    const std::size_t word = pdf.find("/Contents", *range);
    const std::size_t open = word == npos ? npos : pdf.find('<', word);
    const std::size_t close = open == npos ? npos : pdf.find('>', open);
    if (close == npos || close < open + 3) return std::nullopt;
    return Span{open + 1, close};
}

// The signature is no byte that it covers itself: only what reads it can find the fault.
void spoil_signature(Bytes& pdf, Dice& dice) {
    static constexpr std::string_view digits = "0123456789abcdefABCDEF";
    const auto place = some_signature(pdf, dice);
    if (!place) return;
    const std::size_t used =
        std::max<std::size_t>(pdf.find_last_not_of('0', place->end - 1) + 1 - place->begin, 1);
    switch (dice.below(5)) {
        case 0:  // anywhere, the padding too
            pdf[place->begin + dice.below(place->size())] = digits[dice.below(digits.size())];
            return;
        case 1: {  // bytes taken out of the DER, the padding longer by as many
            const std::size_t at = place->begin + dice.below(used) / 2 * 2;
            const std::size_t count = std::min<std::size_t>(2 * (1 + dice.below(40)), place->end - at);
            pdf.erase(at, count).insert(place->end - count, count, '0');
            return;
        }
        case 2: {  // all digits in the other case
            const bool low = dice.once_in(2);
            for (std::size_t i = place->begin; i < place->end; ++i) {
                if (low && pdf[i] >= 'A' && pdf[i] <= 'F') pdf[i] = static_cast<char>(pdf[i] + 'a' - 'A');
                if (!low && pdf[i] >= 'a' && pdf[i] <= 'f') pdf[i] = static_cast<char>(pdf[i] - 'a' + 'A');
            }
            return;
        }
        default:
            pdf[place->begin + dice.below(used)] = digits[dice.below(digits.size())];
            return;
    }
}

// The value that stands behind the last "word" of the file, as far as it is one number: "29 0 R" gives 29; 0
// where an earlier change left none that is short enough to count with.
std::string last_number_behind(const Bytes& pdf, std::string_view word) {
    const std::size_t at = pdf.rfind(word);
    if (at == npos) return "0";
    const std::size_t begin = std::min(pdf.find_first_not_of(" \r\n", at + word.size()), pdf.size());
    const std::string digits =
        pdf.substr(begin, std::min(pdf.find_first_not_of("0123456789", begin), pdf.size()) - begin);
    return digits.empty() || digits.size() > 10 ? "0" : digits;
}

std::string classic_section(const std::string& number, std::size_t at, const std::string& size,
                            const std::string& trailer) {
    std::string offset = std::to_string(at);
    offset.insert(0, 10 - std::min<std::size_t>(offset.size(), 10), '0');
    return "xref\n" + number + " 1\n" + offset + " 00000 n \ntrailer\n<</Size " + size + trailer;
}

std::string binary_section(const std::string& number, std::size_t at, const std::string& size,
                           const std::string& trailer) {
    Bytes entry{1};
    for (int shift = 24; shift >= 0; shift -= 8) entry += static_cast<char>((at >> shift) & 0xFFU);
    entry += Bytes(2, '\0');
    return size + " 0 obj\n<</Type/XRef/W[1 4 2]/Length 7/Index[" + number + " 1]/Size " +
           std::to_string(std::stoll(size) + 1) + trailer + "stream\n" + entry + "\nendstream\nendobj\n";
}

// A well-formed incremental update in which an object stands again: as it was, after an accident, or with the
// body of another.
void append_update(Bytes& pdf, Dice& dice) {
    const auto object = some_object(pdf, dice);
    if (!object) return;
    Bytes body = pdf.substr(object->begin, object->size());
    const std::size_t number_end = body.find(' ');
    const std::string number = body.substr(0, number_end);
    if (const auto other = dice.once_in(3) ? some_object(pdf, dice) : std::nullopt) {
        const Bytes donor = pdf.substr(other->begin, other->size());
        body = number + donor.substr(donor.find(' '));
    } else if (!dice.once_in(4)) {
        Bytes inside = body.substr(number_end + 6, body.size() - number_end - 12);
        if (dice.once_in(2)) {
            spoil(inside, dice);
        } else {
            change_some_number(inside, dice);
        }
        body = number + " 0 obj" + inside + "endobj";
    }
    if (pdf.back() != '\n') pdf += '\n';
    const std::size_t at = pdf.size();
    const std::string previous = last_number_behind(pdf, "startxref");
    const std::string trailer =
        "/Root " + last_number_behind(pdf, "/Root") + " 0 R/Prev " + previous + ">>\n";
    const std::string size = last_number_behind(pdf, "/Size");
    pdf += body + "\n";
    const std::string section = std::to_string(pdf.size());
    pdf += dice.once_in(2) ? classic_section(number, at, size, trailer)
                           : binary_section(number, at, size, trailer);
    pdf += "startxref\n" + section + "\n%%EOF\n";
}

void append_bytes(Bytes& pdf, Dice& dice) {
    static const std::vector<std::string> ends{
        "\n", " ", "%\n", "%%EOF", "\n%%EOF\n", "startxref\n0\n%%EOF\n", "x"};
    if (dice.once_in(3)) {
        pdf += pdf.substr(pdf.size() - 1 - dice.below(pdf.size() / 2));
    } else {
        pdf += dice.one_of(ends);
    }
}

// At any byte, or behind one of the ends that a document with updates has.
void cut(Bytes& pdf, Dice& dice) {
    const auto end = dice.once_in(2) ? place_of(pdf, "%%EOF", dice) : std::nullopt;
    pdf.resize(end ? *end + 5 + dice.below(2) : dice.below(pdf.size()));
}

void change(Bytes& pdf, Dice& dice) {
    switch (dice.below(13)) {
        case 0:
        case 1:
            return change_some_number(pdf, dice);
        case 2:
            return exchange_objects(pdf, dice);
        case 3:
            return replace_name(pdf, dice);
        case 4:
        case 5:
        case 6:
            return spoil_signature(pdf, dice);
        case 7:
        case 8:
            return append_update(pdf, dice);
        case 9:
            return dice.once_in(2) ? append_bytes(pdf, dice) : cut(pdf, dice);
        case 10:
            return change_cross_reference(pdf, dice);
        default:
            return spoil(pdf, dice);
    }
}

}  // namespace

Bytes spoilt_pdf(const Bytes& genuine, Dice& dice) {
    while (true) {
        Bytes pdf = genuine;
        const std::size_t changes = dice.once_in(4) ? 2 + dice.below(2) : 1;
        for (std::size_t i = 0; i < changes && pdf.size() > 2; ++i) change(pdf, dice);
        if (pdf != genuine) return pdf;
    }
}

}  // namespace sigillum::fuzz
