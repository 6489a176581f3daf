#include "cli/web_options.h"

#include "cli/registry_options.h"

namespace sigillum::cli {

void WebCommands::add_to(CLI::App& app) {
    publish_command_ =
        app.add_subcommand("publish", "Write the verification site: page, public keys, signed status lists");
    CLI::App* command = publish_command_;
    command->add_option("--registry", publish_.registry, "The registry")->required();
    command
        ->add_option("--out", publish_.out,
                     "Folder that a web server serves; V/ in it is exchanged as a whole")
        ->required();
    command->add_option("--host", publish_.host, "Host that the codes name, without https:// and path")
        ->required();
    command->add_option("--issuer", publish_.issuer, "Who publishes, shown at the head of the page");
    command->add_option("--keys", publish_.keys, "Folder with status-key.pem and code-keys.json");
    command->add_option("--status-key", publish_.status_key, "Key that signs the lists: PEM, P-256");
    command->add_option("--key-set", publish_.key_set, "JWK set with the public half of that key");
    command->add_option("--passphrase-file", publish_.passphrase_file,
                        "File whose first line is the passphrase of that key");
    command
        ->add_option("--valid-days", publish_.valid_days,
                     "Days for which the lists count; publish again before they are over")
        ->check(CLI::Range(1, 366))
        ->capture_default_str();
    add_act(command, publish_.act);
    command->add_flag("--json", publish_.json, "Report as JSON");
    command->footer(
        "Publish after every change, and regularly: a list that is out of date makes the status unknown.\n"
        "Example:  sigillum publish --registry issued/registry.sqlite --host verify.example --keys demo-keys "
        "--out "
        "site");
}

std::optional<Command> WebCommands::called() const {
    if (publish_command_->parsed()) return publish_;
    return std::nullopt;
}

}  // namespace sigillum::cli
