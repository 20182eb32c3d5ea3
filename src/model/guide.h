// The guideline of a consultation: topics, phases, recipients, rules on channels.
#pragma once

#include <string>
#include <vector>

namespace dh {

struct Topic {
  std::string label;   // "1.7"
  std::string parent;  // "1"; empty at the top
  std::string text;    // as the guide words it, without its label
  std::vector<std::string> documents;  // ids of the drafts that it is asked of: "khoi", "tinh", "central"
};

// A document as the guide names it. The id is the one that the workspace gives it.
struct GuideDocument {
  std::string id;
  std::string name;               // "Văn kiện Đại hội Đảng bộ Khối lần thứ VIII"
  bool offline_only = false;      // must not be collected through social networks or the Internet
  std::string offline_rule;       // the guide's own sentence that says so
};

struct Phase {
  std::string name;       // "discuss", "synthesise"
  std::string first_day;  // ISO 8601; empty when not told
  std::string last_day;
  std::vector<std::string> documents;
  std::string text;  // the guide's own sentence
};

struct Recipient {
  std::string name;     // "Thường trực ĐUK"
  std::string purpose;  // "để b/c"
};

struct Guide {
  std::string title;
  std::string organisation;  // who asks
  std::vector<Topic> topics;
  std::vector<GuideDocument> documents;
  std::vector<Phase> phases;
  std::vector<Recipient> recipients;
  std::string reply_email;
  std::vector<std::string> contradictions;  // "20/5/2020 is called Thứ sáu, but is a Wednesday"
};

}  // namespace dh
