#include "web/serve.h"

#include "web/api.h"
#include "web/http_server.h"
#include "web/pages.h"

namespace dh::web {

Status serve(const std::filesystem::path& workspace, const std::string& listen, bool plain_http_for_others, const std::function<void(const std::string& url)>& listening) {
  TRY(WorkspaceStore::open(workspace));  // brought up to date, or refused, before anyone asks
  Service service(workspace);
  HttpServer server = TRY(HttpServer::listen(listen, plain_http_for_others ? HttpServer::Hearers::network : HttpServer::Hearers::this_machine, [&service](const HttpRequest& request) {
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
