// Another program's opinion on the schemas: python3-jsonschema.
#pragma once

#include <cstdlib>
#include <string>

namespace sigillum::credential {

inline bool schema_witness_is_installed() {
    return std::system("python3 -c 'import jsonschema, tomllib' 2>/dev/null") == 0;
}

// Whether all files (patterns of the shell) satisfy docs/schema/<name>.schema.json; what does not is printed.
inline bool satisfies_schema(const std::string& name, const std::string& files) {
    const std::string source = SOURCE_DIR;
    return std::system(("python3 '" + source + "/tests/credential/validate.py' '" + source + "/docs/schema/" +
                        name + ".schema.json' " + files)
                           .c_str()) == 0;
}

}  // namespace sigillum::credential
