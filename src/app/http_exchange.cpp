#include "app/http_exchange.h"

#include <curl/curl.h>

#include <memory>

namespace dh::app {
namespace {

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Headers = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

struct Answer {
  std::string body;
  std::size_t most = 0;
  bool too_long = false;
};

std::size_t take_bytes(char* bytes, std::size_t size, std::size_t count, void* target) {
  auto& answer = *static_cast<Answer*>(target);
  if (answer.body.size() + size * count > answer.most) {
    answer.too_long = true;
    return 0;
  }
  answer.body.append(bytes, size * count);
  return size * count;
}

}  // namespace

Result<std::string> exchange(const HttpExchange& asked) {
  const Handle handle(curl_easy_init(), &curl_easy_cleanup);
  if (!handle) return fail(Error::Kind::internal, "libcurl cannot be started");
  Headers headers(nullptr, &curl_slist_free_all);
  for (const std::string& one : asked.headers) {
    curl_slist* const longer = curl_slist_append(headers.get(), one.c_str());
    if (longer == nullptr) return fail(Error::Kind::internal, "libcurl cannot be started");
    (void)headers.release();
    headers.reset(longer);
  }
  Answer answer{{}, asked.answer_bytes, false};
  CURL* curl = handle.get();
  curl_easy_setopt(curl, CURLOPT_URL, asked.address.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, asked.seconds);
  if (!asked.ca_file.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, asked.ca_file.c_str());
  if (headers) curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  if (asked.body) {
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(asked.body->size()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, asked.body->c_str());
  }
  if (!asked.user.empty()) {
    curl_easy_setopt(curl, CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
    curl_easy_setopt(curl, CURLOPT_USERNAME, asked.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, asked.password.c_str());
  }
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_bytes);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
  const CURLcode done = curl_easy_perform(curl);
  if (answer.too_long) return fail(Error::Kind::limit, asked.server + ": its answer is too long", {}, asked.address);
  if (done != CURLE_OK) return fail(Error::Kind::io, asked.server + " does not answer: " + curl_easy_strerror(done), {}, asked.address);
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  if (status != 200) return fail(Error::Kind::io, asked.server + " answers with status " + std::to_string(status), {}, asked.address);
  return std::move(answer.body);
}

}  // namespace dh::app
