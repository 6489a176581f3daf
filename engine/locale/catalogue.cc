#include "locale/catalogue.h"

#include <fmt/format.h>
#include <unicode/dcfmtsym.h>
#include <unicode/ulocdata.h>

#include <tuple>

#include "locale/unicode_text.h"

namespace sigillum::locale {
namespace {

using icu::UnicodeString;

std::string delimiter(ULocaleData* data, ULocaleDataDelimiterType type, UErrorCode& status) {
    UChar mark[8] = {};
    const int32_t length = ulocdata_getDelimiter(data, type, mark, 8, &status);
    return U_SUCCESS(status) ? to_utf8(UnicodeString(mark, length)) : std::string();
}

// The joint as it sounds before a part.
std::string euphonic(const std::vector<Euphony>& rules, std::string joint, UnicodeString part) {
    part.toLower(icu::Locale::getRoot());
    for (const Euphony& rule : rules) {
        if (rule.joint != joint) continue;
        for (const std::string& beginning : rule.before) {
            if (part.startsWith(from_utf8(beginning))) return rule.instead;
        }
    }
    return joint;
}

// Marks, separators and the way to join lists, as the Unicode CLDR that ICU carries has them.
void take_from_cldr(Catalogue::Impl& impl, UErrorCode& status) {
    ULocaleData* data = ulocdata_open(impl.icu_name.c_str(), &status);
    impl.opening_quote = delimiter(data, ULOCDATA_QUOTATION_START, status);
    impl.closing_quote = delimiter(data, ULOCDATA_QUOTATION_END, status);
    ulocdata_close(data);
    const icu::DecimalFormatSymbols symbols(impl.icu_locale, status);
    impl.decimal_separator =
        to_utf8(symbols.getConstSymbol(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol));
    impl.zero_digit = static_cast<char32_t>(
        symbols.getConstSymbol(icu::DecimalFormatSymbols::kZeroDigitSymbol).char32At(0));
    impl.lists.reset(
        icu::ListFormatter::createInstance(impl.icu_locale, ULISTFMT_TYPE_AND, ULISTFMT_WIDTH_WIDE, status));
}

std::vector<std::string> joints_of(const icu::ListFormatter& lists, const std::vector<UnicodeString>& items) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::FormattedList list =
        lists.formatStringsToValue(items.data(), static_cast<int32_t>(items.size()), status);
    const UnicodeString joined = list.toString(status);
    std::vector<std::string> joints;
    int32_t at = 0;
    icu::ConstrainedFieldPosition part;
    part.constrainCategory(UFIELD_CATEGORY_LIST_SPAN);
    while (U_SUCCESS(status) && list.nextPosition(part, status)) {
        joints.push_back(to_utf8(joined.tempSubStringBetween(at, part.getStart())));
        at = part.getLimit();
    }
    joints.push_back(to_utf8(joined.tempSubString(at)));
    joints.resize(items.size() + 1, " ");
    return joints;
}

// Of the catalogue's own: between parts and before the last.
std::vector<std::string> joints_of(const std::pair<std::string, std::string>& own, std::size_t parts) {
    std::vector<std::string> joints(parts + 1, own.first);
    joints.front().clear();
    joints.back().clear();
    if (parts > 1) joints[parts - 1] = own.second;
    return joints;
}

}  // namespace

Result<std::unique_ptr<Catalogue::Impl>> make_catalogue(CatalogueFile file, const std::string& shown) {
    Result<Calendar> calendar = Calendar::make(file.dates, file.icu_locale);
    if (!calendar) return fail(bad_catalogue, {.file = shown, .field = "dates"}, calendar.error().found);
    auto impl = std::unique_ptr<Catalogue::Impl>(new Catalogue::Impl{
        .language = std::move(file.language),
        .review = std::move(file.review),
        .icu_name = file.icu_locale,
        .icu_locale = icu::Locale::createFromName(file.icu_locale.c_str()),
        .fields_of_education = {file.fields_of_education.begin(), file.fields_of_education.end()},
        .calendar = std::move(*calendar),
        .lists = nullptr,
        .list_joints = std::move(file.list_joints),
        .euphony = std::move(file.euphony)});
    UErrorCode status = U_ZERO_ERROR;
    take_from_cldr(*impl, status);
    if (U_FAILURE(status)) {
        return fail(bad_catalogue, {.file = shown, .field = "formats"}, fmt::format("“{}”", file.icu_locale),
                    "a locale that ICU knows");
    }
    if (file.quotation_marks) std::tie(impl->opening_quote, impl->closing_quote) = *file.quotation_marks;
    for (const auto& [key, pattern] : file.messages) {
        Result<Message> message = Message::compile(pattern, impl->icu_name);
        if (!message) {
            return fail(bad_catalogue, {.file = shown, .field = key}, message.error().found,
                        message.error().expected);
        }
        impl->messages.emplace(key, std::move(*message));
    }
    return impl;
}

Catalogue::Catalogue(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Catalogue::~Catalogue() = default;

const Language& Catalogue::language() const { return impl_->language; }
const Review& Catalogue::review() const { return impl_->review; }
bool Catalogue::right_to_left() const { return impl_->icu_locale.isRightToLeft() != 0; }
bool Catalogue::has(std::string_view key) const { return impl_->messages.find(key) != impl_->messages.end(); }

std::vector<std::string> Catalogue::keys() const {
    std::vector<std::string> all;
    for (const auto& [key, message] : impl_->messages) all.push_back(key);
    return all;
}

const std::set<std::string, std::less<>>* Catalogue::arguments(std::string_view key) const {
    const auto found = impl_->messages.find(key);
    return found == impl_->messages.end() ? nullptr : &found->second.arguments();
}

Result<std::string> Catalogue::message(std::string_view key, const Arguments& arguments) const {
    const auto found = impl_->messages.find(key);
    if (found == impl_->messages.end()) {
        return fail(missing_message, {.file = impl_->language.tag + ".json", .field = std::string(key)},
                    fmt::format("no message “{}” in language “{}”", key, impl_->language.tag));
    }
    Result<std::string> text = found->second.text(arguments);
    if (text) return text;
    Error error = text.error();
    error.place = {.file = impl_->language.tag + ".json", .field = std::string(key)};
    return fail(std::move(error));
}

Result<Message> Catalogue::compiled(std::string_view pattern) const {
    return Message::compile(pattern, impl_->icu_name);
}

std::string Catalogue::date(const Date& date) const { return impl_->calendar.date(date); }
std::string Catalogue::date(const PartialDate& date) const { return impl_->calendar.date(date); }
std::string Catalogue::date_range(const DateRange& range) const { return impl_->calendar.range(range); }
std::pair<std::string, std::string> Catalogue::from_to(const DateRange& range) const {
    return impl_->calendar.from_to(range);
}

std::string Catalogue::list(const std::vector<std::string>& parts) const {
    if (parts.empty()) return {};
    const std::vector<std::string> between = joints(parts);
    std::string joined = between.front();
    for (std::size_t i = 0; i < parts.size(); ++i) joined += parts[i] + between[i + 1];
    return joined;
}

std::vector<std::string> Catalogue::joints(const std::vector<std::string>& parts) const {
    if (parts.empty()) return {};
    std::vector<UnicodeString> items;
    items.reserve(parts.size());
    for (const std::string& part : parts) items.push_back(from_utf8(part));
    std::vector<std::string> joints =
        impl_->list_joints ? joints_of(*impl_->list_joints, parts.size()) : joints_of(*impl_->lists, items);
    for (std::size_t i = 1; i < parts.size(); ++i)
        joints[i] = euphonic(impl_->euphony, std::move(joints[i]), items[i]);
    return joints;
}

std::string Catalogue::decimal(std::string_view amount) const {
    UnicodeString text;
    for (const char c : amount) {
        if (c == '.')
            text.append(from_utf8(impl_->decimal_separator));
        else if (c >= '0' && c <= '9')
            text.append(static_cast<UChar32>(impl_->zero_digit) + (c - '0'));
        else
            text.append(static_cast<UChar>(c));
    }
    return to_utf8(text);
}

std::string Catalogue::language_name(const Language& language) const {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale named = icu::Locale::forLanguageTag(language.tag, status);
    if (U_FAILURE(status)) return language.tag;
    UnicodeString name;
    named.getDisplayName(impl_->icu_locale, name);
    return to_utf8(name);
}

std::string Catalogue::country_name(std::string_view alpha2) const {
    return impl_->countries.of(alpha2, impl_->icu_locale);
}

std::string Catalogue::quoted(std::string_view title) const {
    return impl_->opening_quote + std::string(title) + impl_->closing_quote;
}

const std::string* Catalogue::field_of_education(std::string_view isced_f) const {
    const auto found = impl_->fields_of_education.find(isced_f);
    return found == impl_->fields_of_education.end() ? nullptr : &found->second;
}

}  // namespace sigillum::locale
