// One comparison of a signed revision with the document as it stands: which differences have been accounted
// for.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "verify/changes.h"
#include "verify/object_differences.h"
#include "verify/signature_field.h"

namespace sigillum::verify {

// Every difference starts unexplained. Each step below walks to the places where a permitted addition shows,
// holds the difference there to its rule, and marks it as explained. What is unexplained at the end is
// forbidden.
class ChangeReview {
  public:
    ChangeReview(PdfFile& before, PdfFile& after, ChangePolicy policy, const Limits& limits);

    Result<std::vector<std::string>> run();

  private:
    Done review_trailer();
    Done review_catalog();
    // /DSS (EN 319 142-1, 5.4.2): certificates, revocation data and nothing else.
    Done review_validation_data();
    Done review_validation_lists(const QPDFObjectHandle& before, QPDFObjectHandle after,
                                 const std::set<std::string>& lists);
    Done review_metadata();
    Done review_form();
    Done review_new_field(QPDFObjectHandle field);
    Done review_known_fields();
    Done review_pages();
    Done review_annotations(const QPDFObjectHandle& before, const QPDFObjectHandle& after);
    // The structure tree may gain one element for each new field (ISO 32000-1, 14.7).
    Done review_structure();
    Done review_structure_node(const QPDFObjectHandle& before, const QPDFObjectHandle& after);
    Done review_new_element(QPDFObjectHandle element);
    Done review_parent_tree(QPDFObjectHandle before, QPDFObjectHandle after);
    Done review_rest();

    bool changed(const QPDFObjectHandle& object) const {
        return object.isIndirect() && differences_.changed.count(object.getObjGen()) > 0;
    }
    bool added(const QPDFObjectHandle& object) const {
        return object.isIndirect() && differences_.added.count(object.getObjGen()) > 0;
    }
    void explain(const QPDFObjectHandle& object) {
        if (object.isIndirect()) explained_.insert(object.getObjGen());
    }
    // Explains a list that has grown, when it is an object of its own: an array before and after, and nothing
    // else.
    void explain_list(QPDFObjectHandle before, QPDFObjectHandle after);
    // Explains a changed object that has this one place in the document, so that its change shows nowhere
    // else.
    Done explain_sole(const QPDFObjectHandle& object);
    // Explains the new objects that hang below; what was there before stays as it is.
    void explain_additions(QPDFObjectHandle object, int depth = 0);

    PdfFile& before_;
    PdfFile& after_;
    ChangePolicy policy_;
    const Limits& limits_;
    ObjectDifferences differences_;
    std::set<QPDFObjGen> explained_;
    std::set<QPDFObjGen> new_fields_;
    std::vector<std::string> words_;
};

}  // namespace sigillum::verify
