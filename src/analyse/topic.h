// Which of the guide's topics an opinion answers.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/consultation.h"
#include "model/opinion.h"

namespace dh::analyse {

class TopicChooser {
 public:
  explicit TopicChooser(const Consultation& consultation);
  // Label of the topic; empty when no topic asks of what the opinion is on. Kind and place must be known.
  std::string choose(const Opinion& opinion, bool on_wording) const;

 private:
  struct Entry {
    const Topic* topic;
    std::set<std::string> turns;  // runs of two and three words, without tone marks
  };
  bool asked_of(const Topic& topic, const Opinion& opinion) const;
  std::string naming(const Opinion& opinion, std::initializer_list<std::string_view> phrases) const;
  std::vector<std::string> headings_above(const Opinion& opinion) const;

  const Consultation& consultation_;
  std::vector<Entry> topics_;
  std::map<std::string, double> weight_;
};

}  // namespace dh::analyse
