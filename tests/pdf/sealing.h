// A signature made by the openssl program, so that the writer's files are judged whole without the engine's
// own sealer.
#pragma once

#include "base/signable_file.h"

namespace sigillum::pdf::test {

// The file with its byte range and a CMS signature of a throw-away key in the gap; empty when openssl fails.
Bytes sealed(const SignableFile& file);

}  // namespace sigillum::pdf::test
