// Signatures: CMS in DER, its certificates, its time stamp.
#include "tests/fuzz/target.h"
#include "verify/certificate.h"
#include "verify/cms_check.h"
#include "verify/der.h"
#include "verify/signed_data.h"
#include "verify/time_stamp.h"

using namespace sigillum;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView bytes = fuzz::view(data, size);
    verify::DerReader reader(bytes);
    while (const auto value = reader.next()) verify::dotted(value->content);
    if (const auto certificate = verify::certificate_from_der(bytes)) verify::subject_of(certificate.get());
    verify::certificates_from_file(bytes);
    const auto cms = verify::read_signed_data(bytes);
    const auto stamp = verify::check_time_stamp(bytes, {"stamped"});
    fuzz::must(!stamp, "no time stamp over these bytes was ever made");
    if (!cms) return 0;
    for (const auto reference : {verify::SignerReference::required, verify::SignerReference::optional}) {
        fuzz::must(!verify::check_signature(*cms, {"signed"}, reference),
                   "no signature over these bytes was ever made");
    }
    return 0;
}
