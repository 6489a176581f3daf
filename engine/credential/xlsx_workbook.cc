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
        pugi::xml_document document;
        if (const Done parsed = parse(part, document); !parsed) return fail(parsed.error());
        auto relations = relations_of(part);
        if (!relations) return fail(relations.error());
        read_sheets(document.document_element(), *relations);
        if (const Done read = read_strings(part_of(*relations, "sharedStrings")); !read)
            return fail(read.error());
        if (const Done read = read_formats(part_of(*relations, "styles")); !read) return fail(read.error());
        return std::move(workbook_);
    }

  private:
    Done parse(const std::string& part, pugi::xml_document& document) {
        const auto xml = archive_.entry(part);
        if (!xml) return fail(xml.error());
        return parse_part(*xml, file_, part, document);
    }

    // The relations of a part ("" is the package); none when it has none.
    Result<Relations> relations_of(const std::string& part) {
        const auto slash = part.find_last_of('/');
        const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash);
        const std::string name = slash == std::string::npos ? part : part.substr(slash + 1);
        const std::string relations = (folder.empty() ? "" : folder + "/") + "_rels/" + name + ".rels";
        Relations found;
        if (!part.empty() && !archive_.has(relations)) return found;
        pugi::xml_document document;
        if (const Done parsed = parse(relations, document); !parsed) return fail(parsed.error());
        for (const pugi::xml_node node : document.document_element()) {
            if (std::string_view(attribute(node, "TargetMode").value()) == "External") continue;
            const std::string type = attribute(node, "Type").value();
            found[attribute(node, "Id").value()] = {type.substr(type.find_last_of('/') + 1),
                                                    resolved(folder, attribute(node, "Target").value())};
        }
        return found;
    }

    static std::string part_of(const Relations& relations, std::string_view type) {
        for (const auto& [id, relation] : relations) {
            if (relation.type == type) return relation.part;
        }
        return {};
    }

    void read_sheets(const pugi::xml_node& book, const Relations& relations) {
        if (is_true(attribute(child(book, "workbookPr"), "date1904")))
            workbook_.dates = DateSystem::from_1904;
        for (const pugi::xml_node sheet : child(book, "sheets")) {
            const auto relation = relations.find(sheet_relation(sheet));
            if (relation == relations.end() || relation->second.type != "worksheet") continue;
            const std::string_view state = attribute(sheet, "state").value();
            workbook_.sheets.push_back({attribute(sheet, "name").value(), relation->second.part,
                                        state == "hidden" || state == "veryHidden"});
        }
    }

    // "r:id", which is not the "sheetId" beside it.
    static std::string sheet_relation(const pugi::xml_node& sheet) { return attribute(sheet, "id").value(); }

    Done read_strings(const std::string& part) {
        if (part.empty()) return {};
        pugi::xml_document document;
        if (const Done parsed = parse(part, document); !parsed) return fail(parsed.error());
        for (const pugi::xml_node string : document.document_element()) {
            if (local_name(string) == "si") workbook_.strings.push_back(string_text(string));
        }
        return {};
    }

    Done read_formats(const std::string& part) {
        if (part.empty()) return {};
        pugi::xml_document document;
        if (const Done parsed = parse(part, document); !parsed) return fail(parsed.error());
        const pugi::xml_node styles = document.document_element();
        std::map<int, NumberFormat> own;
        for (const pugi::xml_node format : child(styles, "numFmts")) {
            if (const auto id = whole_number(attribute(format, "numFmtId").value()))
                own[*id] = number_format(attribute(format, "formatCode").value());
        }
        for (const pugi::xml_node style : child(styles, "cellXfs")) {
            if (local_name(style) != "xf") continue;
            const int id = whole_number(attribute(style, "numFmtId").value()).value_or(0);
            const auto found = own.find(id);
            workbook_.formats.push_back(found != own.end() ? found->second : built_in_format(id));
        }
        return {};
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
