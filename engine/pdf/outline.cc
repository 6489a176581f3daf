#include "pdf/outline.h"

#include "pdf/syntax.h"

namespace sigillum::pdf {
namespace {

struct Links {
    int parent = -1;
    int previous = -1;
    int next = -1;
    int first = -1;
    int last = -1;
    int descendants = 0;  // all are visible, since every entry is open
};

// The tree behind the levels. The root has place 0, bookmark i place i + 1.
std::vector<Links> linked(const std::vector<page::Bookmark>& bookmarks) {
    std::vector<Links> tree(bookmarks.size() + 1);
    std::vector<int> path{0};  // the root, then the latest entry of each level
    std::vector<int> levels{0};
    for (std::size_t i = 0; i < bookmarks.size(); ++i) {
        const int place = static_cast<int>(i) + 1;
        while (levels.size() > 1 && levels.back() >= bookmarks[i].level) {
            levels.pop_back();
            path.pop_back();
        }
        Links& own = tree[static_cast<std::size_t>(place)];
        Links& parent = tree[static_cast<std::size_t>(path.back())];
        own.parent = path.back();
        own.previous = parent.last;
        (parent.last < 0 ? parent.first : tree[static_cast<std::size_t>(parent.last)].next) = place;
        parent.last = place;
        for (const int above : path) ++tree[static_cast<std::size_t>(above)].descendants;
        path.push_back(place);
        levels.push_back(bookmarks[i].level);
    }
    return tree;
}

}  // namespace

Reference add_outline(ObjectFile& file, const OutlineInput& input) {
    const std::vector<page::Bookmark>& bookmarks = input.pages.bookmarks;
    if (bookmarks.empty()) return {};
    const std::vector<Links> tree = linked(bookmarks);
    std::vector<Reference> objects;
    for (std::size_t i = 0; i < tree.size(); ++i) objects.push_back(file.reserve(Stand::packed));
    const auto object = [&](int place) {
        return place < 0 ? Reference{} : objects[static_cast<std::size_t>(place)];
    };

    Bytes entries;
    for (std::size_t place = 0; place < tree.size(); ++place) {
        const Links& links = tree[place];
        entries.clear();
        if (place == 0) {
            entries += "/Type/Outlines";
        } else {
            const page::Bookmark& bookmark = bookmarks[place - 1];
            const auto page = static_cast<std::size_t>(bookmark.page);
            entries += "/Title";
            append_text(entries, bookmark.title);
            entries += "/Dest[";
            append_reference(entries, input.page_objects[page]);
            entries += "/XYZ null ";
            append_fixed(entries, milli_points(input.pages.pages[page].size.height - bookmark.top), 3);
            entries += " null]";
            if (bookmark.node >= 0)
                append_entry(entries, "SE", input.element_of[static_cast<std::size_t>(bookmark.node)]);
        }
        append_entry(entries, "Parent", object(links.parent));
        append_entry(entries, "Prev", object(links.previous));
        append_entry(entries, "Next", object(links.next));
        append_entry(entries, "First", object(links.first));
        append_entry(entries, "Last", object(links.last));
        if (links.descendants > 0) {
            entries += "/Count ";
            append_integer(entries, links.descendants);
        }
        file.define(objects[place], entries);
    }
    return objects.front();
}

}  // namespace sigillum::pdf
