"""Broken and hostile files, made where they are needed; nothing of them is stored. Each maker gives the file's bytes."""
import io
import struct
import zipfile
import zlib

word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def archive(*entries, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, data in entries:
            file.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def paragraph(text, properties=""):
    return f'<w:p><w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def docx(body, *more, prolog="", method=zipfile.ZIP_DEFLATED):
    return archive(("word/document.xml", f'{prolog}<w:document {word}><w:body>{body}</w:body></w:document>'), *more, method=method)


def letter(lines):
    return "Kính gửi Ban soạn thảo,\n\n" + "".join(f"{i}. {line}\n" for i, line in enumerate(lines, 1)) + "\nTrân trọng.\n"


# Archives.

def claims_4_gb():
    data = bytearray(archive(("thu.txt", "Mở cửa muộn hơn.\n" * 10)))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24:at + 28] = struct.pack("<I", 0xFFFFFFF0)
    return bytes(data)


def bomb_of_zeros():
    return archive(("thu.txt", bytes(300 << 20)))


def modest_bomb():
    """300 MB that say they are 4,000 bytes."""
    data = bytearray(bomb_of_zeros())
    at = data.rindex(b"PK\x01\x02")
    data[22:26] = data[at + 24:at + 28] = struct.pack("<I", 4000)
    return bytes(data)


def many_entries():
    return archive(*((f"{i}.txt", "") for i in range(30_000)), method=zipfile.ZIP_STORED)


def nested_zips():
    data = archive(("thu.txt", letter(["Mở cửa muộn hơn."])))
    for _ in range(12):
        data = archive(("trong.zip", data))
    return data


def tree_of_zips():
    """Five levels of ten archives each: 100,000 files in some kilobytes."""
    data = archive(("thu.bin", b"\0"))
    for _ in range(5):
        data = archive(*((f"{i}.zip", data) for i in range(10)))
    return data


def overlapping_entries():
    """Thousands of names for one packed megabyte (a bomb without a ratio of its own)."""
    whole = archive(("a.bin", bytes(3 << 20)))
    at = whole.rindex(b"PK\x01\x02")
    local, central = whole[:at], whole[at:whole.rindex(b"PK\x05\x06")]
    count = 15_000
    return local + central * count + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count, count, len(central) * count, len(local), 0)


def locked_zip():
    data = bytearray(archive(("thu.txt", letter(["Mở cửa muộn hơn."]))))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


# XML, HTML, MIME.

def laughs():
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    return docx(paragraph("&a9;"), prolog=f"<!DOCTYPE w [{entities}]>")


def external_entity(path):
    return docx(paragraph("&x;"), prolog=f'<!DOCTYPE w [<!ENTITY x SYSTEM "file://{path}">]>')


def deep_xml():
    return docx("<w:sdt>" * 300_000 + "</w:sdt>" * 300_000)


def mail(body, kind="text/plain; charset=utf-8", more=""):
    return f"From: a@example.org\nTo: b@example.org\nSubject: y kien\nMIME-Version: 1.0\n{more}Content-Type: {kind}\n\n{body}".encode()


def deep_html(depth):
    return mail("<div>" * depth + "Mở cửa muộn hơn." + "</div>" * depth + "<p>Thêm ghế ở sân.</p>", "text/html; charset=utf-8")


def deep_mime(depth):
    out = ["From: a@example.org\nSubject: x\nMIME-Version: 1.0\n"]
    out += (f"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n" for i in range(depth))
    return "".join(out + ["Content-Type: text/plain\n\nMo cua.\n"]).encode()


def mail_in_mail(depth):
    data = "From: a@example.org\nSubject: x\n\n1. Mo cua muon hon.\n"
    for _ in range(depth):
        data = "From: a@example.org\nSubject: x\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n" + data
    return data.encode()


def mail_of_parts(count):
    return mail("".join(f"--b\nContent-Type: text/plain\n\nPhan {i}.\n" for i in range(count)) + "--b--\n", "multipart/mixed; boundary=b")


def attachment(name_header, data):
    import base64
    return mail("--b\nContent-Type: text/plain; charset=utf-8\n\nKính gửi,\nXin gửi góp ý.\n--b\nContent-Type: application/octet-stream\n"
                f"Content-Disposition: attachment; {name_header}\nContent-Transfer-Encoding: base64\n\n{base64.encodebytes(data).decode()}--b--\n",
                "multipart/mixed; boundary=b")


# Documents that are large beyond reason.

def million_comments():
    one = "<w:comment w:id='%d' w:author='X'><w:p><w:r><w:t>a</w:t></w:r></w:p></w:comment>"
    comments = "".join(one % i for i in range(1_000_000))
    return docx(paragraph("Mở cửa."), ("word/comments.xml", f"<w:comments {word}>{comments}</w:comments>"), method=zipfile.ZIP_STORED)


def million_paragraphs():
    return docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 1_000_100, method=zipfile.ZIP_STORED)


def long_csv_line():
    return b"TT,Y kien\n1," + b"a" * (200 << 20) + b"\n"


# Pictures that claim to be large.

def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, rows=b""):
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def jpeg(width, height):
    return b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xc0\0\x0b\x08" + struct.pack(">HH", height, width) + b"\1\1\x11\0\xff\xda"


def tiff(width, height):
    field = lambda tag, value: struct.pack("<HHII", tag, 4, 1, value)
    return b"II*\0" + struct.pack("<IH", 8, 2) + field(256, width) + field(257, height) + struct.pack("<I", 0)


# PDF.

def pdf(objects, trailer):
    out, places = b"%PDF-1.4\n", []
    for i, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (i, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer.replace(b"XREF", b"%d" % table), table)


catalogue = b"<< /Type /Catalog /Pages 2 0 R >>"


def pdf_page_loop():
    return pdf([catalogue, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000 /Parent 2 0 R >>"], b"")


def pdf_table_loop():
    return pdf([catalogue, b"<< /Type /Pages /Kids [] /Count 0 >>"], b"/Prev XREF")


def pdf_locked():
    return pdf([catalogue, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
                b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>" % (b"41" * 32, b"42" * 32)],
               b"/Encrypt 4 0 R /ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]")


# Locked office files.

def locked_ooxml():
    """A compound file whose directory names the streams of MS-OFFCRYPTO."""
    entry = lambda name: (name.encode("utf-16-le") + bytes(64))[:64] + struct.pack("<H", 2 * len(name) + 2) + bytes(62)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + entry("Root Entry") + entry("EncryptionInfo") + entry("EncryptedPackage") + bytes(128)


def locked_odt():
    manifest = ('<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml">'
                '<manifest:encryption-data manifest:checksum="x"/></manifest:file-entry></manifest:manifest>')
    return archive(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", bytes(range(256))), ("META-INF/manifest.xml", manifest),
                   method=zipfile.ZIP_STORED)
