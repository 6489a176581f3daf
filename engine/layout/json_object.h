// One object of a layout or theme file, read key by key: every mistake is an error with the file and the key.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/length.h"
#include "base/result.h"

namespace sigillum::layout {

using Json = nlohmann::json;

// Reads a file as a JSON object; `kind` is the kind of error to report.
Result<Json> read_json_object(const std::filesystem::path& file, ErrorKind kind);

// A view of one object. The reading functions leave their target alone when the key is absent and note the
// first mistake, so that a caller reads all keys and asks once. The JSON value must outlive it.
class JsonObject {
  public:
    JsonObject(const Json& json, std::string file, ErrorKind kind, std::string path = {});

    bool has(std::string_view key) const;
    void read(std::string_view key, std::string& into);
    void read(std::string_view key, bool& into);
    void read(std::string_view key, int& into);
    void read(std::string_view key, double& into);
    void read_millimetres(std::string_view key, Length& into);
    void read_points(std::string_view key, Length& into);
    // The place in `words` of the word that stands under the key; -1 when the key is absent.
    int read_word(std::string_view key, std::span<const std::string_view> words);

    // The object or array under a key, for the caller to read further; nullptr when absent or of another
    // kind.
    const Json* object(std::string_view key);
    const Json* array(std::string_view key);
    // A view of an object inside this one, reporting to its own list; its mistakes are taken over with
    // `take`.
    JsonObject inner(const Json& json, const std::string& key) const;
    void take(Done result);

    void refuse(std::string_view key, std::string found, std::string expected);
    // The first mistake noted; else an unknown key, with the nearest known one; else success.
    Done finish();
    const std::string& path() const { return path_; }

  private:
    const Json* value(std::string_view key, bool right_kind(const Json&), std::string_view expected);
    std::string full(std::string_view key) const;

    const Json& json_;
    std::string file_;
    ErrorKind kind_;
    std::string path_;
    std::vector<std::string> known_;
    Done mistake_;
};

}  // namespace sigillum::layout
