#include "cli/web_options.h"

#include "cli/check_limits.h"
#include "cli/registry_options.h"

namespace sigillum::cli {

void WebCommands::add_to(CLI::App& app) {
    add_publish(app);
    add_serve(app);
    add_judge(app);
}

void WebCommands::add_publish(CLI::App& app) {
    publish_command_ =
        app.add_subcommand("publish", "Write the verification site: page, public keys, signed status lists");
    CLI::App* command = publish_command_;
    command
        ->add_option("--registry", publish_.registry, "The registry: a file, or postgresql://… for a server")
        ->required();
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

void WebCommands::add_serve(CLI::App& app) {
    serve_command_ =
        app.add_subcommand("serve", "Serve a published site, and answer questions, from this machine");
    CLI::App* command = serve_command_;
    command->add_option("--site", serve_.site, "Folder that `sigillum publish --out` was given")->required();
    command->add_option("--registry", serve_.registry, "The registry, for /api/status and /api/verify")
        ->required();
    command->add_option("--keys", serve_.keys, "Folder with root.pem and code-keys.json to trust");
    command
        ->add_option("--trust,--key-set", serve_.trust,
                     "What /api/verify trusts: PEM certificates of authorities, JWK key sets; may be given "
                     "several times")
        ->allow_extra_args(false);
    command->add_option("--listen", serve_.listen, "Address of this machine to listen at")
        ->capture_default_str();
    command->add_option("--port", serve_.port, "Port; 0 for any that is free")
        ->check(CLI::Range(0, 65535))
        ->capture_default_str();
    command->add_flag("--behind-tls", serve_.behind_tls,
                      "A proxy before it speaks TLS: browsers are told to stay with it");
    command
        ->add_option("--trusted-proxy", serve_.trusted_proxies,
                     "Address of a proxy whose X-Forwarded-For is believed; may be given several times")
        ->allow_extra_args(false);
    command->add_option("--threads", serve_.threads, "Threads that serve (default: one a core)")
        ->check(CLI::Range(1, 256));
    command
        ->add_option("--connections-each", serve_.connections_each,
                     "Connections that one client may have open at once")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    command->add_option("--access-log", serve_.access_log,
                        "File for a JSON line a request, without personal data; - for the output");
    add_check_limits(command, serve_.check);
    command->footer(
        "SIGTERM or SIGINT ends it when the requests in hand are answered. Exit codes: 0 ended so, 1 the "
        "port "
        "was lost,\n2 usage.\n"
        "Example:  sigillum serve --site site --registry issued/registry.sqlite --keys demo-keys --port "
        "8080");
}

// Not for people, and not in the help: `serve` starts it (cli/judging_process.h).
void WebCommands::add_judge(CLI::App& app) {
    judge_command_ = app.add_subcommand("judge", "Judge the PDF at the standard input")->group("");
    CLI::App* command = judge_command_;
    command->add_option("--keys", judge_.keys);
    command->add_option("--trust", judge_.trust)->allow_extra_args(false);
    command->add_option("--registry", judge_.registry);
    command->add_option("--time", judge_.time);
    add_check_limits(command, judge_.check);
}

std::optional<Command> WebCommands::called() const {
    if (judge_command_->parsed()) return judge_;
    if (serve_command_->parsed()) return serve_;
    if (publish_command_->parsed()) return publish_;
    return std::nullopt;
}

}  // namespace sigillum::cli
