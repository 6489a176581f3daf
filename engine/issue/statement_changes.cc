#include "issue/statement_changes.h"

#include <fmt/format.h>

#include <map>

namespace sigillum::issue {
namespace {

using nlohmann::json;

constexpr std::size_t longest_value = 80;  // bytes of a value that is quoted whole

// A member that is a text; empty for anything else. The reviewed list is a file that anybody may have
// written.
std::string text_of(const json& object, const char* member) {
    const auto found = object.is_object() ? object.find(member) : object.end();
    return object.is_object() && found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

std::string shown(const json& value) {
    std::string text = value.is_string() ? value.get<std::string>()
                                         : value.dump(-1, ' ', false, json::error_handler_t::replace);
    if (text.size() > longest_value) {
        std::size_t end = longest_value;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
        text = text.substr(0, end) + "…";
    }
    return "“" + text + "”";
}

// Every plain value of a JSON value by its path: "grade.value", "outcomes[2].items[1].en".
void flatten(const json& value, const std::string& path, std::map<std::string, json>& into) {
    if (value.is_object()) {
        for (const auto& [key, member] : value.items())
            flatten(member, path.empty() ? key : path + "." + key, into);
    } else if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i)
            flatten(value[i], fmt::format("{}[{}]", path, i + 1), into);
    } else {
        into[path] = value;
    }
}

std::map<std::string, json> flat(const json& value) {
    std::map<std::string, json> fields;
    flatten(value, {}, fields);
    return fields;
}

class Comparison {
  public:
    // Notes each field that differs, with `of` in front: "learner “SI-003”: grade.value was “4.0”, is “4.5”".
    void fields(const std::string& of, const json& reviewed, const json& present) {
        const auto before = flat(reviewed);
        const auto now = flat(present);
        for (const auto& [path, value] : before) {
            const auto found = now.find(path);
            if (found == now.end())
                changes_.push_back(fmt::format("{}: {} was {}, is not given now", of, path, shown(value)));
            else if (found->second != value)
                changes_.push_back(
                    fmt::format("{}: {} was {}, is {}", of, path, shown(value), shown(found->second)));
        }
        for (const auto& [path, value] : now) {
            if (!before.contains(path))
                changes_.push_back(fmt::format("{}: {} was not given, is {}", of, path, shown(value)));
        }
    }

    void learners(const json& reviewed, const json& present) {
        const auto before = by(reviewed, "key");
        const auto now = by(present, "key");
        for (const auto& [key, entry] : before) {
            const auto found = now.find(key);
            if (found == now.end())
                changes_.push_back(fmt::format("learner “{}” is no longer in the list", key));
            else
                learner(key, *entry, *found->second);
        }
        for (const auto& [key, entry] : now) {
            if (!before.contains(key))
                changes_.push_back(fmt::format("learner “{}” is new in the list", key));
        }
        if (changes_.empty() && reviewed != present)
            changes_.emplace_back("the learners stand in another order");
    }

    void files(const json& reviewed, const json& present) {
        const auto before = by_role(reviewed);
        const auto now = by_role(present);
        for (const auto& [name, digest] : before) {
            const auto found = now.find(name);
            if (found == now.end())
                changes_.push_back(fmt::format("the file {} is not used any more", name));
            else if (found->second != digest)
                changes_.push_back(fmt::format("the file {} has another content", name));
        }
        for (const auto& [name, digest] : now) {
            if (!before.contains(name)) changes_.push_back(fmt::format("the file {} is new", name));
        }
    }

    void program(const std::string& reviewed, const std::string& present) {
        if (reviewed != present)
            changes_.push_back(fmt::format("the program was “{}”, is “{}”", reviewed, present));
    }

    std::vector<std::string> changes() && { return std::move(changes_); }

  private:
    using Entries = std::map<std::string, const json*>;

    static Entries by(const json& list, const char* member) {
        Entries entries;
        for (const json& entry : list) entries.emplace(text_of(entry, member), &entry);
        return entries;
    }

    static std::map<std::string, std::string> by_role(const json& list) {
        std::map<std::string, std::string> files;
        for (const json& entry : list) {
            files[fmt::format("{} ({})", text_of(entry, "file"), text_of(entry, "role"))] =
                text_of(entry, "sha256");
        }
        return files;
    }

    void learner(const std::string& key, const json& reviewed, const json& present) {
        // The learner's own fields stand at the top, where a person looks for them.
        const auto lifted = [](json entry) {
            json fields = entry.contains("learner") ? entry["learner"] : json::object();
            if (!fields.is_object()) return entry;
            for (const char* member : {"languages", "date_of_issuing"}) {
                if (entry.contains(member)) fields[member] = entry[member];
            }
            return fields;
        };
        fields(fmt::format("learner “{}”", key), lifted(reviewed), lifted(present));
    }

    std::vector<std::string> changes_;
};

}  // namespace

std::vector<std::string> statement_changes(const BatchStatement& reviewed, const BatchStatement& present) {
    Comparison comparison;
    const json& before = reviewed.json;
    const json& now = present.json;
    comparison.learners(before["learners"], now["learners"]);
    comparison.fields("edition", before["edition"], now["edition"]);
    comparison.fields("units", before["units"], now["units"]);
    comparison.fields("presentation", before["presentation"], now["presentation"]);
    comparison.files(before["files"], now["files"]);
    comparison.program(text_of(before, "program"), text_of(now, "program"));
    return std::move(comparison).changes();
}

}  // namespace sigillum::issue
