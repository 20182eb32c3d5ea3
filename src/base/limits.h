// Every limit on foreign input, in one place. A reader that meets one returns Error::Kind::limit.
#pragma once

#include <cstddef>
#include <cstdint>

namespace dh::limits {

inline constexpr std::uint64_t file_bytes = 512ull << 20;
inline constexpr std::size_t zip_entries = 20'000;
inline constexpr std::uint64_t zip_entry_bytes = 256ull << 20;  // of one entry, unpacked
inline constexpr std::uint64_t zip_total_bytes = 1ull << 30;    // of all entries read from one archive
inline constexpr std::uint64_t zip_ratio = 400;                 // unpacked / packed, judged above zip_ratio_floor
inline constexpr std::uint64_t zip_ratio_floor = 8ull << 20;
inline constexpr std::size_t archive_entries = 20'000;     // of an archive of files, with those of archives in it
inline constexpr std::uint64_t archive_bytes = 1ull << 30;  // likewise, unpacked
inline constexpr int xml_depth = 200;
inline constexpr std::size_t table_rows = 1'100'000;
inline constexpr std::size_t table_columns = 2'000;
inline constexpr std::size_t table_cells = 20'000'000;
inline constexpr std::size_t table_cell_bytes = 1u << 20;
inline constexpr std::size_t table_text_bytes = 512u << 20;  // of all cells of one file
inline constexpr std::size_t table_merged = 200'000;         // merged areas of one sheet
inline constexpr std::size_t workbook_sheets = 500;
inline constexpr std::size_t document_paragraphs = 1'000'000;
inline constexpr std::size_t document_comments = 200'000;
inline constexpr int comment_thread_depth = 100;  // answers to answers
inline constexpr std::size_t scan_pages = 200;
inline constexpr std::uint64_t picture_pixels = 120'000'000;
inline constexpr std::size_t draft_pages = 5'000;
inline constexpr std::size_t opinion_bytes = 4u << 20;
inline constexpr int mail_parts = 2'000;
inline constexpr int mail_depth = 40;
inline constexpr std::uint64_t mail_bytes = 512ull << 20;  // of all attachments of one message, decoded
inline constexpr std::size_t mailbox_messages = 200'000;
inline constexpr std::uint64_t mailbox_message_bytes = 128ull << 20;
inline constexpr std::size_t mailbox_line_bytes = 4u << 20;  // of an answer of the server; a list of all messages is one
inline constexpr unsigned mailbox_connect_seconds = 30;
inline constexpr unsigned mailbox_answer_seconds = 300;  // until an answer is whole
inline constexpr int html_depth = 255;  // of elements; as deep as the parser goes
inline constexpr std::size_t problems_told = 20;  // of one file; more are counted
inline constexpr int folder_depth = 64;           // folders in a folder that is taken in
inline constexpr int nested_files_depth = 5;  // mail in mail, archive in archive
inline constexpr unsigned reading_threads = 2;
inline constexpr std::size_t reading_window = 16;                    // files begun and not yet stored
inline constexpr std::uint64_t reading_window_bytes = 256ull << 20;  // of all of them; a larger one goes alone
inline constexpr std::size_t batch_files = 64;                       // stored by one commit
inline constexpr unsigned batch_milliseconds = 200;                  // and no longer waited for than that
inline constexpr std::size_t query_bytes = 4'096;  // of a search
inline constexpr std::size_t query_words = 64;     // in it, filters counted
inline constexpr std::size_t bundle_header_bytes = 64u << 10;
inline constexpr std::size_t bundle_record_bytes = 64u << 20;
inline constexpr std::uint64_t bundle_unpacked_bytes = 256ull << 30;  // of all records of one bundle
inline constexpr std::size_t bundle_units = 100'000;                  // of which one bundle speaks
inline constexpr unsigned child_seconds = 180;
inline constexpr std::uint64_t child_memory_bytes = 3ull << 30;
inline constexpr std::uint64_t child_file_bytes = 1ull << 30;  // of each file that a child writes
inline constexpr std::size_t child_output_bytes = 16u << 20;
inline constexpr std::size_t embedding_answer_bytes = 64u << 20;
inline constexpr std::size_t embedding_dimensions = 16'384;
inline constexpr long embedding_seconds = 60;  // for one answer
inline constexpr std::uint32_t web_header_bytes = 16u << 10;
inline constexpr std::uint64_t web_body_bytes = 1u << 20;
inline constexpr unsigned web_request_seconds = 30;     // until a request is whole; also how long an idle connection is kept
inline constexpr unsigned web_answer_seconds = 60;      // until the other side has taken an answer
inline constexpr std::size_t web_connections = 4'096;   // at one time
inline constexpr std::size_t web_waiting = 1'024;       // requests that wait for a worker or are at work
inline constexpr unsigned web_workers = 4;              // threads that answer requests, each with a store of its own
inline constexpr int web_json_depth = 16;
inline constexpr std::size_t web_opinion_bytes = 64u << 10;  // of the text and of the reasons of one opinion typed in
inline constexpr std::size_t web_opinions = 2'000;           // of one person
inline constexpr std::size_t meeting_bytes = 8u << 20;         // of the fields of one meeting that was typed in
inline constexpr std::size_t meeting_opinions = 2'000;         // of one meeting
inline constexpr std::size_t meeting_word_bytes = 500;         // of its place, chair, secretary, subject, a speaker
inline constexpr std::size_t form_boxes = 12;                  // on one paper form with a code
inline constexpr std::size_t form_copies = 2'000;              // printed by one command
inline constexpr std::uint64_t web_upload_bytes = file_bytes;   // of one file dropped on the desk
inline constexpr unsigned web_upload_seconds = 30 * 60;         // until it is whole
inline constexpr std::size_t web_uploads = 8;                   // under way at one time
inline constexpr std::size_t dropped_files = 1'000;             // that wait to be read
inline constexpr std::uint64_t dropped_bytes = 8ull << 30;      // of all of them
inline constexpr std::size_t dropped_files_told = 2'000;        // whose outcome is remembered
inline constexpr std::size_t file_name_bytes = 200;             // of a file that is dropped
inline constexpr std::size_t web_groups_told = 5'000;     // in one answer, the largest
inline constexpr std::size_t web_opinions_told = 2'000;   // of one group, in one answer
inline constexpr std::size_t web_members_told = 20'000;   // of one unit, in one answer
inline constexpr std::size_t web_issues_told = 500;      // in one answer, the weightiest
inline constexpr std::size_t web_found_told = 200;        // of a search
inline constexpr std::uint64_t report_bytes = 128ull << 20;  // of a report that is to be proved
inline constexpr std::size_t event_streams = 3'000;             // listeners at one time
inline constexpr std::size_t event_streams_each = 12;           // of one account
inline constexpr std::size_t event_waiting = 64;                // events that one listener has not taken yet
inline constexpr unsigned event_stream_seconds = 15 * 60;       // until a listener has to come again
inline constexpr unsigned event_heartbeat_seconds = 20;         // at which one who has gone is noticed
inline constexpr std::size_t qr_text_bytes = 1'000;             // in one QR code; more is hard to read with a phone
inline constexpr int sign_in_tries = 10;                     // wrong codes from one address, each sign_in_minutes
inline constexpr int sign_in_minutes = 10;
inline constexpr std::size_t sign_in_addresses = 100'000;    // that are remembered at one time
inline constexpr int session_days = 14;
inline constexpr int invitation_days = 30;

}  // namespace dh::limits
