// One function a subcommand; each adds itself to the command line and sets `exit_code` when it has run.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/console.h"

namespace dh::cli {

void add_new(CLI::App& app, Console& console, int& exit_code);
void add_guide(CLI::App& app, Console& console, int& exit_code);
void add_draft(CLI::App& app, Console& console, int& exit_code);
void add_roster(CLI::App& app, Console& console, int& exit_code);
void add_intake(CLI::App& app, Console& console, int& exit_code);
void add_pending(CLI::App& app, Console& console, int& exit_code);
void add_place(CLI::App& app, Console& console, int& exit_code);
void add_group(CLI::App& app, Console& console, int& exit_code);
void add_search(CLI::App& app, Console& console, int& exit_code);
void add_correct(CLI::App& app, Console& console, int& exit_code);
void add_compare(CLI::App& app, Console& console, int& exit_code);
void add_cut(CLI::App& app, Console& console, int& exit_code);
void add_join(CLI::App& app, Console& console, int& exit_code);
void add_undo(CLI::App& app, Console& console, int& exit_code);
void add_redo(CLI::App& app, Console& console, int& exit_code);
void add_history(CLI::App& app, Console& console, int& exit_code);
void add_settings(CLI::App& app, Console& console, int& exit_code);
void add_synthesize(CLI::App& app, Console& console, int& exit_code);
void add_verify(CLI::App& app, Console& console, int& exit_code);
void add_mail(CLI::App& app, Console& console, int& exit_code);
void add_remind(CLI::App& app, Console& console, int& exit_code);
void add_refusals(CLI::App& app, Console& console, int& exit_code);
void add_doctor(CLI::App& app, Console& console, int& exit_code);
void add_serve(CLI::App& app, Console& console, int& exit_code);
void add_invite(CLI::App& app, Console& console, int& exit_code);
void add_accounts(CLI::App& app, Console& console, int& exit_code);
void add_keys(CLI::App& app, Console& console, int& exit_code);
void add_bundle(CLI::App& app, Console& console, int& exit_code);
void add_merge(CLI::App& app, Console& console, int& exit_code);
void add_units(CLI::App& app, Console& console, int& exit_code);
void add_outline(CLI::App& app, Console& console, int& exit_code);
void add_order(CLI::App& app, Console& console, int& exit_code);
void add_approve(CLI::App& app, Console& console, int& exit_code);
void add_reopen(CLI::App& app, Console& console, int& exit_code);
void add_send(CLI::App& app, Console& console, int& exit_code);
void add_return(CLI::App& app, Console& console, int& exit_code);
void add_extend(CLI::App& app, Console& console, int& exit_code);
void add_letter(CLI::App& app, Console& console, int& exit_code);
void add_meeting(CLI::App& app, Console& console, int& exit_code);
void add_forms(CLI::App& app, Console& console, int& exit_code);
void add_figure(CLI::App& app, Console& console, int& exit_code);
void add_export(CLI::App& app, Console& console, int& exit_code);

}  // namespace dh::cli
