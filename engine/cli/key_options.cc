#include "cli/key_options.h"

#include <string>

#include "cli/registry_options.h"

namespace sigillum::cli {
namespace {

void add_purpose(CLI::App* command, qr::KeyPurpose& purpose) {
    const auto take = [&purpose](const std::string& word) {
        if (word != "code" && word != "status")
            throw CLI::ValidationError("--purpose", "“" + word + "” is no purpose; expected code or status");
        purpose = word == "code" ? qr::KeyPurpose::code : qr::KeyPurpose::status;
    };
    command
        ->add_option_function<std::string>(
            "--purpose", take, "What the key signs: code (the codes on documents) or status (status lists)")
        ->required()
        ->option_text("code|status REQUIRED");
}

void add_passphrase(CLI::App* command, std::filesystem::path& file, const char* help) {
    command->add_option("--passphrase-file", file, help);
}

void add_change(CLI::App* command, KeyChangeOptions& change) {
    command
        ->add_option("KEY", change.key,
                     "Id of the key (16 digits; 64 of a sealing certificate), or how it begins")
        ->required();
    add_place(command, change.registry);
    command->add_option("--keys", change.keys, "Folder of keys whose code-keys.json shall say it too");
    add_act(command, change.act);
}

}  // namespace

void KeyCommands::add_to(CLI::App& app, const std::function<void(CLI::App*, KeyFiles&)>& key_files) {
    CLI::App* keys = app.add_subcommand("keys", "Make, list, rotate, retire and revoke keys");
    keys->require_subcommand(1);
    add_demo(*keys);
    add_make(*keys);
    show_command_ = keys->add_subcommand("show", "Show what the sealing and code keys say of themselves");
    key_files(show_command_, show_.keys);
    show_command_->footer("Example:  sigillum keys show --keys demo-keys");
    add_list(*keys);
    add_rotate(*keys);
    add_retire(*keys);
    add_revoke(*keys);
}

void KeyCommands::add_demo(CLI::App& keys) {
    demo_command_ = keys.add_subcommand(
        "demo",
        "Make a small authority, a signer, a code key and a status key for trying out; not for real use");
    demo_command_->add_option("--out", demo_.out, "Folder to make")->required();
    demo_command_->add_option("--person", demo_.person, "Name of the signer")->capture_default_str();
    demo_command_->add_option("--organisation", demo_.organisation, "Organisation of the signer")
        ->capture_default_str();
    demo_command_->add_option("--years", demo_.years, "Years of validity")
        ->check(CLI::Range(1, 30))
        ->capture_default_str();
    add_passphrase(demo_command_, demo_.passphrase_file, "File whose first line protects the signer's key");
    demo_command_->footer("Example:  sigillum keys demo --out demo-keys");
}

void KeyCommands::add_make(CLI::App& keys) {
    make_command_ = keys.add_subcommand("make", "Make a real key for codes or status lists");
    add_purpose(make_command_, make_.purpose);
    make_command_->add_option("--out", make_.out, "File to make: PEM (PKCS #8), P-256, readable by you only")
        ->required();
    make_command_->add_option(
        "--key-set", make_.key_set,
        "JWK set that its public half is added to (default: code-keys.json beside the key)");
    add_passphrase(make_command_, make_.passphrase_file, "File whose first line encrypts the key");
    make_command_->footer(
        "A file that exists is never overwritten.\nExit codes: 0 made, 1 not made, 2 usage.\n"
        "Example:  sigillum keys make --purpose status --out keys/status-key.pem --passphrase-file secret");
}

void KeyCommands::add_list(CLI::App& keys) {
    list_command_ = keys.add_subcommand("list", "List the keys that a registry knows, oldest first");
    add_place(list_command_, list_.registry);
    list_command_->add_flag("--json", list_.json, "Answer as JSON");
    list_command_->footer("Example:  sigillum keys list --out issued");
}

void KeyCommands::add_rotate(CLI::App& keys) {
    rotate_command_ = keys.add_subcommand("rotate", "Put a new key in the place of the one that signs");
    add_purpose(rotate_command_, rotate_.purpose);
    rotate_command_
        ->add_option("--keys", rotate_.keys,
                     "Folder with code-key.pem or status-key.pem, and with code-keys.json")
        ->required();
    add_place(rotate_command_, rotate_.registry);
    add_passphrase(rotate_command_, rotate_.passphrase_file,
                   "File whose first line opens the old key and encrypts the new one");
    add_act(rotate_command_, rotate_.act);
    rotate_command_->footer(
        "The old key is retired: it signs nothing new, what it signed stays good, its file is kept as\n"
        "code-key-<id>.pem. A rotation that was interrupted is finished by running it again.\n"
        "Exit codes: 0 done, 1 not done, 2 usage.\n"
        "Example:  sigillum keys rotate --purpose code --keys keys --out issued --by \"E. Rejestr\"");
}

void KeyCommands::add_retire(CLI::App& keys) {
    retire_command_ = keys.add_subcommand("retire", "Let a key sign nothing new; what it signed stays good");
    add_change(retire_command_, retire_.change);
    retire_command_->footer(
        "Exit codes: 0 done, 1 not done, 2 usage.\n"
        "Example:  sigillum keys retire 20f70a38 --out issued --why \"new key since September\"");
}

void KeyCommands::add_revoke(CLI::App& keys) {
    revoke_command_ = keys.add_subcommand("revoke", "Withdraw a key that may have been in other hands");
    add_change(revoke_command_, revoke_.change);
    revoke_command_
        ->add_option("--since", revoke_.since,
                     "When it may first have been: 2026-05-20T10:00:00Z, or a day (from 00:00 UTC)")
        ->required();
    revoke_command_->footer(
        "What the key signed, codes or seals, counts from then on only if this registry had recorded it\n"
        "before that time; everything else made with it is shown as not authentic. It cannot be taken back;\n"
        "said again with an earlier time, the earlier one holds. Publish afterwards: verifiers learn it "
        "from\n"
        "the published keys. A key that is merely no longer used is retired, not revoked.\n"
        "Exit codes: 0 done, 1 not done, 2 usage.\n"
        "Example:  sigillum keys revoke 20f70a38 --since 2026-05-20T10:00:00Z --out issued --why \"stolen\"");
}

std::optional<Command> KeyCommands::called() const {
    if (demo_command_->parsed()) return demo_;
    if (show_command_->parsed()) return show_;
    if (make_command_->parsed()) return make_;
    if (list_command_->parsed()) return list_;
    if (rotate_command_->parsed()) return rotate_;
    if (retire_command_->parsed()) return retire_;
    if (revoke_command_->parsed()) return revoke_;
    return std::nullopt;
}

}  // namespace sigillum::cli
