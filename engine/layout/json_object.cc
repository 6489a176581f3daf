#include "layout/json_object.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/file.h"
#include "base/nearest.h"

namespace sigillum::layout {
namespace {

constexpr std::size_t most_bytes = 1024U * 1024U;

bool is_string(const Json& value) { return value.is_string(); }
bool is_boolean(const Json& value) { return value.is_boolean(); }
bool is_integer(const Json& value) { return value.is_number_integer(); }
bool is_number(const Json& value) { return value.is_number(); }
bool is_object(const Json& value) { return value.is_object(); }
bool is_array(const Json& value) { return value.is_array(); }

std::string joined(std::span<const std::string_view> words) {
    std::string all;
    for (const std::string_view word : words) all += (all.empty() ? "" : ", ") + std::string(word);
    return all;
}

}  // namespace

Result<Json> read_json_object(const std::filesystem::path& file, ErrorKind kind) {
    auto bytes = read_file(file, most_bytes, file.string());
    if (!bytes) return fail(bytes.error());
    try {
        Json json = Json::parse(*bytes);
        if (!json.is_object()) return fail(kind, {.file = file.string()}, "no JSON object", "{ … }");
        return json;
    } catch (const Json::parse_error& error) {
        const auto end = bytes->begin() + static_cast<std::ptrdiff_t>(std::min(error.byte, bytes->size()));
        const auto line = 1 + std::count(bytes->begin(), end, '\n');
        return fail(kind, {.file = file.string(), .line = static_cast<int>(line)}, "text that is not JSON",
                    "valid JSON");
    }
}

JsonObject::JsonObject(const Json& json, std::string file, ErrorKind kind, std::string path)
    : json_(json), file_(std::move(file)), kind_(kind), path_(std::move(path)) {}

bool JsonObject::has(std::string_view key) const { return json_.contains(key); }

std::string JsonObject::full(std::string_view key) const {
    return path_.empty() ? std::string(key) : path_ + "." + std::string(key);
}

void JsonObject::refuse(std::string_view key, std::string found, std::string expected) {
    if (mistake_)
        mistake_ = fail(kind_, {.file = file_, .field = full(key)}, std::move(found), std::move(expected));
}

void JsonObject::take(Done result) {
    if (mistake_ && !result) mistake_ = std::move(result);
}

const Json* JsonObject::value(std::string_view key, bool right_kind(const Json&), std::string_view expected) {
    known_.emplace_back(key);
    const auto found = json_.find(key);
    if (found == json_.end()) return nullptr;
    if (right_kind(*found)) return &*found;
    refuse(key, found->dump(), std::string(expected));
    return nullptr;
}

void JsonObject::read(std::string_view key, std::string& into) {
    if (const Json* found = value(key, is_string, "a text")) into = found->get<std::string>();
}

void JsonObject::read(std::string_view key, bool& into) {
    if (const Json* found = value(key, is_boolean, "true or false")) into = found->get<bool>();
}

void JsonObject::read(std::string_view key, int& into) {
    if (const Json* found = value(key, is_integer, "a whole number")) into = found->get<int>();
}

void JsonObject::read(std::string_view key, double& into) {
    if (const Json* found = value(key, is_number, "a number")) into = found->get<double>();
}

void JsonObject::read_millimetres(std::string_view key, Length& into) {
    const Json* found = value(key, is_number, "a number of millimetres");
    if (found == nullptr) return;
    const double number = found->get<double>();
    if (number < 0 || number > 2000) return refuse(key, found->dump(), "millimetres from 0 to 2000");
    into = Length::mm(number);
}

void JsonObject::read_points(std::string_view key, Length& into) {
    const Json* found = value(key, is_number, "a number of points");
    if (found == nullptr) return;
    const double number = found->get<double>();
    if (number <= 0 || number > 200) return refuse(key, found->dump(), "points above 0 and up to 200");
    into = Length::pt(number);
}

int JsonObject::read_word(std::string_view key, std::span<const std::string_view> words) {
    std::string word;
    const bool given = has(key);
    read(key, word);
    if (!given || word.empty()) return -1;
    const auto found = std::find(words.begin(), words.end(), word);
    if (found != words.end()) return static_cast<int>(found - words.begin());
    refuse(key, fmt::format("“{}”", word), "one of " + joined(words));
    return -1;
}

const Json* JsonObject::object(std::string_view key) { return value(key, is_object, "an object { … }"); }
const Json* JsonObject::array(std::string_view key) { return value(key, is_array, "a list [ … ]"); }

JsonObject JsonObject::inner(const Json& json, const std::string& key) const {
    return {json, file_, kind_, full(key)};
}

Done JsonObject::finish() {
    if (!mistake_) return mistake_;
    for (const auto& [key, ignored] : json_.items()) {
        if (key == "comment" || std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
        const std::vector<std::string_view> names(known_.begin(), known_.end());
        const auto near = nearest(key, names);
        return fail(kind_, {.file = file_, .field = full(key)}, fmt::format("unknown key “{}”", key),
                    near ? fmt::format("“{}”", *near) : "one of " + joined(names));
    }
    return {};
}

}  // namespace sigillum::layout
