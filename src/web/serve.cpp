#include "web/serve.h"

#include "web/api.h"
#include "web/http_server.h"
#include "web/pages.h"

namespace dh::web {

Status serve(const ServeOptions& options, const std::function<void(const std::string& url)>& listening) {
  if (options.own_desk && options.plain_http_for_others) return fail(Error::Kind::refused, "a desk of its own machine is not served to others");
  TRY(WorkspaceStore::open(options.workspace));  // brought up to date, or refused, before anyone asks
  Service service(options.workspace, options.own_desk);
  HttpServer server = TRY(HttpServer::listen(options.listen, options.plain_http_for_others ? HttpServer::Hearers::network : HttpServer::Hearers::this_machine, [&service](const HttpRequest& request) {
    HttpResponse response = request.path.starts_with("/api/") ? answer_api(service, request) : answer_page(request);
    add_security_headers(response);
    return response;
  }, [&service](const HttpRequest& request) { return admit_upload(service, request); }));
  listening(server.url());
  server.run();
  service.events().close();
  return {};
}

}  // namespace dh::web
