#include "base/sandbox.h"

namespace dh {
namespace {

namespace fs = std::filesystem;

void add(std::vector<std::string>& argv, std::initializer_list<std::string> words) {
  argv.insert(argv.end(), words);
}

// Of /etc only what the loader, fontconfig, LibreOffice and the C library read; never keys or password hashes.
constexpr const char* configuration[] = {
    "/etc/ld.so.cache",  "/etc/ld.so.conf",     "/etc/ld.so.conf.d", "/etc/alternatives", "/etc/fonts",
    "/etc/libreoffice",  "/etc/nsswitch.conf",  "/etc/passwd",       "/etc/group",        "/etc/localtime",
    "/etc/papersize",    "/etc/ImageMagick-6",  "/var/cache/fontconfig",
};

// On a merged-/usr system /bin and /lib are links into /usr; elsewhere they are directories.
void add_system_directories(std::vector<std::string>& argv) {
  add(argv, {"--ro-bind", "/usr", "/usr"});
  for (const char* name : {"/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"}) {
    std::error_code fault;
    if (fs::is_symlink(name, fault)) add(argv, {"--symlink", fs::read_symlink(name, fault).string(), name});
    else if (fs::is_directory(name, fault)) add(argv, {"--ro-bind", name, name});
  }
  for (const char* name : configuration) add(argv, {"--ro-bind-try", name, name});
}

}  // namespace

std::vector<std::string> bubblewrap_argv(const std::string& program, const std::vector<std::string>& argv,
                                         const fs::path& work_directory) {
  const std::string work = work_directory.string();
  std::vector<std::string> all = {"bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL"};
  add_system_directories(all);
  add(all, {"--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"});
  add(all, {"--bind", work, work, "--chdir", work, "--", program});
  all.insert(all.end(), argv.begin() + 1, argv.end());
  return all;
}

std::vector<std::string> child_environment(const fs::path& work_directory) {
  return {
      "PATH=/usr/local/bin:/usr/bin:/bin",
      "HOME=" + work_directory.string(),
      "LANG=C.UTF-8",
      "TZ=UTC",
      "OMP_THREAD_LIMIT=1",     // Tesseract is slower with threads of its own than with one
      "SAL_USE_VCLPLUGIN=svp",  // LibreOffice without a display
  };
}

}  // namespace dh
