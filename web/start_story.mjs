// An organiser begins a consultation in a browser, from an empty workspace to the dates confirmed; a second one, on a phone,
// finds it done: node start_story.mjs URL CODES.json OUT  (tests/web_start_story_test.py).
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { check, codes, enter, look, out, person, tellAll, url } from "./story_kit.mjs";

const give = (page, file, nth = 0) => page.locator("main input[type=file]").nth(nth).setInputFiles(file);
const { guide, draft, roster } = codes.files;

async function beginStory(width, height, code, first) {
  const who = await person(width, height);
  const { page, context } = who;
  await enter(who, code);
  if (first) {
    // An empty workspace leads to the first step.
    await page.waitForSelector("h2#begin");
    await look(who, "30-chua-co-gi");
    await page.click("section[aria-labelledby=begin] a.button");
    await page.waitForSelector("nav ol a[aria-current=step]");
    check(page.url() === `${url}/mo-dot`, "the beginning has an address of its own");
    await look(who, "31-huong-dan-trong");
    const wrong = join(out, "nham.docx");
    writeFileSync(wrong, "không phải tệp Word");
    await give(page, wrong);
    await page.waitForSelector("main .note.bad[role=alert]");
    check((await page.locator("main .note.bad").innerText()).includes("nham.docx"), "a bad file is named with its reason");
    await look(who, "32-tep-hong");
    await give(page, guide);
  } else {
    await page.click("a:has-text('Xem lại việc mở đợt')");
    await page.waitForSelector("nav ol li.done");
    await page.click("nav ol a >> nth=0");
  }
  await page.waitForSelector("h3#read");
  check((await page.locator("main").innerText()).includes("15/11/2026"), "the dates of the guide are shown");
  check((await page.locator("main blockquote").count()) >= 2, "with the lines they were read from");
  await look(who, "33-huong-dan", true, true);
  await page.click("main a.button:has-text('sang bước sau')");

  await page.waitForSelector("section h3");
  check((await page.locator("code:has-text('--id chien-luoc')").count()) === 1, "what is kept off networks is told to be added on the machine");
  if (first) {
    await look(who, "34-du-thao-trong");
    await give(page, draft);
    await page.waitForSelector("main progress");
    await look(who, "35-dang-doc", false);
    // Whoever leaves meanwhile and comes back finds it read.
    await page.click("nav ol a >> nth=2");
    await page.click("nav ol a >> nth=1");
  }
  await page.waitForSelector("a:has-text('Mở dự thảo')", { timeout: 120_000 });
  await look(who, "36-du-thao", true, true);
  await page.click("main a.button:has-text('sang bước sau')");

  if (first) {
    await page.waitForSelector("main input[type=file]");
    await give(page, roster);
  }
  await page.waitForSelector("table tbody tr");
  check((await page.locator("h3#read").innerText()).includes("122 người"), "the members are counted");
  await look(who, "37-danh-sach", true, true);
  await page.click("main a.button:has-text('sang bước sau')");

  await page.waitForSelector("h3#dates");
  if (first) {
    await look(who, "38-thoi-han", true, true);
    await page.locator("button.main:has-text('Xác nhận')").focus();
    await page.keyboard.press("Enter");
  }
  await page.waitForSelector("text=đã được xác nhận");
  check((await page.locator("nav ol li.done").count()) === 4, "all steps are done");
  await look(who, "39-da-xong", true, true);
  await page.reload();
  await page.waitForSelector("text=đã được xác nhận");
  await page.click("a:has-text('Đến bàn tổ chức')");
  await page.waitForSelector("ul.sums");
  check((await page.locator("h2#begin").count()) === 0, "the overview asks for nothing more");
  await page.goto(`${url}/mo-dot/khong-co`);
  await page.waitForSelector("text=Không có trang nào");
  await context.close();
}

const [width, height] = codes.width === 360 ? [360, 740] : [1440, 900];
const other = width === 360 ? [1440, 900] : [360, 740];
await tellAll([
  [beginStory, width, height, codes.first, true],
  [beginStory, ...other, codes.second, false],
]);
