#include "app/embedding.h"

#include <doctest/doctest.h>

using dh::app::check_stays_in_house;

TEST_CASE("opinions are sent to this machine and to private addresses alone") {
  for (const char* url : {"http://127.0.0.1:8080/v1/embeddings", "http://localhost:11434/", "http://[::1]:80/", "https://10.1.2.3/x", "http://192.168.1.9/", "http://172.16.0.1/", "http://[fd00::1]/"})
    CHECK_MESSAGE(check_stays_in_house(url).has_value(), url);
  for (const char* url : {"http://example.org/", "http://8.8.8.8/", "http://172.32.0.1/", "http://127.0.0.1.example.org/", "http://127.0.0.1@example.org/", "ftp://127.0.0.1/", "file:///etc/passwd",
                          "http://[2001:db8::1]/", "localhost", ""})
    CHECK_MESSAGE(!check_stays_in_house(url).has_value(), url);
}
