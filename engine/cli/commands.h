// The commands. Each prints what it has to say and gives the program's exit code.
#pragma once

#include "cli/options.h"
#include "issue/assets.h"

namespace sigillum::cli {

// Exit codes that every command shares.
inline constexpr int success = 0;
inline constexpr int found_errors = 1;
inline constexpr int wrong_usage = 2;
inline constexpr int stopped = 3;  // on request; what was done before counts

int run_new(const NewOptions& options);
int run_check(const CheckOptions& options, const issue::AssetFolders& assets);
int run_preview(const PreviewOptions& options, const issue::AssetFolders& assets);
int run_issue(const IssueOptions& options, const issue::AssetFolders& assets);
int run_review(const ReviewOptions& options, const issue::AssetFolders& assets);
int run_deliver(const DeliverOptions& options, const issue::AssetFolders& assets);
int run_reissue(const ReissueOptions& options, const issue::AssetFolders& assets);
int run_print(const PrintOptions& options, const issue::AssetFolders& assets);
int run_locales(const LocalesOptions& options, const issue::AssetFolders& assets);
int run_status(const StatusOptions& options);
int run_change(const ChangeOptions& options);
int run_registry_check(const RegistryCheckOptions& options);
int run_registry_erase(const RegistryEraseOptions& options);
int run_registry_upgrade(const RegistryUpgradeOptions& options);
int run_publish(const PublishOptions& options, const issue::AssetFolders& assets);
int run_serve(const ServeOptions& options);
int run_verify(const VerifyOptions& options);
int run_judge(const JudgeOptions& options);
int run_keys_demo(const KeysDemoOptions& options);
int run_keys_show(const KeysShowOptions& options);
int run_keys_make(const KeysMakeOptions& options);
int run_keys_list(const KeysListOptions& options);
int run_keys_rotate(const KeysRotateOptions& options);
int run_keys_retire(const KeysRetireOptions& options);
int run_keys_revoke(const KeysRevokeOptions& options);

}  // namespace sigillum::cli
