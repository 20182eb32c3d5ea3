// Whole stories in a real browser, at phone and desk width, with axe on every page in both languages and a screenshot of
// each: node stories.mjs URL CODES.json OUT  (tests/web_stories_test.py starts the server and gives the codes).
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check, codes, enter, look, out, person, tellAll, url } from "./story_kit.mjs";

// Selects words of the draft as a person would with the mouse or a finger.
async function select(page, words) {
  const found = await page.evaluate((wanted) => {
    for (const holder of document.querySelectorAll("[data-block]")) {
      const node = [...holder.childNodes].find((one) => one.nodeType === 3 && one.data.includes(wanted));
      if (!node) continue;
      holder.scrollIntoView({ block: "center" });
      const at = node.data.indexOf(wanted);
      getSelection().setBaseAndExtent(node, at, node, at + wanted.length);
      return true;
    }
    return false;
  }, words);
  check(found, `"${words}" stands in the draft`);
}

async function memberStory(width, height, code, words, better) {
  const who = await person(width, height);
  const { page, context } = who;
  await page.goto(`${url}/vao`);
  await look(who, "1-vao");
  await page.fill("#code", "sai");
  await page.click("main button.main");
  await page.waitForSelector("[role=alert]");
  await enter(who, code);
  await page.waitForSelector("h2#drafts");
  await look(who, "2-trang-dau");
  await page.click("main a.button.main");
  await page.waitForSelector("article.paper");
  await look(who, "3-du-thao");

  // A phrase is amended while the network is away; the browser is closed, opened again, and the words are still there.
  await select(page, words);
  await page.waitForSelector(".foot");
  await page.screenshot({ path: join(out, `4-chon-${width}.png`) });
  await page.click(".foot button.main");
  await page.waitForSelector(".panel textarea");
  check((await page.inputValue(".panel textarea")) === words, "amending starts from the chosen words");
  await page.fill(".panel textarea >> nth=0", better);
  await page.fill(".panel textarea >> nth=1", "Để người học dễ nhớ.");
  check((await page.locator(".panel ins").count()) > 0, "the change shows as a redline");
  await look(who, "5-sua");
  await page.reload();
  await page.waitForSelector("article.paper");
  await page.goto(`${url}/y-kien`);
  await page.waitForSelector("article.waiting");
  await look(who, "6-dang-viet");
  await page.click("article.waiting a.button");
  await page.waitForSelector(".panel textarea");
  check((await page.inputValue(".panel textarea >> nth=0")) === better, "what was typed outlives the page");
  await context.setOffline(true);
  await page.click(".panel button.main");
  await page.waitForSelector(".told.shown");
  check((await page.locator(".told").innerText()).length > 20, "a lost connection is told");
  await context.setOffline(false);
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await page.waitForSelector("article.paper mark");

  // A paragraph is tapped and agreed with, by keyboard alone.
  const block = await page.evaluate(() => [...document.querySelectorAll(".line.paragraph .say")].find((one) => !one.classList.contains("has")).closest(".line").id);
  await page.focus(`#${block} .say`);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".panel input[type=radio]");
  await page.focus(".panel input[type=radio]:checked");
  await page.keyboard.press("ArrowRight");
  check((await page.locator(".panel input:checked").getAttribute("value")) === "agree", "kinds are chosen by arrow keys");
  await page.focus(".panel button.main");
  await page.keyboard.press("Enter");
  await page.waitForSelector(`#${block} .say.has`);

  await page.goto(`${url}/y-kien`);
  await page.waitForSelector("main article");
  check((await page.locator("main article").count()) === 2, "both opinions are listed");
  await look(who, "7-y-kien");
  await page.click("main article >> nth=0 >> a[href^='/y-kien/']");
  await page.waitForSelector("main dl");
  check((await page.locator("main dl code").allInnerTexts()).filter((text) => /^[0-9a-f]{64}$/.test(text)).length === 2, "a receipt shows both hashes");
  await look(who, "7-bien-nhan");
  await page.goBack();
  await page.waitForSelector("main article");
  await page.click("main article >> nth=0 >> button.quiet");
  await page.click("main article >> nth=0 >> button.main");
  await page.waitForSelector("main article.gone");

  // A topic is answered.
  await page.goto(url);
  await page.click("a.topic >> nth=0");
  await page.waitForSelector("main textarea");
  await page.fill("main textarea >> nth=0", `Nên có bảng hướng dẫn ở cổng (${width}).`);
  await look(who, "8-noi-dung");
  await page.click("main button.main");
  await page.waitForSelector("main article.card");

  // A longer text, on no place of the draft.
  await page.goto(url);
  await page.click("a[href^='/bai-viet/']");
  await page.waitForSelector("main textarea.tall");
  await page.fill("main textarea >> nth=0", `Về tổ chức thực hiện (${width}).\n\nĐề án nên nêu rõ ai kiểm tra từng quý và công bố kết quả ở đâu.`);
  await look(who, "9-bai-viet");
  await page.click("main button.main");
  await page.waitForSelector("main article.card");
  await context.close();
}

const settled = (page) => page.waitForFunction(() => !document.querySelector(".desk > .row [role=status]").innerText);

// The report as pages: put in order, approved, taken away, locked, opened again.
async function secretaryAtReport(person) {
  const { page, width } = person;
  const who = width < 1000 ? person : { page, width: 1440 };  // a wide screen: outline and pages side by side
  await page.setViewportSize({ width: who.width, height: width < 1000 ? 740 : 900 });
  const take = async (words, name) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(`section.report button:has-text("${words}")`)]);
    await download.saveAs(join(out, name));
  };
  const fresh = () => page.waitForFunction(() => document.querySelector(".sheets img") && !document.querySelector(".older") && document.querySelector(".sheets").getAttribute("aria-busy") === "false", undefined, { timeout: 60_000 });
  const picture = (number) => page.evaluate(async (at) => {
    const sheet = document.querySelector(`[data-page="${at}"] img`);
    const bytes = await (await fetch(sheet.src)).arrayBuffer();
    return [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].join();
  }, number);
  await page.goto(`${url}/ban/tong-hop`);
  await page.waitForSelector(".builder ol li");
  await fresh();
  await look(who, "13-tong-hop");
  await take("Tải bản tổng hợp", `tong-hop-${width}.docx`);
  if (width < 1000) {
    await page.click(".sides button:last-child");
    await page.waitForSelector(".sheets img");
    await look(who, "13-trang-in", false);
    return;
  }

  // A group is moved by keyboard; the older pages are marked until newer ones are there.
  const list = page.locator(".builder ol").filter({ has: page.locator("li:nth-child(2)") }).first();
  const order = () => list.locator("li > a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  const before = await order();
  await list.locator("li > a").first().click();
  await page.waitForSelector(".acts");
  const number = Number((await list.locator("li > a .soft").first().innerText()).match(/\d+/)[0]);
  const seen = await picture(number);
  await page.keyboard.press("J");
  await page.waitForSelector(".older");
  check((await order())[1] === before[0] && (await order())[0] === before[1], "the group is moved at once");
  await look(who, "14-dang-dung-trang", false);
  await fresh();
  check((await order())[1] === before[0], "and stays where it was put");
  check((await picture(number)) !== seen, "the page has changed");
  await page.keyboard.press("e");
  await page.waitForSelector(".texts input:focus");
  await look(who, "14-nguyen-van");
  await page.keyboard.press("Escape");

  // Approved: that it is final is said before; the files are the approved ones; nothing can be changed.
  await page.click("section.report button:has-text('Duyệt…')");
  await page.waitForSelector(".ask");
  check((await page.locator(".ask").innerText()).includes("giữ nguyên từng chữ"), "it says before that it is final");
  await look(who, "14-duyet");
  await page.click(".ask button.main");
  await page.waitForSelector(".hash");
  await fresh();
  await look(who, "14-da-duyet");
  check((await page.locator(".builder .acts").count()) === 0, "no group can be moved any more");
  await take("Tải bản tổng hợp", `da-duyet-${width}.docx`);
  await take("Tải bản PDF", `da-duyet-${width}.pdf`);
  check(readFileSync(join(out, `da-duyet-${width}.pdf`)).subarray(0, 4).toString() === "%PDF", "the PDF is one");
  await page.goto(`${url}/ban/nhom`);
  await page.waitForSelector(".list li a");
  await page.click(".list li a >> nth=0");
  await page.waitForSelector(".opened li");
  await page.keyboard.press("r");
  await page.waitForSelector(".note.bad");
  check((await page.locator(".note.bad").innerText()).includes("hãy mở lại"), "who tries to change something is told why not, and what to do");
  await look(who, "14-khong-doi-duoc", false);

  await page.goto(`${url}/ban/tong-hop`);
  await page.click("section.report button:has-text('Gửi lên…')");
  await page.waitForSelector(".ask");
  await page.click(".ask button.main");
  await page.waitForFunction(() => document.querySelector(".report .state").innerText.includes("đã gửi"));
  await page.click("section.report button:has-text('Mở lại…')");
  await page.fill("#why", "Sửa thứ tự");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".report .state").innerText.includes("đang soạn"));
  await fresh();
  await page.setViewportSize({ width, height: 860 });
}

async function secretaryAtGroups(who) {
  const { page, width } = who;
  // A file goes in; what came of it is told, and it is among the sources.
  await page.goto(`${url}/ban/nguon`);
  await page.waitForSelector(".drop input");
  const dropped = join(out, `tha-vao-${width}.txt`);
  writeFileSync(dropped, `Đề nghị đặt thêm thùng rác phân loại ở hành lang (${width}).\n`);
  await page.selectOption(".drop select", "CK");
  await page.setInputFiles(".drop label.main input", dropped);
  await page.waitForSelector(`.files a:has-text("tha-vao-${width}")`);
  await look(who, "15-dua-tep");
  await page.click(`.files a:has-text("tha-vao-${width}")`);
  await page.waitForSelector(".runs .opinion");

  // Any opinion is corrected, its place chosen by a click in the draft.
  await page.click(".found button.opinion >> nth=0");
  await page.waitForSelector(".found form");
  await page.click(".found button:has-text('Chọn trong dự thảo')");
  await page.waitForSelector("dialog ol button");
  await look(who, "16-chon-doan", false);
  await page.click("dialog ol button:has-text('bóng râm') >> nth=0");
  await page.waitForSelector("dialog", { state: "detached" });
  await page.click(".found form button.main");
  await page.waitForFunction(() => [...document.querySelectorAll(".found [role=status]")].some((one) => one.innerText));

  // Groups: two are merged by keyboard, and it is undone.
  await settled(page);
  await page.goto(`${url}/ban/nhom`);
  await page.waitForSelector(".list li a");
  await page.click(".list li a >> nth=0");
  await page.waitForSelector(".opened li");
  await look(who, "17-nhom");
  if (width < 1000) return;
  const count = () => page.locator(".left p[role=status] >> nth=0").innerText();
  const before = await count();
  for (const key of ["x", "j", "x", "m"]) await page.keyboard.press(key);
  await page.waitForFunction((was) => document.querySelector(".left p[role=status]").innerText !== was, before);
  await page.keyboard.press("u");
  await page.waitForFunction((was) => document.querySelector(".left p[role=status]").innerText === was, before);

  // An opinion that waits is cut by keyboard, and it is undone.
  await page.goto(`${url}/ban/viec-cho`);
  await page.waitForSelector(".decide blockquote");
  await settled(page);
  await page.keyboard.press("s");
  await page.waitForSelector("textarea#cut:focus");
  await page.waitForFunction(() => document.querySelector(".pieces li:last-child").innerText.length > 1);
  await look(who, "18-tach");
  await page.focus("textarea#cut");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".told:not(:empty)");
  await settled(page);
  await page.keyboard.press("u");
  await page.waitForFunction(() => document.querySelector(".told").innerText.includes("hoàn tác"));
}

async function organiserStory(width, height, code) {
  const who = await person(width, height);
  const { page, context } = who;
  await enter(who, code);
  await page.waitForSelector(".figures svg");
  await look(who, "20-tong-quan", true, true);
  await page.click(".figures summary >> nth=0");
  for (const form of ["CSV", "SVG"]) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(`.figures details[open] button:has-text("${form}")`)]);
    const file = join(out, `loai-y-kien-${width}.${form.toLowerCase()}`);
    await download.saveAs(file);
    check(readFileSync(file, "utf8").includes(form === "SVG" ? "<rect" : "Bổ sung"), `${form} holds the figures`);
  }
  // A number leads to what it counts; the strip leads into the draft.
  const number = page.locator(".figures details[open] td a >> nth=0");
  const counted = await number.innerText();
  await number.click();
  await page.waitForSelector(".list li a");
  check((await page.locator(".left p[role=status] >> nth=0").innerText()).includes(`${counted} ý kiến`), "a number leads to what it counts");
  await page.goBack();
  await page.waitForSelector(".strip a");
  await page.click(".strip a >> nth=0");
  await page.waitForSelector(".line .group");
  await look(who, "21-du-thao");
  await page.click(".line .group button >> nth=0");
  await page.waitForSelector(".group.opened li");
  await page.goto(`${url}/ban/don-vi`);
  await page.waitForSelector("tbody a");
  await page.click("tbody th a >> nth=0");
  await page.waitForSelector(".codes li");
  await look(who, "22-don-vi");
  await page.goto(`${url}/ban/tim`);
  await page.fill("#q", "thu vien");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".found mark");
  await look(who, "23-tim");
  await context.close();
}

async function auditorStory(width, height, code) {
  const who = await person(width, height);
  const { page, context } = who;
  await enter(who, code);
  await page.waitForSelector(".drop input");
  await page.setInputFiles(".drop input", join(out, "tong-hop-1280.docx"));
  await page.waitForSelector(".checks li");
  check((await page.locator(".checks li.fails").count()) === 0 && (await page.locator(".verdict.bad").count()) === 0, "the report holds");
  await look(who, "24-kiem-chung");
  await page.setInputFiles(".drop input", join(out, `tha-vao-1280.txt`));
  await page.waitForSelector(".note.bad");
  await context.close();
}

async function secretaryStory(width, height, code) {
  const who = await person(width, height);
  const { page, context } = who;
  await enter(who, code);
  await page.waitForSelector(".columns .list button");
  await page.waitForSelector("section.source .runs");
  await look(who, "10-viec-cho");

  // By keyboard: the next one and back, accept, undo.
  const count = () => page.locator(".columns .list button").count();
  const before = await count();
  const first = await page.locator(".decide blockquote").innerText();
  await page.keyboard.press("j");
  await page.waitForFunction((text) => document.querySelector(".decide blockquote").innerText !== text, first);
  await page.keyboard.press("k");
  await page.waitForFunction((text) => document.querySelector(".decide blockquote").innerText === text, first);
  await page.keyboard.press("Enter");
  await page.waitForFunction((was) => document.querySelectorAll(".columns .list button").length < was, before);
  await page.waitForSelector(".told:not(:empty)");
  await page.waitForFunction(() => !document.querySelector(".desk > .row [role=status]").innerText);
  await page.keyboard.press("u");
  await page.waitForFunction((was) => document.querySelectorAll(".columns .list button").length === was, before);
  await page.waitForFunction(() => !document.querySelector(".desk > .row [role=status]").innerText);

  // Another place is found by words of the draft.
  await page.waitForFunction((text) => document.querySelector(".decide blockquote").innerText === text, first);
  await page.keyboard.press("e");
  await page.waitForSelector("#find:focus");
  await page.keyboard.type("bong ram");
  await page.waitForSelector("button.hit");
  await page.screenshot({ path: join(out, `11-tim-cho-${width}.png`) });
  await page.keyboard.press("Enter");
  await page.waitForSelector("button.hit", { state: "detached" });
  await page.click(".decide form button.main");
  await page.waitForFunction((was) => document.querySelectorAll(".columns .list button").length < was, before);
  await page.waitForSelector(".told:not(:empty)");
  await page.click("main .row button >> nth=0");
  await page.waitForFunction((was) => document.querySelectorAll(".columns .list button").length === was, before);

  await page.goto(`${url}/ban/nguon`);
  await page.waitForSelector("nav.list a");
  await page.click("nav.list a:has-text('bien-ban')");
  await page.waitForSelector(".runs .opinion");
  await look(who, "12-nguon");
  await page.click(".found button.opinion >> nth=0");
  await page.waitForSelector(".runs .current");

  await secretaryAtReport(who);
  await secretaryAtGroups(who);
  await context.close();
}

// A meeting taken down by keyboard, over a closed tab, into minutes; and a unit's paper forms.
async function paperStory(width, height, code) {
  const who = await person(width, height);
  const { page, context } = who;
  const said = `Đề nghị có thêm ghế ngồi dưới gốc cây (${width}).`;
  await enter(who, code);
  await page.goto(`${url}/ban/cuoc-hop`);
  await page.waitForSelector("button.main");
  await page.focus("section.meetings button.main");
  await page.keyboard.press("Enter");
  await page.waitForSelector("form.line textarea");
  await page.selectOption(".head select", "DI");
  await page.fill(".head label:has-text('Địa điểm') input", "Hội trường");
  await page.waitForFunction(() => document.querySelectorAll("#speakers option").length > 0);
  await page.focus("form.line input >> nth=0");
  await page.keyboard.type("0101");
  await page.keyboard.press("Enter");
  await page.keyboard.type("1/5");
  check((await page.textContent("#who-told")).includes("SX-0101"), "the last digits of a code find the speaker");
  await page.waitForFunction(() => document.querySelector("#where-told").textContent.includes("“"));
  await page.keyboard.press("Enter");
  await page.keyboard.type(said);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("99/99");
  check((await page.getAttribute("form.line .where input", "aria-invalid")) === "true", "a place that is not there is told");
  await page.fill("form.line .where input", "1.4");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Chỉ tiêu nên cao hơn.");
  await page.keyboard.press("Enter");
  check((await page.locator(".lines li").count()) === 2, "two lines were taken down");
  await page.keyboard.type("0102");
  await page.reload();
  await page.waitForSelector(".lines li >> nth=1");
  check((await page.inputValue("form.line input >> nth=0")) === "0102", "what was half typed outlives a closed tab");
  await page.keyboard.press("F2").catch(() => {});
  await page.focus("form.line .where input");
  await page.keyboard.press("F2");
  await page.waitForSelector("dialog[open] ol button");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => !document.querySelector("dialog[open]"));
  await page.focus("form.line textarea");
  await page.keyboard.type("Nhất trí.");
  await look(who, "14-cuoc-hop", true, true);
  await page.focus("form.line textarea");
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector("a[href$='minutes.docx']");
  check((await page.locator(".lines li").count()) === 3, "the line that was being typed is in the minutes too");
  const minutes = await page.evaluate(async () => new TextDecoder("latin1").decode(await (await fetch(document.querySelector("a[href$='minutes.docx']").getAttribute("href"))).arrayBuffer()).slice(0, 2));
  check(minutes === "PK", "the minutes come out");
  await page.click(".lines li >> nth=1 >> button >> nth=0");
  await page.fill("form.line textarea", "Chỉ tiêu nên là 95%.");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector("a[href$='minutes.docx']");
  await page.click("a[href^='/ban/nguon/']");
  await page.waitForSelector(".runs .opinion");
  check((await page.textContent(".runs")).includes("95%"), "the changed minutes are a source like others");
  await page.goto(`${url}/ban/cuoc-hop`);
  await page.waitForSelector("section.meetings li");
  await look(who, "15-cac-cuoc-hop");

  await page.goto(`${url}/ban/don-vi/DI`);
  await page.click("summary:has-text('phiếu góp ý')");
  await look(who, "16-phieu");
  await page.fill("details input[type=number]", "1");
  const [forms] = await Promise.all([page.waitForEvent("download", { timeout: 60_000 }), page.click("details button.main")]);
  check(readFileSync(await forms.path()).subarray(0, 5).toString() === "%PDF-", "the forms come out");
  await context.close();
}

await tellAll([
  [memberStory, 360, 740, codes.member_phone, "đất có cây che phủ", "diện tích có cây che phủ"],
  [memberStory, 1280, 860, codes.member_desk, "thiếu bóng râm", "thiếu cả bóng râm và chỗ ngồi"],
  [secretaryStory, 1280, 860, codes.secretary_desk],
  [secretaryStory, 360, 740, codes.secretary_phone],
  [organiserStory, 1440, 900, codes.organiser_desk],
  [organiserStory, 360, 740, codes.organiser_phone],
  [paperStory, 1440, 900, codes.paper_desk],
  [paperStory, 360, 740, codes.paper_phone],
  [auditorStory, 768, 1024, codes.auditor],
]);
