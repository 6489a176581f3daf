// The part a node plays on a certificate. Layouts order the parts; the typesetter gives each its style and
// place. docs/document-tree.md shows how they nest.
#pragma once

namespace sigillum::document {

enum class Role {
    none,

    // Page 1, the certificate.
    certificate,     // section: everything on page 1
    crown_alliance,  // figure: mark of the alliance, its wordmark as text
    crown_seal,      // figure: the micro-credential mark
    crown_issuer,    // figure: mark of the issuing university, its wordmark as text
    title_lead,      // the lead line alone, where a layout splits the title into two nodes; compose does not
    title_main,  // heading: "CERTIFICATE OF" "\n" "ACADEMIC ACHIEVEMENT"; `second` holds the whole title in
                 // one line
    issuer,      // the issuing university
    issuer_relation,     // "on behalf of the … Alliance", "member of the … Alliance"
    phrase,              // "certifies that", "has completed", "has participated in", "taking place"
    learner_name,        // the name as printed
    learner_name_latin,  // its Latin form, where that differs
    statement_detail,    // "born on 14 March 2002", "from 8 June 2026 to 12 June 2026", "valid until …"
    opportunity,         // kind and title of the learning opportunity
    joint_phrase,        // "jointly developed and implemented by"
    joint_universities,  // the list of universities
    authority,           // section: signatures, panel, code
    signature_panel,     // form: the visible appearance of the electronic signature
    signatory,           // section: one person who signs; children signatory_name, signatory_function
    signatory_name,
    signatory_function,
    place_and_date,
    code,               // figure and link: the QR code
    code_call,          // "Scan to verify, or enter the number at"
    code_host,          // "verify.enhance.example"
    code_number,        // "No. XXXX-…": label and number
    supporter,          // figure: one supporting institution; `text` its name
    supporter_caption,  // "Supported by"

    // The supplement.
    supplement,  // section: everything after page 1
    supplement_title,
    supplement_subtitle,
    row,          // section: one numbered row; child 0 is its row_heading, the rest its value
    row_heading,  // heading; `label` holds the number
    unit,  // section: one learning unit; child 0 is its unit_heading, then rows, the first of them its name
    unit_heading,   // heading; `label` the unit's number "1", `text` "LEARNING UNIT"
    key_values,     // table: rows of key and value
    blended,        // table: a head row with the two forms, then rows of key and two values
    unit_list,      // table: number, unit with its university, workload
    bullets,        // list
    outcome_group,  // division: outcome_title and a list
    outcome_title,
    value,     // paragraph in a row's value column
    note,      // muted paragraph below a value (the grading scheme)
    pairs,     // division: two languages side by side; children are `pair`
    pair,      // division: main language first, second language second
    end_mark,  // "End of the Certificate Supplement"

    // A second page of a participation certificate with intended outcomes uses the supplement's parts.
};

}  // namespace sigillum::document
