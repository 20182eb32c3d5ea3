#include "app/sign_in.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <semaphore>

#include "base/clock.h"
#include "base/crypto.h"
#include "base/limits.h"
#include "base/one_time_code.h"
#include "base/password_hash.h"
#include "store/sign_ins.h"
#include "text/fold.h"
#include "text/printable.h"
#include "text/utf8.h"

namespace dh::app {
namespace {

constexpr long day = 24L * 60 * 60;

// A place at working out hashes: each takes 64 MiB, and a worker from all others. Of the whole process.
class HashTurn {
 public:
  static std::optional<HashTurn> take() {
    if (waiting().fetch_add(1) >= static_cast<int>(limits::password_hashes + limits::password_waiting)) {
      --waiting();
      return std::nullopt;
    }
    turns().acquire();
    return HashTurn();
  }
  HashTurn(HashTurn&& other) noexcept : held_(std::exchange(other.held_, false)) {}
  HashTurn& operator=(HashTurn&&) = delete;
  ~HashTurn() {
    if (!held_) return;
    turns().release();
    --waiting();
  }

 private:
  HashTurn() = default;
  static std::counting_semaphore<>& turns() {
    static std::counting_semaphore<> all(limits::password_hashes);
    return all;
  }
  static std::atomic<int>& waiting() {
    static std::atomic<int> all = 0;
    return all;
  }
  bool held_ = true;
};

std::int64_t unix_now() { return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count(); }

int hex_digit(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

// What this program wrote as hex.
std::string bytes_of(const std::string& hex) {
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) out += static_cast<char>(hex_digit(hex[i]) << 4 | hex_digit(hex[i + 1]));
  return out;
}

std::string hex_of(const std::string& bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (const unsigned char c : bytes) (out += digits[c >> 4]) += digits[c & 15];
  return out;
}

// Keyboards write the same letter in two ways (RFC 8265 compares in NFC).
std::string as_compared(const std::string& password) { return to_nfc(password); }

// Only letters and digits count: people leave out or add blanks and dashes.
std::string bare(const std::string& code) {
  std::string out;
  for (const char c : code)
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) out += c;
    else if (c >= 'A' && c <= 'Z') out += static_cast<char>(c - 'A' + 'a');
  return out;
}

// 80 bits, as "abcd-efgh-ijkl-mnop".
std::string new_recovery_code() {
  const std::string letters = base32(bytes_of(random_token()).substr(0, 10));
  std::string out;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (i > 0 && i % 4 == 0) out += '-';
    out += static_cast<char>(letters[i] >= 'A' ? letters[i] - 'A' + 'a' : letters[i]);
  }
  return out;
}

// The step that a code is of, one more or less than the clock's; nothing when it is of none.
std::optional<std::int64_t> step_of(const std::string& secret_hex, const std::string& code) {
  const std::string secret = bytes_of(secret_hex);
  const std::int64_t now = one_time_step(unix_now());
  std::optional<std::int64_t> out;
  for (const std::int64_t step : {now - 1, now, now + 1})
    if (same_secret(one_time_code(secret, step), code)) out = step;
  return out;
}

// What is wanted besides; Entry::open when it is told, or nothing is.
Result<Entry> second_step(WorkspaceStore& store, const Account& account, const std::string& step) {
  const auto kept = TRY(store::SignIns(store).second_step(account.number));
  if (!kept || !kept->held) return Entry::open;
  if (step.empty()) return Entry::step_wanted;
  return TRY(step_holds(store, account.number, step)) ? Entry::open : Entry::wrong;
}

Status check_name(const std::string& name) {
  if (name.size() < 3 || name.size() > limits::sign_in_name_bytes) return fail(Error::Kind::refused, "a name to sign in with has 3 to 64 letters", {}, "name");
  const bool fit = std::ranges::all_of(name, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '.' || c == '_' || c == '-' || c == '@'; });
  return fit ? Status{} : fail(Error::Kind::refused, "a name to sign in with has letters without marks, digits and . _ - @ only", {}, "name");
}

Status check_password(const std::string& password, const std::string& name) {
  if (code_point_count(password) < limits::password_letters) return fail(Error::Kind::refused, "a password has at least " + std::to_string(limits::password_letters) + " letters", {}, "password");
  if (password.size() > limits::password_bytes) return fail(Error::Kind::refused, "the password is too long", {}, "password");
  if (sign_in_name(password) == name) return fail(Error::Kind::refused, "the password is the name itself", {}, "password");
  if (std::ranges::all_of(password, [&](char c) { return c == password.front(); })) return fail(Error::Kind::refused, "the password is one letter again and again", {}, "password");
  return {};
}

Result<SignedIn> by_invitation(WorkspaceStore& store, const Way& way) {
  const std::string now = now_iso8601(), hash = sha256_hex(way.code);
  const std::optional<Account> invited = TRY(store::SignIns(store).invited(hash, now));
  if (!invited) return SignedIn{};
  if (const Entry entry = TRY(second_step(store, *invited, way.step)); entry != Entry::open) return SignedIn{entry, {}};
  const std::optional<Account> account = TRY(store.use_invitation(hash, now));
  if (!account) return SignedIn{};  // another was faster
  return SignedIn{Entry::open, TRY(open_session(store, *account, "invitation", way.agent))};
}

Result<SignedIn> by_password(WorkspaceStore& store, const Way& way) {
  if (way.password.size() > limits::password_bytes) return SignedIn{};
  const auto kept = TRY(store::SignIns(store).password_of(sign_in_name(way.name)));
  bool holds = false;
  {
    const std::optional<HashTurn> turn = HashTurn::take();
    if (!turn) return SignedIn{Entry::busy, {}};
    holds = password_holds(as_compared(way.password), kept ? kept->hash : hash_of_nobody());
  }
  if (!holds || !kept) return SignedIn{};
  if (const Entry entry = TRY(second_step(store, kept->account, way.step)); entry != Entry::open) return SignedIn{entry, {}};
  return SignedIn{Entry::open, TRY(open_session(store, kept->account, "password", way.agent))};
}

}  // namespace

std::string sign_in_name(const std::string& typed) {
  std::string out(trim(typed));
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

Result<SignedIn> sign_in(WorkspaceStore& store, const Way& way) { return way.code.empty() ? by_password(store, way) : by_invitation(store, way); }

Result<Session> open_session(WorkspaceStore& store, const Account& account, const std::string& way, const std::string& agent) {
  const std::string token = random_token(), now = now_iso8601();
  const std::string told = repair_utf8(std::string_view(agent).substr(0, limits::agent_bytes));
  TRY(store::SignIns(store).add_session({sha256_hex(token), now, iso8601_after(limits::session_days * day), way, printable(told), account.number}));
  std::optional<Session> session = TRY(session_of(store, token));
  if (!session) return fail(Error::Kind::refused, "this account is locked");
  return std::move(*session);
}

bool may_reset(const Session& session) {
  return session.way == "invitation" && !session.began_at.empty() && session.began_at > iso8601_after(-60L * limits::password_reset_minutes);
}

Result<Changed> set_password(WorkspaceStore& store, const Session& session, const NewPassword& wanted) {
  store::SignIns kept(store);
  const std::string name = sign_in_name(wanted.name), password = as_compared(wanted.password);
  TRY(check_name(name));
  TRY(check_password(password, name));
  const auto old = TRY(kept.password_of(session.account.number));
  const std::optional<HashTurn> turn = HashTurn::take();
  if (!turn) return Changed::busy;
  if (old && !may_reset(session) && !password_holds(as_compared(wanted.old), old->hash)) return Changed::wrong;
  const std::string hash = TRY(password_hash(password));
  if (!TRY(kept.set_password(session.account.number, name, hash, now_iso8601(), sha256_hex(session.token)))) return fail(Error::Kind::refused, "this name is taken: choose another", {}, "name");
  return Changed::done;
}

Result<SecondStepSecret> begin_second_step(WorkspaceStore& store, const Account& account) {
  store::SignIns kept(store);
  const auto before = TRY(kept.second_step(account.number));
  if (before && before->held) return fail(Error::Kind::refused, "a second step is held already: end it first");
  const std::string secret = new_one_time_secret();
  TRY(kept.begin_second_step(account.number, hex_of(secret), now_iso8601()));
  return SecondStepSecret{base32(secret), one_time_address(secret, "Diên Hồng", TRY(store.name()) + " (" + account.name + ")")};
}

Result<std::optional<std::vector<std::string>>> confirm_second_step(WorkspaceStore& store, const Account& account, const std::string& typed) {
  store::SignIns kept(store);
  const auto begun = TRY(kept.second_step(account.number));
  if (!begun || begun->held) return fail(Error::Kind::refused, "no second step was begun");
  const std::optional<std::int64_t> step = step_of(begun->secret_hex, bare(typed));
  if (!step) return std::nullopt;
  std::vector<std::string> codes, hashes;
  for (int i = 0; i < limits::recovery_codes; ++i) hashes.push_back(sha256_hex(bare(codes.emplace_back(new_recovery_code()))));
  TRY(kept.hold_second_step(account.number, *step, hashes, now_iso8601()));
  return codes;
}

Result<bool> step_holds(WorkspaceStore& store, std::int64_t account, const std::string& typed) {
  store::SignIns kept(store);
  const auto held = TRY(kept.second_step(account));
  if (!held || !held->held) return false;
  const std::string code = bare(typed);
  if (const auto step = step_of(held->secret_hex, code)) return TRY(kept.take_step(account, *step));
  return TRY(kept.take_recovery(account, sha256_hex(code), now_iso8601()));
}

Result<bool> second_step_required(const WorkspaceStore& store, const Account& account) {
  return account.part != Account::Part::member && TRY(store.setting("staff-totp")) == "required";
}

}  // namespace dh::app
