#include "base/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

#include "base/no_network.h"
#include "base/sandbox.h"

namespace dh {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kept_complaint_bytes = 64u << 10;
constexpr std::size_t shown_complaint_bytes = 300;
constexpr int exec_failed = 127;

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Descriptor() { close(); }
  void close() {
    if (fd_ >= 0) ::close(std::exchange(fd_, -1));
  }
  int get() const { return fd_; }

 private:
  int fd_ = -1;
};

struct Pipe {
  Descriptor read, write;
};

tl::unexpected<Error> system_error(const char* what) {
  return fail(Error::Kind::io, std::string(what) + ": " + std::strerror(errno));
}

Result<Pipe> make_pipe() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return system_error("cannot make a pipe");
  Pipe made{Descriptor(ends[0]), Descriptor(ends[1])};
  if (::fcntl(ends[0], F_SETFL, O_NONBLOCK) != 0) return system_error("cannot set up a pipe");
  return made;
}

Result<std::string> find_program(const std::string& name) {
  if (name.starts_with('/')) {
    if (::access(name.c_str(), X_OK) == 0) return name;
  } else if (name.find('/') == std::string::npos) {
    for (const char* directory : {"/usr/local/bin/", "/usr/bin/", "/bin/"})
      if (const std::string path = directory + name; ::access(path.c_str(), X_OK) == 0) return path;
  }
  return fail(Error::Kind::not_found, "the program " + name + " is not installed");
}

// Everything the child needs, made before fork: after it only async-signal-safe calls are allowed.
struct Launch {
  std::string path;
  std::vector<std::string> argv, environment;
  std::vector<char*> argv_pointers, environment_pointers;
  std::string work_directory;
  rlim_t cpu_seconds = 0;
  rlim_t memory_bytes = 0;
  bool forbids_network = false;  // by a filter; bubblewrap has its own way
};

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> all;
  for (std::string& word : words) all.push_back(word.data());
  all.push_back(nullptr);
  return all;
}

Result<Launch> prepare(Sandbox sandbox, const ChildCommand& command) {
  if (command.argv.empty()) return fail(Error::Kind::internal, "no program to run");
  std::error_code fault;
  if (!command.work_directory.is_absolute() || !fs::is_directory(command.work_directory, fault))
    return fail(Error::Kind::internal, "not an absolute directory", command.work_directory.string());
  Launch launch;
  const std::string program = TRY(find_program(command.argv[0]));
  launch.path = sandbox == Sandbox::bubblewrap ? TRY(find_program("bwrap")) : program;
  launch.argv = sandbox == Sandbox::bubblewrap ? bubblewrap_argv(program, command.argv, command.work_directory)
                                               : command.argv;
  launch.environment = child_environment(command.work_directory);
  launch.argv_pointers = pointers(launch.argv);
  launch.environment_pointers = pointers(launch.environment);
  launch.work_directory = command.work_directory.string();
  // The clock on the wall is the limit that is meant; this one stops a child whose parent no longer watches.
  launch.cpu_seconds = static_cast<rlim_t>(command.seconds) * std::max(1u, std::thread::hardware_concurrency()) + 1;
  launch.memory_bytes = command.memory_bytes;
  launch.forbids_network = sandbox == Sandbox::limits_only;
  return launch;
}

void set_limit(__rlimit_resource resource, rlim_t value) {
  struct rlimit limit {};
  ::getrlimit(resource, &limit);
  limit.rlim_max = std::min(limit.rlim_max, value);
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(resource, &limit);
}

[[noreturn]] void become(const Launch& launch, int output, int complaints, pid_t parent) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(exec_failed);
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::signal(SIGPIPE, SIG_DFL);
  const int input = ::open("/dev/null", O_RDONLY);
  if (::dup2(input, 0) < 0 || ::dup2(output, 1) < 0 || ::dup2(complaints, 2) < 0) ::_exit(exec_failed);
  ::close_range(3, ~0u, 0);
  if (::chdir(launch.work_directory.c_str()) != 0) ::_exit(exec_failed);
  set_limit(RLIMIT_CORE, 0);
  set_limit(RLIMIT_CPU, launch.cpu_seconds);
  set_limit(RLIMIT_FSIZE, limits::child_file_bytes);
  if (launch.memory_bytes != 0) set_limit(RLIMIT_AS, launch.memory_bytes);
  if (launch.forbids_network && !forbid_network()) ::_exit(exec_failed);
  ::execve(launch.path.c_str(), launch.argv_pointers.data(), launch.environment_pointers.data());
  ::_exit(exec_failed);
}

// A running child and all that it starts: one process group, killed when the object dies.
class Child {
 public:
  explicit Child(pid_t pid) : pid_(pid) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() { end(); }

  bool has_ended() const {
    siginfo_t info{};
    return ::waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == pid_;
  }
  // Kills what is left of the group before the child is reaped, while its number still belongs to it.
  int end() {
    if (pid_ <= 0) return status_;
    ::kill(-pid_, SIGKILL);
    while (::waitpid(pid_, &status_, 0) < 0 && errno == EINTR) {
    }
    pid_ = 0;
    return status_;
  }

 private:
  pid_t pid_;
  int status_ = 0;
};

struct Outputs {
  std::string output, complaints;
  bool too_much = false;
};

// Takes what is there; false at the end of the stream.
bool drain(Descriptor& from, std::string& into, std::size_t limit) {
  char buffer[65536];
  while (into.size() <= limit) {
    const ssize_t got = ::read(from.get(), buffer, sizeof buffer);
    if (got > 0) {
      into.append(buffer, static_cast<std::size_t>(got));
      continue;
    }
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno == EAGAIN) return true;
    from.close();
    return false;
  }
  return true;
}

void drain_both(Pipe& output, Pipe& complaints, Outputs& outputs) {
  if (output.read.get() >= 0) drain(output.read, outputs.output, limits::child_output_bytes);
  while (complaints.read.get() >= 0) {
    const bool more = drain(complaints.read, outputs.complaints, 2 * kept_complaint_bytes);
    const bool full = outputs.complaints.size() > 2 * kept_complaint_bytes;
    if (outputs.complaints.size() > kept_complaint_bytes)
      outputs.complaints.erase(0, outputs.complaints.size() - kept_complaint_bytes);
    if (!more || !full) break;
  }
  outputs.too_much = outputs.output.size() > limits::child_output_bytes;
}

enum class Ending { by_itself, out_of_time, too_much_output };

Ending watch(Child& child, Pipe& output, Pipe& complaints, Clock::time_point deadline, Outputs& outputs) {
  using std::chrono::milliseconds;
  while (true) {
    const bool ended = child.has_ended();
    drain_both(output, complaints, outputs);
    if (outputs.too_much) return Ending::too_much_output;
    if (ended) return Ending::by_itself;
    const auto left = std::chrono::duration_cast<milliseconds>(deadline - Clock::now());
    if (left.count() <= 0) return Ending::out_of_time;
    // Closed pipes wake nobody, and a child may close them long before it ends: then look often.
    pollfd waits[2] = {{output.read.get(), POLLIN, 0}, {complaints.read.get(), POLLIN, 0}};
    const bool open = waits[0].fd >= 0 || waits[1].fd >= 0;
    ::poll(waits, 2, static_cast<int>(std::min<std::int64_t>(left.count() + 1, open ? 50 : 2)));
  }
}

// One line of printable characters; never cuts a UTF-8 character at its front.
std::string last_line(std::string_view text) {
  const auto is_blank = [](char c) { return c == '\n' || c == '\r' || c == ' '; };
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  if (const auto before = text.find_last_of('\n'); before != text.npos) text.remove_prefix(before + 1);
  if (text.size() > shown_complaint_bytes) text.remove_prefix(text.size() - shown_complaint_bytes);
  while (!text.empty() && (static_cast<unsigned char>(text.front()) & 0xc0) == 0x80) text.remove_prefix(1);
  std::string line(text);
  for (char& c : line)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  return line;
}

tl::unexpected<Error> child_error(Error::Kind kind, const std::string& program, std::string what, const Outputs& told) {
  const std::string line = last_line(told.complaints);
  return fail(kind, program + " " + std::move(what) + (line.empty() ? "" : ": " + line));
}

Status judge(Sandbox sandbox, int status, const std::string& program, const Outputs& outputs) {
  int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
  // bubblewrap tells of a signal in the shell's manner.
  if (sandbox == Sandbox::bubblewrap && code > 128 && code < 128 + NSIG) signal = code - 128;
  if (signal == SIGXCPU) return child_error(Error::Kind::limit, program, "used up its processor time", outputs);
  if (signal == SIGXFSZ) return child_error(Error::Kind::limit, program, "wrote too large a file", outputs);
  if (signal != 0)
    return child_error(Error::Kind::io, program, std::string("was stopped by signal ") + ::strsignal(signal), outputs);
  if (code != 0) return child_error(Error::Kind::io, program, "ended with code " + std::to_string(code), outputs);
  return {};
}

bool bubblewrap_works() {
  ChildCommand probe;
  probe.argv = {"true"};
  probe.work_directory = "/usr";  // any directory that is always there; nothing is written
  probe.seconds = 10;
  return run_child_in(Sandbox::bubblewrap, probe).has_value();
}

}  // namespace

Result<std::string> run_child_in(Sandbox sandbox, const ChildCommand& command) {
  const Launch launch = TRY(prepare(sandbox, command));
  Pipe output = TRY(make_pipe());
  Pipe complaints = TRY(make_pipe());
  const auto deadline = Clock::now() + std::chrono::seconds(command.seconds);
  const pid_t parent = ::getpid();
  const pid_t pid = ::fork();
  if (pid < 0) return system_error("cannot start a process");
  if (pid == 0) become(launch, output.write.get(), complaints.write.get(), parent);
  ::setpgid(pid, pid);  // both sides do it, so that the group is there whoever runs first
  Child child(pid);
  output.write.close();
  complaints.write.close();
  Outputs outputs;
  const Ending ending = watch(child, output, complaints, deadline, outputs);
  const int status = child.end();
  const std::string& program = command.argv[0];
  if (ending == Ending::out_of_time)
    return child_error(Error::Kind::limit, program, "took longer than " + std::to_string(command.seconds) + " seconds",
                       outputs);
  if (ending == Ending::too_much_output)
    return child_error(Error::Kind::limit, program, "wrote more than it may to its standard output", outputs);
  TRY(judge(sandbox, status, program, outputs));
  return std::move(outputs.output);
}

Sandbox sandbox_kind() {
  static const Sandbox kind = bubblewrap_works() ? Sandbox::bubblewrap : Sandbox::limits_only;
  return kind;
}

Result<std::string> run_child(const ChildCommand& command) { return run_child_in(sandbox_kind(), command); }

}  // namespace dh
