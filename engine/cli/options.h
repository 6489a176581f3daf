// What the command line asks for.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "qr/public_key_set.h"
#include "registry/status.h"

namespace sigillum::cli {

struct NewOptions {
    std::filesystem::path folder;
};

struct CheckOptions {
    std::filesystem::path edition;
    std::filesystem::path annotated;  // CSV to write; empty: none
    bool json = false;
};

struct PreviewOptions {
    std::filesystem::path edition;
    std::string locale;  // instead of an edition: the language whose every text to show
    bool all = false;
    std::string learner;  // key; empty: the first
    std::filesystem::path
        out;  // a PDF, the folder of the PNG pages, or the HTML page of a language; empty: a usual name
    bool png = false;
    int dots_per_inch = 150;
};

// Where keys come from: a folder as `keys demo` makes it, or files one by one.
struct KeyFiles {
    std::filesystem::path folder;
    std::filesystem::path signer;  // PKCS #12, or PEM with the key
    std::filesystem::path chain;   // PEM certificates, when `signer` is PEM and does not hold them
    std::filesystem::path code_key;
    std::filesystem::path key_set;  // JWK set with the code key's public half
    std::filesystem::path passphrase_file;
};

// Who does something, and why, for the audit log.
struct ActOptions {
    std::string by;   // empty: the system's name of the user
    std::string why;  // may be empty
};

// Proofs of the units that learners have completed (docs/proofs.md).
struct ProofOptions {
    std::vector<std::string> certificates;     // "UNIT=FILE", for one learner
    std::filesystem::path file;                // proofs.toml
    std::vector<std::filesystem::path> trust;  // trust anchors and key sets
    std::vector<std::filesystem::path> registries;
    bool given() const { return !certificates.empty() || !file.empty(); }
};

struct IssueOptions {
    std::filesystem::path edition;
    std::filesystem::path out;
    KeyFiles keys;
    std::filesystem::path registry;  // a file or an address; empty: registry.sqlite in `out`
    std::string time_stamper;        // address; empty: none
    std::filesystem::path time_stamp_trust;
    std::string time;     // ISO 8601; empty: now
    int jobs = 0;         // 0: one a core
    int check_every = 0;  // one document in so many is looked at closely; 0: the usual sample
    bool check_all = false;
    std::string shard;                  // "2/8"; empty: all of the edition
    std::vector<std::string> learners;  // keys; empty: everyone
    std::string reviewed;               // digest of the batch that was reviewed, or its list; empty: none
    std::filesystem::path review_list;
    ProofOptions proofs;
    ActOptions act;
    bool json = false;
};

struct PrintOptions {
    std::filesystem::path edition;
    std::filesystem::path issued;    // folder of the signed documents
    std::filesystem::path registry;  // empty: registry.sqlite in `issued`
    std::filesystem::path out;       // a PDF, or a folder
    std::vector<std::string> learners;
    std::vector<std::string> leave_out;
    std::size_t from = 1;
    std::size_t to = 0;               // 0: to the end
    std::size_t sheets_per_file = 0;  // 0: one file
    std::string order = "list";
    int piles = 2;
    bool crop_marks = false;
    std::string sheet;  // empty: chosen from the page
    double bleed = 3;   // mm
    bool black_and_white = false;
    bool contents = false;
    bool no_cover = false;
    std::string time;  // ISO 8601; empty: now
    int jobs = 0;      // 0: one a core
    bool json = false;
};

struct ReviewOptions {
    std::filesystem::path edition;
    std::filesystem::path out;          // the HTML page; empty: none is written
    std::filesystem::path certificate;  // of the seal; empty: none is shown
    std::string locale;                 // tag of the signer's language; empty: the edition's main one
    bool json = false;
};

struct LocalesOptions {
    std::string export_language;     // tag; empty: no export
    std::filesystem::path imported;  // XLIFF file; empty: no import
    std::filesystem::path to;        // file to write
    bool json = false;
};

struct DeliverOptions {
    std::filesystem::path edition;
    std::filesystem::path from;
    std::filesystem::path out;
    std::filesystem::path registry;   // empty: registry.sqlite in `from`
    std::filesystem::path addresses;  // a list with e-mail addresses; empty: the edition's own
    bool json = false;
};

// Where the registry is: a file or the address of a PostgreSQL database (postgresql://…), or a folder of
// issued documents with registry.sqlite in it.
struct RegistryPlace {
    std::filesystem::path file;
    std::filesystem::path out;
};

// Numbers as they were typed, and a file with more of them, one a line ("-": the standard input).
struct NumberOptions {
    std::vector<std::string> numbers;
    std::string from;
};

struct StatusOptions {
    NumberOptions numbers;
    RegistryPlace registry;
    bool log = false;  // the audit log instead: all of it when no number is given
    bool json = false;
};

// revoke, suspend, reinstate
struct ChangeOptions {
    registry::State wanted = registry::State::revoked;
    NumberOptions numbers;
    RegistryPlace registry;
    std::string reason;  // class; none for reinstate
    ActOptions act;
    bool json = false;
};

struct ReissueOptions {
    NumberOptions numbers;  // the last one typed is the edition
    IssueOptions issue;     // its edition is not set
    std::string reason = "corrected";
    bool force = false;
};

struct RegistryCheckOptions {
    RegistryPlace registry;
    std::string head;  // "14:<hash>", an end of the log that was written down; may be empty
    bool json = false;
};

struct RegistryEraseOptions {
    NumberOptions numbers;
    RegistryPlace registry;
    ActOptions act;
    bool json = false;
};

struct RegistryUpgradeOptions {
    RegistryPlace registry;
    ActOptions act;
};

struct PublishOptions {
    std::filesystem::path registry;
    std::filesystem::path keys;        // a folder with status-key.pem and code-keys.json
    std::filesystem::path status_key;  // PEM; empty: from the folder
    std::filesystem::path key_set;     // JWK set that says whether the key is a demonstration key
    std::filesystem::path passphrase_file;
    std::filesystem::path out;
    std::string host;
    std::string issuer;
    int valid_days = 7;
    ActOptions act;
    bool json = false;
};

// How much the check of one document may use.
struct CheckLimits {
    double seconds = 2;  // of processor time, for each of its parts
    int memory = 1024;   // MiB of address space
};

struct ServeOptions {
    std::filesystem::path site;
    std::filesystem::path registry;
    std::filesystem::path keys;                // a folder with root.pem and code-keys.json
    std::vector<std::filesystem::path> trust;  // trust anchors and key sets
    std::string listen = "127.0.0.1";
    int port = 8080;
    bool behind_tls = false;
    std::vector<std::string> trusted_proxies;
    int threads = 0;  // 0: one a core
    std::size_t connections_each = 100;
    std::filesystem::path access_log;
    CheckLimits check;
};

struct VerifyOptions {
    std::vector<std::string> what;             // files, or texts of codes
    std::filesystem::path keys;                // a folder with root.pem and code-keys.json
    std::vector<std::filesystem::path> trust;  // trust anchors, key sets, or folders of them
    std::filesystem::path registry;
    std::string time;
    bool json = false;
    CheckLimits check;
};

// What `serve` asks a process of its own: the verdict over the PDF at the standard input.
struct JudgeOptions {
    std::filesystem::path keys;
    std::vector<std::filesystem::path> trust;
    std::filesystem::path registry;
    std::string time;
    CheckLimits check;
};

struct KeysDemoOptions {
    std::filesystem::path out;
    std::string person = "Prof. Agnieszka Demonstracyjna";
    std::string organisation = "Demonstration University";
    int years = 2;
    std::filesystem::path passphrase_file;
};

struct KeysShowOptions {
    KeyFiles keys;
};

struct KeysMakeOptions {
    qr::KeyPurpose purpose = qr::KeyPurpose::code;
    std::filesystem::path out;
    std::filesystem::path key_set;  // empty: code-keys.json beside `out`
    std::filesystem::path passphrase_file;
};

struct KeysListOptions {
    RegistryPlace registry;
    bool json = false;
};

struct KeysRotateOptions {
    qr::KeyPurpose purpose = qr::KeyPurpose::code;
    std::filesystem::path keys;  // folder
    RegistryPlace registry;
    std::filesystem::path passphrase_file;
    ActOptions act;
};

// What retiring and revoking a key have in common.
struct KeyChangeOptions {
    std::string key;  // an id, or how it begins
    RegistryPlace registry;
    std::filesystem::path keys;  // folder whose key set is changed too; may be empty
    ActOptions act;
};

struct KeysRetireOptions {
    KeyChangeOptions change;
};

struct KeysRevokeOptions {
    KeyChangeOptions change;
    std::string since;  // ISO 8601, or a day
};

using Command =
    std::variant<NewOptions, CheckOptions, PreviewOptions, IssueOptions, VerifyOptions, KeysDemoOptions,
                 KeysShowOptions, StatusOptions, ChangeOptions, ReissueOptions, RegistryCheckOptions,
                 RegistryEraseOptions, RegistryUpgradeOptions, KeysMakeOptions, KeysListOptions,
                 KeysRotateOptions, KeysRetireOptions, KeysRevokeOptions, PublishOptions, ServeOptions,
                 JudgeOptions, PrintOptions, ReviewOptions, DeliverOptions, LocalesOptions>;

struct CommandLine {
    Command command;
    std::filesystem::path data;  // folder with layouts, locales and fonts; empty: found beside the program
};

// Reads the command line, or gives the exit code when there is nothing left to do (help, or a usage error:
// 2).
std::variant<CommandLine, int> read_command_line(int count, char** words);

}  // namespace sigillum::cli
