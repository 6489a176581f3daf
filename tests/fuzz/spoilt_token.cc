#include "tests/fuzz/spoilt_token.h"

#include <algorithm>

#include "qr/base32.h"

namespace sigillum::fuzz {

namespace {

constexpr std::size_t signature_size = 64;

// n, the order of P-256 (SEC 2, 2.4.2).
constexpr unsigned char order[] = {0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xFF,
                                   0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xBC, 0xE6, 0xFA, 0xAD, 0xA7, 0x17,
                                   0x9E, 0x84, 0xF3, 0xB9, 0xCA, 0xC2, 0xFC, 0x63, 0x25, 0x51};

struct Parts {
    std::string head;  // "HTTPS://HOST/V/#"
    Bytes token;
};

Parts parts_of(const std::string& link) {
    const std::size_t behind = link.find('#') + 1;
    return {link.substr(0, behind), qr::from_base32(link.substr(behind)).value_or("")};
}

// n - s in place of s: the same signature to a verifier that does not look.
void turn_s_over(Bytes& token) {
    if (token.size() < signature_size) return;
    int borrow = 0;
    for (std::size_t i = 0; i < 32; ++i) {
        char& place = token[token.size() - 1 - i];
        const int difference = order[31 - i] - static_cast<unsigned char>(place) - borrow;
        borrow = difference < 0 ? 1 : 0;
        place = static_cast<char>(difference + 256 * borrow);
    }
}

// The byte becomes one more or one less: a neighbouring number, length, key or day.
void nudge(Bytes& token, Dice& dice) {
    char& byte = token[dice.below(token.size())];
    byte = static_cast<char>(byte + (dice.once_in(2) ? 1 : -1));
}

// The beginning of one token and the end of another.
void join(Bytes& token, const Bytes& other, Dice& dice) {
    if (dice.once_in(2) && token.size() > signature_size && other.size() > signature_size) {
        token.replace(token.size() - signature_size, signature_size,
                      other.substr(other.size() - signature_size));
        return;
    }
    const std::size_t cut = dice.below(std::min(token.size(), other.size()));
    token = token.substr(0, cut) + other.substr(cut);
}

void spoil_head(std::string& head, Dice& dice) {
    char& c = head[dice.below(head.size())];
    if (c >= 'A' && c <= 'Z' && !dice.once_in(4)) {
        c = static_cast<char>(dice.once_in(2) ? c + 'a' - 'A' : 'A' + static_cast<char>(dice.below(26)));
    } else {
        spoil(head, dice);
    }
}

void spoil_letter(std::string& text, Dice& dice) {
    static constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    text[dice.below(text.size())] = letters[dice.below(letters.size())];
}

std::string spoilt_once(const std::string& link, const std::vector<std::string>& links, Dice& dice) {
    if (dice.once_in(6)) {
        std::string text = link;
        spoil(text, dice);
        return text;
    }
    Parts parts = parts_of(link);
    if (parts.token.empty() || parts.head.empty()) return link + "A";
    switch (dice.below(7)) {
        case 0:
            spoil_head(parts.head, dice);
            break;
        case 1:
            nudge(parts.token, dice);
            break;
        case 2:
            join(parts.token, parts_of(dice.one_of(links)).token, dice);
            break;
        case 3:
            if (dice.once_in(8)) turn_s_over(parts.token);
            nudge(parts.token, dice);
            break;
        case 4:
            if (dice.once_in(8)) {
                turn_s_over(parts.token);
                break;
            }
            [[fallthrough]];
        case 5: {
            std::string text = qr::to_base32(parts.token);
            spoil_letter(text, dice);
            return parts.head + text;
        }
        default:
            spoil(parts.token, dice);
            break;
    }
    return parts.head + qr::to_base32(parts.token);
}

}  // namespace

std::string spoilt_link(const std::vector<std::string>& links, Dice& dice) {
    while (true) {
        std::string link = dice.one_of(links);
        const std::size_t accidents = 1 + dice.below(3) / 2 + dice.below(5) / 4;
        for (std::size_t i = 0; i < accidents; ++i) link = spoilt_once(link, links, dice);
        if (std::find(links.begin(), links.end(), link) == links.end()) return link;
    }
}

}  // namespace sigillum::fuzz
