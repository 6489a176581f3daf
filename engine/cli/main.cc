// sigillum: the program.
#include <cstdio>
#include <string>
#include <system_error>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/report.h"
#include "cli/surroundings.h"

namespace sigillum::cli {
namespace {

// Runs the command that was asked for.
struct Runner {
    const std::filesystem::path& data;

    int operator()(const NewOptions& options) const { return run_new(options); }
    int operator()(const VerifyOptions& options) const { return run_verify(options); }
    int operator()(const KeysDemoOptions& options) const { return run_keys_demo(options); }
    int operator()(const KeysShowOptions& options) const { return run_keys_show(options); }
    int operator()(const KeysMakeOptions& options) const { return run_keys_make(options); }
    int operator()(const KeysListOptions& options) const { return run_keys_list(options); }
    int operator()(const KeysRotateOptions& options) const { return run_keys_rotate(options); }
    int operator()(const KeysRetireOptions& options) const { return run_keys_retire(options); }
    int operator()(const KeysRevokeOptions& options) const { return run_keys_revoke(options); }
    int operator()(const StatusOptions& options) const { return run_status(options); }
    int operator()(const ChangeOptions& options) const { return run_change(options); }
    int operator()(const RegistryCheckOptions& options) const { return run_registry_check(options); }
    int operator()(const RegistryEraseOptions& options) const { return run_registry_erase(options); }
    int operator()(const RegistryUpgradeOptions& options) const { return run_registry_upgrade(options); }
    int operator()(const ServeOptions& options) const { return run_serve(options); }
    int operator()(const JudgeOptions& options) const { return run_judge(options); }
    int operator()(const ReissueOptions& options) const { return with_assets(run_reissue, options); }
    int operator()(const CheckOptions& options) const { return with_assets(run_check, options); }
    int operator()(const PreviewOptions& options) const { return with_assets(run_preview, options); }
    int operator()(const IssueOptions& options) const { return with_assets(run_issue, options); }
    int operator()(const PrintOptions& options) const { return with_assets(run_print, options); }
    int operator()(const ReviewOptions& options) const { return with_assets(run_review, options); }
    int operator()(const DeliverOptions& options) const { return with_assets(run_deliver, options); }
    int operator()(const PublishOptions& options) const { return with_assets(run_publish, options); }
    int operator()(const LocalesOptions& options) const { return with_assets(run_locales, options); }

    template <class Options>
    int with_assets(int (*run)(const Options&, const issue::AssetFolders&), const Options& options) const {
        const auto assets = find_assets(data);
        if (assets) return run(options, *assets);
        print_error(assets.error());
        return found_errors;
    }
};

}  // namespace
}  // namespace sigillum::cli

int main(int count, char** words) {
    using namespace sigillum::cli;
    const auto line = read_command_line(count, words);
    if (const int* code = std::get_if<int>(&line)) return *code;
    const CommandLine& asked = std::get<CommandLine>(line);
    try {
        return std::visit(Runner{asked.data}, asked.command);
    } catch (const std::system_error& error) {
        // Printing says so in this way when what reads our output, behind a pipe, is gone; a system without
        // room for another thread, too.
        std::fputs((std::string("error  ") + error.what() + "\n").c_str(), stderr);
        return found_errors;
    }
}
