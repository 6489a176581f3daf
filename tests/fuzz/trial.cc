#include "tests/fuzz/trial.h"

#include <algorithm>
#include <array>
#include <sstream>

#include "base/file.h"
#include "tests/fuzz/genuine.h"
#include "tests/fuzz/spoilt_pdf.h"
#include "tests/fuzz/spoilt_token.h"
#include "tests/fuzz/target.h"
#include "verify/page_reader.h"
#include "verify/verify.h"

namespace sigillum::fuzz {

namespace {

using verify::Outcome;
using verify::Reason;
using verify::Verdict;

using Facts = std::vector<std::pair<std::string, std::string>>;

// Everything certified that a verdict shows.
Facts facts_of(const Verdict& verdict) {
    Facts facts{{"number", verdict.number}, {"specimen", verdict.specimen ? "yes" : "no"}};
    for (const verify::CertifiedFact& fact : verdict.facts) facts.emplace_back(fact.name, fact.value);
    return facts;
}

bool refused(const Verdict& verdict) {
    return verdict.outcome == Outcome::altered || verdict.outcome == Outcome::unreadable;
}

Fate fate_of_refused(const Verdict& verdict) {
    return verdict.outcome == Outcome::altered ? Fate::altered : Fate::unreadable;
}

class TokenTrial final : public Trial {
  public:
    TokenTrial() : links_(genuine_links()) {
        for (const std::string& link : links_) {
            const Verdict verdict = verify::verify_code(link, pinned());
            must(!refused(verdict) && !verdict.facts.empty(), "a genuine code is accepted");
            facts_.push_back(facts_of(verdict));
        }
    }
    Bytes mutation(Dice& dice) const override { return spoilt_link(links_, dice); }
    Fate fate_of(ByteView mutation) const override {
        const Verdict verdict = verify::verify_code(mutation, pinned());
        if (refused(verdict)) return fate_of_refused(verdict);
        if (verdict.has(Reason::code_key_unknown))
            return verdict.facts.empty() ? Fate::not_trusted : Fate::deceived;
        const bool known = std::find(facts_.begin(), facts_.end(), facts_of(verdict)) != facts_.end();
        return known ? Fate::same_values : Fate::deceived;
    }

  private:
    std::vector<std::string> links_;
    std::vector<Facts> facts_;
};

// The /ByteRange of the first signature in the file, which every later one leaves as it is.
std::array<std::size_t, 4> first_byte_range(const Bytes& pdf) {
    std::istringstream numbers(pdf.substr(pdf.find('[', pdf.find("/ByteRange")) + 1, 64));
    std::array<std::size_t, 4> range{};
    for (std::size_t& number : range) numbers >> number;
    must(numbers.good() && range[0] == 0 && range[2] + range[3] <= pdf.size(),
         "a genuine document is signed");
    return range;
}

std::vector<std::string> page_texts(ByteView pdf) {
    const auto reader = verify::PageReader::open(pdf);
    std::vector<std::string> texts;
    for (int i = 0; reader && i < reader->pages(); ++i) texts.push_back(reader->text(i));
    return texts;
}

struct GenuineDocument {
    explicit GenuineDocument(Bytes pdf) : bytes(std::move(pdf)), range(first_byte_range(bytes)) {
        const Verdict verdict = verify::verify_pdf(bytes, pinned());
        must(!refused(verdict), "a genuine document is accepted");
        facts = facts_of(verdict);
        reasons = verdict.reasons;
        texts = page_texts(bytes);
    }

    bool covers_the_same(ByteView other) const {
        const ByteView own = bytes;
        return other.size() >= range[2] + range[3] && other.starts_with(own.substr(0, range[1])) &&
               other.substr(range[2], range[3]) == own.substr(range[2], range[3]);
    }

    Bytes bytes;
    std::array<std::size_t, 4> range;
    Facts facts;
    std::vector<Reason> reasons;
    std::vector<std::string> texts;
};

class PdfTrial final : public Trial {
  public:
    PdfTrial() {
        documents_.emplace_back(genuine_file("certificate.pdf"));
        documents_.emplace_back(genuine_file("archived.pdf"));
        for (const char* small : {"signed", "certified", "validation-data", "signed-twice", "stamped"}) {
            auto bytes = read_file(folder("corpus/pdf/") + small + ".pdf", std::size_t{1} << 20);
            must(bytes.has_value(), "a seed is there");
            documents_.emplace_back(std::move(*bytes));
        }
    }
    // Half of them of the certificate as issued, a quarter of the archived one, a quarter of small signed
    // pages.
    Bytes mutation(Dice& dice) const override {
        std::size_t which = dice.below(4) / 2;
        if (which == 1 && dice.once_in(2)) which = 2 + dice.below(documents_.size() - 2);
        return spoilt_pdf(documents_[which].bytes, dice);
    }
    Fate fate_of(ByteView mutation) const override {
        const Verdict verdict = verify::verify_pdf(mutation, pinned());
        if (refused(verdict)) return fate_of_refused(verdict);
        for (const GenuineDocument& genuine : documents_) {
            if (genuine.covers_the_same(mutation)) return fate_beside(genuine, mutation, verdict);
        }
        return Fate::deceived;
    }

  private:
    static Fate fate_beside(const GenuineDocument& genuine, ByteView mutation, const Verdict& verdict) {
        if (facts_of(verdict) != genuine.facts || page_texts(mutation) != genuine.texts)
            return Fate::deceived;
        const bool doubted = std::any_of(verdict.reasons.begin(), verdict.reasons.end(), [&](Reason reason) {
            return std::find(genuine.reasons.begin(), genuine.reasons.end(), reason) == genuine.reasons.end();
        });
        if (doubted) return Fate::not_trusted;
        return verdict.reasons == genuine.reasons ? Fate::same_values : Fate::deceived;
    }

    std::vector<GenuineDocument> documents_;
};

}  // namespace

std::string_view name_of(Fate fate) {
    switch (fate) {
        case Fate::altered:
            return "refused as altered";
        case Fate::unreadable:
            return "refused as unreadable";
        case Fate::not_trusted:
            return "intact by its own word, signer or key not trusted";
        case Fate::same_values:
            return "accepted with the same signed values";
        case Fate::deceived:
            return "accepted with changed values";
    }
    return "";
}

std::unique_ptr<Trial> token_trial() { return std::make_unique<TokenTrial>(); }
std::unique_ptr<Trial> pdf_trial() { return std::make_unique<PdfTrial>(); }

}  // namespace sigillum::fuzz
