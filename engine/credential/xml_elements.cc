// The only file that sees expat.
#include "credential/xml_elements.h"

#include <expat.h>

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

namespace sigillum::credential {

std::string_view local_name(std::string_view name) { return name.substr(name.find(':') + 1); }

// The document is parsed by expat; an element that is asked for grows as a tree of pugixml's until it is
// closed.
class XmlElements::Parser {
  public:
    Parser(std::vector<std::string_view> paths, Read read, Fault fault)
        : paths_(std::move(paths)), read_(std::move(read)), fault_(std::move(fault)) {
        XML_SetUserData(expat_.get(), this);
        XML_SetElementHandler(expat_.get(), &Parser::on_start, &Parser::on_end);
        XML_SetCharacterDataHandler(expat_.get(), &Parser::on_text);
        XML_SetStartDoctypeDeclHandler(expat_.get(), &Parser::on_document_type);
    }

    Done parse(ByteView bytes, bool last) {
        if (!done_) return done_;
        constexpr std::size_t most = std::numeric_limits<int>::max();
        do {
            const ByteView piece = bytes.substr(0, most);
            bytes.remove_prefix(piece.size());
            const bool end = last && bytes.empty();
            const auto status = XML_Parse(expat_.get(), piece.data(), static_cast<int>(piece.size()), end);
            if (status != XML_STATUS_OK && done_) done_ = fail(fault_("is no well-formed XML"));
        } while (done_ && !bytes.empty());
        return done_;
    }

  private:
    struct Free {
        void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
    };

    static Parser& of(void* data) { return *static_cast<Parser*>(data); }
    static void on_start(void* data, const char* name, const char** attributes) {
        of(data).start(name, attributes);
    }
    static void on_end(void* data, const char* /*name*/) { of(data).finish(); }
    static void on_text(void* data, const char* text, int length) {
        Parser& parser = of(data);
        if (parser.open_) parser.text_.append(text, static_cast<std::size_t>(length));
    }
    static void on_document_type(void* data, const char* /*name*/, const char* /*system*/,
                                 const char* /*public*/, int /*internal*/) {
        of(data).stop(fail(of(data).fault_("declares a document type, which no workbook does")));
    }

    void start(const char* name, const char** attributes) {
        if (!done_) return;
        if (!open_) {
            lengths_.push_back(path_.size());
            if (lengths_.size() > 1) {
                if (lengths_.size() > 2) path_ += '/';
                path_ += local_name(name);
            }
            if (std::find(paths_.begin(), paths_.end(), path_) == paths_.end() || path_.empty()) return;
            tree_.reset();
            open_ = tree_;
        }
        put_text();
        open_ = open_.append_child(name);
        for (; *attributes != nullptr; attributes += 2)
            open_.append_attribute(attributes[0]).set_value(attributes[1]);
    }

    void finish() {
        if (!done_) return;
        if (open_) {
            put_text();
            open_ = open_.parent();
            if (open_ != tree_) return;
            open_ = {};
            if (Done read = read_(path_, tree_.first_child()); !read) return stop(std::move(read));
        }
        path_.resize(lengths_.back());
        lengths_.pop_back();
    }

    void put_text() {
        if (!text_.empty()) open_.append_child(pugi::node_pcdata).set_value(text_.c_str());
        text_.clear();
    }

    void stop(Done why) {
        done_ = std::move(why);
        XML_StopParser(expat_.get(), XML_FALSE);
    }

    std::vector<std::string_view> paths_;
    Read read_;
    Fault fault_;
    std::unique_ptr<XML_ParserStruct, Free> expat_{XML_ParserCreate(nullptr)};
    Done done_;

    std::string path_;                  // of the open elements outside a tree, without the root
    std::vector<std::size_t> lengths_;  // what the path had before each of them
    pugi::xml_document tree_;           // of the element that was asked for last
    pugi::xml_node open_;               // the innermost open element of the tree; none outside
    std::string text_;                  // of that element, since its last tag
};

XmlElements::XmlElements(std::vector<std::string_view> paths, Read read, Fault fault)
    : parser_(std::make_unique<Parser>(std::move(paths), std::move(read), std::move(fault))) {}
XmlElements::~XmlElements() = default;

Done XmlElements::take(ByteView bytes) { return parser_->parse(bytes, false); }
Done XmlElements::end() { return parser_->parse({}, true); }

}  // namespace sigillum::credential
