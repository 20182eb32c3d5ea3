#include "web/serve.h"

#include <sys/resource.h>

#include <algorithm>

#include "base/limits.h"
#include "web/api.h"
#include "web/http_server.h"
#include "web/pages.h"

namespace dh::web {
namespace {

// Each connection is a file: as many as may be connected, if the system lets us, and some for the workspace.
void allow_many_files() {
  rlimit files{};
  const rlim_t wanted = limits::web_connections + 256;
  if (getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur >= wanted) return;
  files.rlim_cur = std::min(wanted, files.rlim_max);
  setrlimit(RLIMIT_NOFILE, &files);
}

}  // namespace

Status serve(const ServeOptions& options, const std::function<void(const std::string& url)>& listening) {
  if (options.own_desk && (options.plain_http_for_others || options.behind_proxy || !options.tls_certificate.empty())) return fail(Error::Kind::refused, "a desk of its own machine is not served to others");
  allow_many_files();
  TRY(WorkspaceStore::open(options.workspace));  // brought up to date, or refused, before anyone asks
  Service service(options.workspace, options.own_desk, options.office_secret);
  const HttpServer::Wire wire{options.plain_http_for_others ? HttpServer::Hearers::network : HttpServer::Hearers::this_machine, options.tls_certificate, options.tls_key, options.behind_proxy};
  HttpServer server = TRY(HttpServer::listen(options.listen, wire, [&service](const HttpRequest& request) {
    HttpResponse response = request.path.starts_with("/api/") ? answer_api(service, request) : answer_page(request);
    add_security_headers(response, request.secure);
    return response;
  }, [&service](const HttpRequest& request) { return admit_upload(service, request); }));
  listening(server.url());
  server.run();
  service.events().close();
  return {};
}

}  // namespace dh::web
