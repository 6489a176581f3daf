#include "compose/furniture.h"

namespace sigillum::compose {
namespace {

using document::Furniture;
using document::Standing;
using document::Text;

Text head_name(const Telling& telling, const Wording& wording) {
    const std::string certificate = certificate_key(telling.edition());
    const bool participation = telling.edition().type == credential::CertificateType::participation;
    Trouble& trouble = telling.voice.trouble;
    return wording.say(participation ? "head.participation" : "head.supplement",
                       {{"certificate", wording.say("name." + certificate, trouble)}}, trouble);
}

// Patterns keep their places for the typesetter, which alone knows pages.
std::string page_pattern(const Telling& telling, const Wording& wording) {
    return document::plain_text(wording.say(
        "foot.page", {{"page", neutral("{page}")}, {"pages", neutral("{pages}")}}, telling.voice.trouble));
}

}  // namespace

Standing standing_of(const credential::Issuance& issuance) {
    if (issuance.preview) return Standing::preview;
    return issuance.specimen ? Standing::specimen : Standing::real;
}

Furniture shared_furniture(const Telling& telling, bool second_page) {
    Voice& voice = telling.voice;
    const Wording& main = voice.main();
    const bool participation = telling.edition().type == credential::CertificateType::participation;
    Furniture furniture;
    furniture.head_name = head_name(telling, main);
    const Line number = voice.say("head.number");
    furniture.number_label = number.text;
    furniture.number_label_second = number.second;
    const Text host = main.plain(telling.edition().directory.alliance.verification_host);
    furniture.awarding_line = document::plain_text(
        main.say("foot.awarding", {{"awarding_body", awarding_body(telling).text}, {"host", host}}, voice.trouble));
    furniture.page_pattern = page_pattern(telling, main);
    if (second_page) {
        const Line complete = voice.say(participation ? "foot.complete.participation" : "foot.complete");
        furniture.complete_note = document::plain_text(complete.text);
        furniture.complete_note_second = document::plain_text(complete.second);
    }
    furniture.unit_continued_pattern = document::plain_text(main.say(
        "unit.continued", {{"number", neutral("{number}")}, {"name", neutral("{name}")}}, voice.trouble));
    furniture.row_continued = document::plain_text(main.say("row.continued", voice.trouble));
    if (voice.bilingual()) {
        const Wording& second = voice.second_line();
        furniture.head_name_second = second.say(participation ? "head.short.participation" : "head.short", voice.trouble);
        furniture.page_pattern_second = page_pattern(telling, second);
    }
    return furniture;
}

void add_learner(Furniture& furniture, const Telling& telling) {
    const Wording& main = telling.voice.main();
    furniture.learner = document::plain_text(main.plain(telling.learner().name));
    furniture.learner_language = main.language();
    furniture.number = telling.credential.issuance.number;
    const Standing standing = standing_of(telling.credential.issuance);
    if (standing == Standing::real) return;
    const char* key = standing == Standing::preview ? "standing.preview" : "standing.specimen";
    furniture.standing_mark = document::plain_text(main.say(key, telling.voice.trouble));
}

document::Metadata shared_metadata(const Telling& telling) {
    document::Metadata metadata;
    metadata.subject = document::plain_text(opportunity_in_full(telling).text);
    metadata.author = document::plain_text(awarding_body(telling).text);
    metadata.verification_address =
        "https://" + telling.edition().directory.alliance.verification_host + "/";
    return metadata;
}

void add_learner(document::Metadata& metadata, const Telling& telling, const Furniture& furniture) {
    const Wording& main = telling.voice.main();
    Trouble& trouble = telling.voice.trouble;
    const Text certificate = main.say("name." + certificate_key(telling.edition()), trouble);
    Text title =
        main.say("metadata.title",
                 {{"certificate", certificate}, {"learner", main.plain(telling.learner().name)}}, trouble);
    if (!furniture.standing_mark.empty()) {
        title = main.say("metadata.title.standing",
                         {{"standing", main.plain(furniture.standing_mark)}, {"title", title}}, trouble);
    }
    metadata.title = document::plain_text(title);
    metadata.number = telling.credential.issuance.number;
    metadata.created = telling.credential.issuance.signing_time;
}

}  // namespace sigillum::compose
