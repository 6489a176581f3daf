#include "typeset/field_name.h"

namespace sigillum::typeset {

std::string field_name(const document::Node& node) {
    using enum document::Role;
    switch (node.role) {
        case crown_alliance:
            return "wordmark of the alliance";
        case crown_issuer:
            return "wordmark of the issuing university";
        case crown_seal:
            return "micro-credential mark";
        case title_lead:
        case title_main:
            return "title of the certificate";
        case issuer:
            return "issuing university";
        case issuer_relation:
            return "relation of the issuer to the alliance";
        case phrase:
            return "statement on page 1";
        case learner_name:
            return "learner's name";
        case learner_name_latin:
            return "learner's name in Latin letters";
        case statement_detail:
            return "date in the statement on page 1";
        case opportunity:
            return "learning opportunity";
        case joint_phrase:
        case joint_universities:
            return "list of universities";
        case signatory_name:
            return "name of the signatory";
        case signatory_function:
            return "function of the signatory";
        case place_and_date:
            return "place and date";
        case signature_panel:
            return "signature panel";
        case code:
        case code_call:
        case code_host:
            return "verification code";
        case code_number:
            return "certificate number";
        case supporter:
        case supporter_caption:
            return "supporting institution";
        case supplement_title:
        case supplement_subtitle:
            return "title of the supplement";
        case row:
        case row_heading:
            return node.label.empty() ? "heading in the supplement" : "supplement row " + node.label;
        case unit:
        case unit_heading:
            return "learning unit " + node.label;
        case end_mark:
            return "end mark of the supplement";
        default:
            return "supplement";
    }
}

}  // namespace sigillum::typeset
