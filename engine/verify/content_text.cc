#include "verify/content_text.h"

#include "verify/pdf_string.h"
#include "verify/pdf_syntax.h"

namespace sigillum::verify {
namespace {

// Follows a content stream from operator to operator and keeps of the operands what text needs.
class ContentReader {
  public:
    ContentReader(ByteView content, const PageFonts& fonts) : content_(content), fonts_(fonts) {}

    std::optional<std::vector<std::string>> read() {
        while (skip_space()) {
            if (!step()) return std::nullopt;
        }
        end_sequence();
        return std::move(texts_);
    }

  private:
    bool skip_space() {
        while (at_ < content_.size() && is_pdf_space(content_[at_])) ++at_;
        return at_ < content_.size();
    }

    // One operand or operator; false where the stream cannot be followed.
    bool step() {
        const char c = content_[at_];
        if (content_.substr(at_, 2) == "<<") return take_properties();
        if (c == '(' || c == '<') {
            auto string = string_at(content_, at_);
            if (string) strings_.push_back(std::move(*string));
            return string.has_value();
        }
        if (c == '[' || c == ']') {
            ++at_;
            return true;
        }
        const std::size_t begin = at_++;
        while (at_ < content_.size() && !is_pdf_space(content_[at_]) && !is_pdf_delimiter(content_[at_]))
            ++at_;
        const ByteView word = content_.substr(begin, at_ - begin);
        if (c == '/') {
            name_ = word.substr(1);
            return true;
        }
        if ((c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.') {
            number_ = word;
            return true;
        }
        const bool known = c != '%' && c != ')' && c != '>' && word != "BI" && act(word);
        forget_operands();
        return known;
    }

    bool take_properties() {
        SyntaxReader reader(content_, at_);
        const auto dictionary = reader.dictionary();
        if (!dictionary) return false;
        if (const auto actual = dictionary->value("ActualText")) {
            std::size_t begin = actual->begin;
            const auto bytes = string_at(content_, begin);
            if (!bytes) return false;
            actual_text_ = text_of_string(*bytes);
        }
        at_ = reader.at();
        return true;
    }

    bool act(ByteView word) {
        if (word == "Tj" || word == "TJ" || word == "'" || word == "\"") {
            if (word == "'" || word == "\"") add_space();
            show();
        } else if (word == "Tf") {
            const auto font = fonts_.find(name_);
            font_ = font == fonts_.end() ? nullptr : font->second;
        } else if (word == "BT" || word == "Tm" || word == "T*" || word == "TD") {
            add_space();
        } else if (word == "Td") {
            if (number_.find_first_of("123456789") != ByteView::npos) add_space();
        } else if (word == "BMC" || word == "BDC") {
            begin_sequence();
        } else if (word == "EMC") {
            return leave_sequence();
        }
        return true;
    }

    void begin_sequence() {
        if (spelled_.empty()) end_sequence();
        const bool within = !spelled_.empty() && spelled_.back();
        if (actual_text_ && !within) text_ += as_seen(*actual_text_);
        spelled_.push_back(within || actual_text_);
    }

    bool leave_sequence() {
        if (spelled_.empty()) return false;
        spelled_.pop_back();
        if (spelled_.empty()) end_sequence();
        return true;
    }

    void end_sequence() {
        while (text_.ends_with(' ')) text_.pop_back();
        if (!text_.empty()) texts_.push_back(std::move(text_));
        text_.clear();
    }

    void add_space() {
        if (!text_.empty() && !text_.ends_with(' ')) text_ += ' ';
    }

    void show() {
        if (!spelled_.empty() && spelled_.back()) return;
        for (const Bytes& string : strings_) {
            for (std::size_t i = 0; i + 1 < string.size(); i += 2) {
                const unsigned code = static_cast<unsigned>(static_cast<unsigned char>(string[i])) << 8U |
                                      static_cast<unsigned char>(string[i + 1]);
                if (font_ == nullptr) {
                    text_ += "\xEF\xBF\xBD";
                } else if (const std::string& piece = font_->of(code); piece == " ") {
                    add_space();
                } else {
                    text_ += piece;
                }
            }
        }
    }

    void forget_operands() {
        strings_.clear();
        name_ = {};
        number_ = {};
        actual_text_.reset();
    }

    ByteView content_;
    const PageFonts& fonts_;
    std::size_t at_ = 0;
    std::vector<Bytes> strings_;
    ByteView name_;
    ByteView number_;  // the last
    std::optional<std::string> actual_text_;
    std::vector<bool> spelled_;  // of each open sequence: whether /ActualText stands for what it shows
    const FontTexts* font_ = nullptr;
    std::string text_;
    std::vector<std::string> texts_;
};

}  // namespace

std::optional<std::vector<std::string>> texts_of_content(ByteView content, const PageFonts& fonts) {
    return ContentReader(content, fonts).read();
}

}  // namespace sigillum::verify
