#include "app/embedding.h"

#include <arpa/inet.h>
#include <curl/curl.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cmath>
#include <memory>

#include "app/http_exchange.h"
#include "base/limits.h"

namespace dh::app {
namespace {

namespace json = boost::json;
using Vectors = std::vector<std::vector<double>>;

constexpr std::size_t texts_at_once = 64;

using Url = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

Result<std::string> part_of(CURLU* url, CURLUPart part, const std::string& whole) {
  char* value = nullptr;
  if (curl_url_get(url, part, &value, 0) != CURLUE_OK) return fail(Error::Kind::refused, "not a web address", {}, whole);
  const std::string out = value;
  curl_free(value);
  return out;
}

bool is_private(const std::string& host) {
  if (host == "localhost") return true;
  if (in_addr four{}; ::inet_pton(AF_INET, host.c_str(), &four) == 1) {
    const std::uint32_t address = ntohl(four.s_addr);
    return (address >> 24) == 127 || (address >> 24) == 10 || (address >> 20) == 0xAC1 || (address >> 16) == 0xC0A8;
  }
  if (in6_addr six{}; host.size() > 2 && host.front() == '[' && ::inet_pton(AF_INET6, host.substr(1, host.size() - 2).c_str(), &six) == 1)
    return IN6_IS_ADDR_LOOPBACK(&six) || (six.s6_addr[0] & 0xFE) == 0xFC;
  return false;
}

Result<std::string> post(const std::string& url, const std::string& body) {
  HttpExchange asked;
  asked.address = url;
  asked.server = "the embedding server";
  asked.body = body;
  asked.headers = {"Content-Type: application/json"};
  asked.answer_bytes = limits::embedding_answer_bytes;
  asked.seconds = limits::embedding_seconds;
  return exchange(asked);
}

bool read_vector(const json::value& value, std::vector<double>& out) {
  if (!value.is_array() || value.get_array().empty() || value.get_array().size() > limits::embedding_dimensions) return false;
  for (const json::value& one : value.get_array()) {
    if (!one.is_number()) return false;
    out.push_back(one.to_number<double>());
    if (!std::isfinite(out.back())) return false;
  }
  return true;
}

// Puts each vector where its "index" says, else in the order in which they stand.
bool read_vectors(const json::value& answer, std::size_t count, Vectors& out) {
  const json::value* list = &answer;
  if (answer.is_object()) {
    list = answer.get_object().if_contains("data");
    if (list == nullptr) list = answer.get_object().if_contains("embeddings");
  }
  if (list == nullptr || !list->is_array() || list->get_array().size() != count) return false;
  Vectors vectors(count);
  std::size_t at = 0;
  for (const json::value& one : list->get_array()) {
    std::size_t index = at++;
    const json::value* vector = &one;
    if (one.is_object()) {
      vector = one.get_object().if_contains("embedding");
      if (const json::value* told = one.get_object().if_contains("index"); told != nullptr && told->is_int64()) index = static_cast<std::size_t>(told->get_int64());
    }
    if (vector == nullptr || index >= count || !vectors[index].empty() || !read_vector(*vector, vectors[index])) return false;
  }
  out.insert(out.end(), vectors.begin(), vectors.end());
  return true;
}

}  // namespace

Status check_stays_in_house(const std::string& url) {
  const Url parsed(curl_url(), &curl_url_cleanup);
  if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) return fail(Error::Kind::refused, "not a web address", {}, url);
  const std::string scheme = TRY(part_of(parsed.get(), CURLUPART_SCHEME, url));
  if (scheme != "http" && scheme != "https") return fail(Error::Kind::refused, "only http and https are spoken", {}, url);
  if (!is_private(TRY(part_of(parsed.get(), CURLUPART_HOST, url))))
    return fail(Error::Kind::refused, "not an address of this machine or of a private network: opinions would leave the house", {}, url);
  return {};
}

Result<std::vector<std::vector<double>>> embed(const std::string& url, const std::vector<std::string>& texts) {
  Vectors out;
  for (std::size_t at = 0; at < texts.size(); at += texts_at_once) {
    json::array input;
    for (std::size_t k = at; k < std::min(at + texts_at_once, texts.size()); ++k) input.emplace_back(texts[k]);
    const std::size_t count = input.size();
    const std::string answer = TRY(post(url, json::serialize(json::object{{"input", std::move(input)}})));
    json::error_code fault;
    const json::value parsed = json::parse(answer, fault);
    if (fault || !read_vectors(parsed, count, out)) return fail(Error::Kind::bad_input, "the embedding server's answer holds no vectors", {}, url);
  }
  for (const std::vector<double>& one : out)
    if (one.size() != out.front().size()) return fail(Error::Kind::bad_input, "the embedding server's vectors are not of one length", {}, url);
  return out;
}

}  // namespace dh::app
