#include "credential/xlsx_workbook.h"

#include <algorithm>
#include <map>

#include "credential/xlsx_part.h"

namespace sigillum::credential {
namespace {

// The part that a relationship's target names, from the folder of the part that has it.
std::string resolved(const std::string& folder, std::string target) {
    std::replace(target.begin(), target.end(), '\\', '/');
    if (target.starts_with('/')) return target.substr(1);
    std::string path = folder;
    for (std::string_view rest = target; !rest.empty();) {
        const auto end = std::min(rest.find('/'), rest.size());
        const std::string_view step = rest.substr(0, end);
        rest.remove_prefix(std::min(rest.size(), end + 1));
        if (step == "..") {
            const auto up = path.find_last_of('/');
            path.resize(up == std::string::npos ? 0 : up);
        } else if (step != "." && !step.empty()) {
            if (!path.empty()) path += '/';
            path += step;
        }
    }
    return path;
}

struct Relation {
    std::string type;  // its last word: "worksheet", "styles"
    std::string part;
};
using Relations = std::map<std::string, Relation>;

class Reader {
  public:
    Reader(ZipArchive& archive, const std::string& file) : archive_(archive), file_(file) {}

    Result<XlsxWorkbook> workbook() && {
        auto package = relations_of("");
        if (!package) return fail(package.error());
        const std::string part = part_of(*package, "officeDocument");
        auto relations = relations_of(part);
        if (!relations) return fail(relations.error());
        if (const Done read = read_sheets(part, *relations); !read) return fail(read.error());
        if (const Done read = read_strings(part_of(*relations, "sharedStrings")); !read)
            return fail(read.error());
        if (const Done read = read_formats(part_of(*relations, "styles")); !read) return fail(read.error());
        return std::move(workbook_);
    }

  private:
    // The relations of a part ("" is the package); none when it has none.
    Result<Relations> relations_of(const std::string& part) {
        const auto slash = part.find_last_of('/');
        const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash);
        const std::string name = slash == std::string::npos ? part : part.substr(slash + 1);
        const std::string relations = (folder.empty() ? "" : folder + "/") + "_rels/" + name + ".rels";
        Relations found;
        if (!part.empty() && !archive_.has(relations)) return found;
        const auto read = [&](std::string_view, const pugi::xml_node& node) -> Done {
            if (std::string_view(attribute(node, "TargetMode").value()) == "External") return {};
            const std::string type = attribute(node, "Type").value();
            found[attribute(node, "Id").value()] = {type.substr(type.find_last_of('/') + 1),
                                                    resolved(folder, attribute(node, "Target").value())};
            return {};
        };
        const Done all = read_part(archive_, file_, relations, {"Relationship"}, read);
        if (!all) return fail(all.error());
        return found;
    }

    static std::string part_of(const Relations& relations, std::string_view type) {
        for (const auto& [id, relation] : relations) {
            if (relation.type == type) return relation.part;
        }
        return {};
    }

    Done read_sheets(const std::string& part, const Relations& relations) {
        constexpr std::string_view properties = "workbookPr";
        const auto read = [&](std::string_view path, const pugi::xml_node& node) -> Done {
            if (path == properties) {
                if (is_true(attribute(node, "date1904"))) workbook_.dates = DateSystem::from_1904;
                return {};
            }
            const auto relation = relations.find(sheet_relation(node));
            if (relation == relations.end() || relation->second.type != "worksheet") return {};
            const std::string_view state = attribute(node, "state").value();
            workbook_.sheets.push_back({attribute(node, "name").value(), relation->second.part,
                                        state == "hidden" || state == "veryHidden"});
            return {};
        };
        return read_part(archive_, file_, part, {properties, "sheets/sheet"}, read);
    }

    // "r:id", which is not the "sheetId" beside it.
    static std::string sheet_relation(const pugi::xml_node& sheet) { return attribute(sheet, "id").value(); }

    Done read_strings(const std::string& part) {
        if (part.empty()) return {};
        const auto read = [this](std::string_view, const pugi::xml_node& string) -> Done {
            workbook_.strings.push_back({string_text(string)});
            return {};
        };
        return read_part(archive_, file_, part, {"si"}, read);
    }

    Done read_formats(const std::string& part) {
        if (part.empty()) return {};
        constexpr std::string_view own_format = "numFmts/numFmt", style = "cellXfs/xf";
        std::map<int, NumberFormat>
            own;  // formats stand before the styles that have them (ECMA-376, 18.8.39)
        const auto read = [&](std::string_view path, const pugi::xml_node& node) -> Done {
            const auto id = whole_number(attribute(node, "numFmtId").value());
            if (path == style) {
                const auto found = own.find(id.value_or(0));
                workbook_.formats.push_back(found != own.end() ? found->second
                                                               : built_in_format(id.value_or(0)));
            } else if (id) {
                own[*id] = number_format(attribute(node, "formatCode").value());
            }
            return {};
        };
        return read_part(archive_, file_, part, {own_format, style}, read);
    }

    ZipArchive& archive_;
    const std::string& file_;
    XlsxWorkbook workbook_;
};

}  // namespace

Result<XlsxWorkbook> workbook_from(ZipArchive& archive, const std::string& file) {
    return Reader(archive, file).workbook();
}

}  // namespace sigillum::credential
