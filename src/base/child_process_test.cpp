#include "base/child_process.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "base/files.h"

using namespace dh;

namespace {

struct Bench {
  TemporaryDirectory directory = TemporaryDirectory::create().value();
  ChildCommand command(std::vector<std::string> argv) const {
    ChildCommand made;
    made.argv = std::move(argv);
    made.work_directory = directory.path();
    made.seconds = 20;
    return made;
  }
  ChildCommand shell(const std::string& script) const { return command({"bash", "-c", script}); }
};

double seconds_of(auto work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Somebody who listens on this machine.
class Listener {
 public:
  Listener() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    address_.sin_family = AF_INET;
    address_.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address_;
    REQUIRE(::bind(socket_, reinterpret_cast<sockaddr*>(&address_), size) == 0);
    REQUIRE(::listen(socket_, 8) == 0);
    REQUIRE(::getsockname(socket_, reinterpret_cast<sockaddr*>(&address_), &size) == 0);
  }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  ~Listener() { ::close(socket_); }
  std::string port() const { return std::to_string(::ntohs(address_.sin_port)); }
  bool answers_us() const {
    const int other = ::socket(AF_INET, SOCK_STREAM, 0);
    const bool reached = ::connect(other, reinterpret_cast<const sockaddr*>(&address_), sizeof address_) == 0;
    ::close(other);
    return reached;
  }

 private:
  int socket_;
  sockaddr_in address_{};
};

}  // namespace

TEST_CASE("a child gives its output, or an error that ends with its last complaint") {
  const Bench bench;
  for (const Sandbox sandbox : {sandbox_kind(), Sandbox::limits_only}) {
    CHECK(run_child_in(sandbox, bench.command({"printf", "%s|%s", "một", "$HOME; *"})).value() == "một|$HOME; *");
    CHECK(run_child_in(sandbox, bench.command({"true"})).value().empty());
    CHECK(run_child_in(sandbox, bench.shell("echo $HOME; pwd")).value() ==
          bench.directory.path().string() + "\n" + bench.directory.path().string() + "\n");

    const auto failed = run_child_in(sandbox, bench.shell("echo first >&2; echo hỏng >&2; exit 3"));
    REQUIRE_FALSE(failed);
    CHECK(failed.error().reason == "bash ended with code 3: hỏng");
    const auto killed = run_child_in(sandbox, bench.shell("kill -SEGV $$"));
    REQUIRE_FALSE(killed);
    CHECK(killed.error().reason.find("signal") != std::string::npos);
    CHECK(run_child_in(sandbox, bench.command({"no-such-program"})).error().kind == Error::Kind::not_found);
    CHECK(run_child_in(sandbox, bench.command({"../true"})).error().kind == Error::Kind::not_found);
  }
  CHECK_FALSE(run_child(bench.command({})));
}

TEST_CASE("both outputs are drained however much is written, up to the limit") {
  const Bench bench;
  const auto much = run_child(bench.shell("head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2; "
                                          "head -c 3000000 /dev/zero"));
  REQUIRE(much);
  CHECK(much->size() == 6'000'000);
  const auto endless = run_child(bench.command({"cat", "/dev/zero"}));
  REQUIRE_FALSE(endless);
  CHECK(endless.error().kind == Error::Kind::limit);
}

TEST_CASE("a child has no input and none of our environment") {
  const Bench bench;
  ::setenv("DIENHONG_TEST_SECRET", "x", 1);
  CHECK(run_child(bench.command({"cat"})).value().empty());
  CHECK(run_child(bench.command({"env"})).value().find("SECRET") == std::string::npos);
  ::unsetenv("DIENHONG_TEST_SECRET");
}

TEST_CASE("time, memory and file sizes are limited") {
  const Bench bench;
  for (const Sandbox sandbox : {sandbox_kind(), Sandbox::limits_only}) {
    ChildCommand slow = bench.shell("exec >&- 2>&-; (sleep 60 & sleep 60)");
    slow.seconds = 1;
    Error error;
    CHECK(seconds_of([&] { error = run_child_in(sandbox, slow).error(); }) < 5);
    CHECK(error.kind == Error::Kind::limit);

    ChildCommand hungry = bench.shell("x=$(head -c 400000000 /dev/zero | tr '\\0' x); echo ${#x}");
    hungry.memory_bytes = 200u << 20;
    CHECK_FALSE(run_child_in(sandbox, hungry));
    ChildCommand modest = bench.shell("x=$(head -c 4000000 /dev/zero | tr '\\0' x); echo ${#x}");
    modest.memory_bytes = 200u << 20;
    CHECK(run_child_in(sandbox, modest).value() == "4000000\n");

    CHECK_FALSE(run_child_in(sandbox, bench.command({"truncate", "-s", "2G", "large"})));
    CHECK(run_child_in(sandbox, bench.shell("ulimit -c")).value() == "0\n");
  }
}

TEST_CASE("nothing that a child started outlives it") {
  const Bench bench;
  for (const Sandbox sandbox : {sandbox_kind(), Sandbox::limits_only}) {
    const auto file = bench.directory.path() / "late";
    CHECK(seconds_of([&] { CHECK(run_child_in(sandbox, bench.shell("(sleep 1; touch late) & echo here"))); }) < 0.9);
    std::this_thread::sleep_for(std::chrono::milliseconds(1300));
    CHECK_FALSE(std::filesystem::exists(file));
  }
}

TEST_CASE("no child reaches the network, in either sandbox") {
  const Bench bench;
  const Listener listener;
  REQUIRE(listener.answers_us());
  for (const Sandbox sandbox : {sandbox_kind(), Sandbox::limits_only}) {
    CHECK_FALSE(run_child_in(sandbox, bench.shell("exec 3<>/dev/tcp/127.0.0.1/" + listener.port())));
    CHECK_FALSE(run_child_in(sandbox, bench.shell("bash -c 'exec 3<>/dev/tcp/127.0.0.1/" + listener.port() + "'")));
  }
  // Without a network of its own to be lost in, a child may not even make the socket.
  CHECK_FALSE(run_child_in(Sandbox::limits_only, bench.shell("exec 3<>/dev/udp/127.0.0.1/" + listener.port())));
  // The filter is the child's alone.
  CHECK(listener.answers_us());
}

TEST_CASE("the sandbox has no network, no other files, and one writable directory") {
  if (sandbox_kind() != Sandbox::bubblewrap) {
    MESSAGE("bubblewrap does not work on this system: children run under limits alone");
    return;
  }
  const Bench bench;
  const TemporaryDirectory other = TemporaryDirectory::create().value();
  const std::string secret = (other.path() / "secret").string();
  REQUIRE(write_file(secret, "x"));

  // The loopback device is all there is, and it leads nowhere.
  CHECK(run_child(bench.shell("tail -n +3 /proc/net/dev | cut -d: -f1 | tr -d ' '")).value() == "lo\n");
  CHECK_FALSE(run_child(bench.shell("exec 3<>/dev/tcp/127.0.0.1/22")));
  CHECK_FALSE(run_child(bench.shell("exec 3<>/dev/tcp/192.0.2.1/80")));

  CHECK_FALSE(run_child(bench.command({"cat", secret})));
  CHECK_FALSE(run_child(bench.command({"cat", "/etc/shadow"})));
  CHECK_FALSE(run_child(bench.command({"ls", "/root"})));
  CHECK_FALSE(run_child(bench.command({"touch", "/usr/x"})));
  CHECK_FALSE(run_child(bench.command({"touch", "/etc/fonts/x"})));
  CHECK(run_child(bench.shell("ps ax 2>/dev/null | wc -l; ls /proc | grep -c '^[0-9]'")).value().size() < 8);

  REQUIRE(run_child(bench.shell("echo in > inside; echo out > /tmp/outside; cat /tmp/outside")));
  CHECK(read_file(bench.directory.path() / "inside").value() == "in\n");
  CHECK_FALSE(std::filesystem::exists("/tmp/outside"));
}

TEST_CASE("LibreOffice converts inside the sandbox") {
  const Bench bench;
  const std::string work = bench.directory.path().string();
  REQUIRE(write_file(work + "/thu.txt", "Góp ý vào dự thảo\n"));
  ChildCommand convert = bench.command({"soffice", "-env:UserInstallation=file://" + work + "/profile", "--headless",
                                        "--convert-to", "pdf", "--outdir", work, work + "/thu.txt"});
  convert.seconds = 120;
  const auto converted = run_child(convert);
  if (!converted && converted.error().kind == Error::Kind::not_found) return;  // not installed here
  if (!converted) FAIL(converted.error().line());
  CHECK(read_file(work + "/thu.pdf").value().starts_with("%PDF-"));
}
