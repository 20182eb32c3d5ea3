#include "model/opinion.h"

#include <array>
#include <utility>

namespace dh {
namespace {

template <class Enum, std::size_t count>
using Names = std::array<std::pair<Enum, const char*>, count>;

template <class Enum, std::size_t count>
const char* find_name(const Names<Enum, count>& names, Enum value) {
  for (const auto& [key, text] : names)
    if (key == value) return text;
  return "";
}

template <class Enum, std::size_t count>
Enum find_value(const Names<Enum, count>& names, const std::string& text, Enum otherwise) {
  for (const auto& [key, known] : names)
    if (text == known) return key;
  return otherwise;
}

constexpr Names<Kind, 10> kinds = {{{Kind::agree, "agree"}, {Kind::amend, "amend"}, {Kind::add, "add"},
                                    {Kind::remove, "delete"}, {Kind::restructure, "restructure"},
                                    {Kind::question, "question"}, {Kind::spelling, "spelling"},
                                    {Kind::indicator, "indicator"}, {Kind::proposal, "proposal"},
                                    {Kind::general, "general"}}};
constexpr Names<Stance, 4> stances = {{{Stance::in_favour, "for"}, {Stance::against, "against"},
                                       {Stance::mixed, "mixed"}, {Stance::neutral, "neutral"}}};
constexpr Names<Channel, 6> channels = {{{Channel::web, "web"}, {Channel::meeting, "meeting"},
                                         {Channel::paper, "paper"}, {Channel::email, "email"},
                                         {Channel::file, "file"}, {Channel::bundle, "bundle"}}};
constexpr Names<Role, 18> roles = {
    {{Role::opinion, "opinion"}, {Role::place, "place"}, {Role::quoted_draft, "quoted_draft"},
     {Role::reason, "reason"}, {Role::author, "author"}, {Role::unit, "unit"}, {Role::document, "document"},
     {Role::letterhead, "letterhead"}, {Role::greeting, "greeting"}, {Role::table_header, "table_header"},
     {Role::form_label, "form_label"}, {Role::number, "number"}, {Role::reported_count, "reported_count"},
     {Role::quoted_mail, "quoted_mail"}, {Role::mail_header, "mail_header"}, {Role::signature, "signature"},
     {Role::separator, "separator"}, {Role::unaccounted, "unaccounted"}}};

}  // namespace

const char* name(Kind kind) { return find_name(kinds, kind); }
Kind kind_of(const std::string& name) { return find_value(kinds, name, Kind::unknown); }
const char* name(Stance stance) { return find_name(stances, stance); }
Stance stance_of(const std::string& name) { return find_value(stances, name, Stance::unknown); }
const char* name(Channel channel) { return find_name(channels, channel); }
Channel channel_of(const std::string& name) { return find_value(channels, name, Channel::file); }
const char* name(Role role) { return find_name(roles, role); }
Role role_of(const std::string& name) { return find_value(roles, name, Role::unaccounted); }

}  // namespace dh
