// A member and a secretary keep their accounts, in a real browser: a password, coming back by it, a second step with its
// recovery codes, ending a session; axe on every page in both languages, at phone and desk width, and again at a zoom of 200 %.
// node account_stories.mjs URL CODES.json OUT  (tests/web_accounts_test.py starts the server and gives the codes)
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { check, codes, look as lookAt, out, person as atScreen, tellAll, url } from "./story_kit.mjs";

const password = "Cây bàng lá đỏ đầu hồi";
const better = "Gió heo may về phố";

// A person at a screen, on a device of their own. `keyboard`: who has no mouse.
const person = async (width, height, keyboard = false) => ({ ...(await atScreen(width, height)), height, keyboard });

// By the Tab key to something, as who has no mouse must.
async function tabTo(page, selector) {
  await page.waitForSelector(selector);
  for (let steps = 0; steps < 60; ++steps) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the Tab key never comes to ${selector}`);
}

async function press({ page, keyboard }, selector) {
  if (!keyboard) return page.click(selector);
  await tabTo(page, selector);
  await page.keyboard.press("Enter");
}

async function type({ page, keyboard }, selector, words) {
  if (!keyboard) return page.fill(selector, words);
  await tabTo(page, selector);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(words);
}

// What a zoom of 200 % leaves is half the width: all is inside it, no words are cut.
async function lookCloser({ page, width, height }, name, language) {
  await page.setViewportSize({ width: width / 2, height: Math.round(height / 2) });
  const cut = await page.evaluate(() => {
    const found = [];
    const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (over > 0) found.push(`${over} pixels of the page`);
    for (const one of document.querySelectorAll("header *, main, main *")) {
      const box = one.getBoundingClientRect();
      if (box.width === 0 || one.closest(".hidden")) continue;
      const outside = box.left < -1 || box.right > innerWidth + 1;
      // What is typed may be longer than its field; words of the page may not be longer than what holds them.
      const within = one.tagName !== "INPUT" && one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1;
      if (outside || within) found.push(one.outerHTML.slice(0, 120));
    }
    return found;
  });
  for (const one of cut.slice(0, 5)) check(false, `${name} ${width} ${language} at 200 %: cut: ${one}`);
  await page.screenshot({ path: join(out, `tai-khoan-${name}-${width}-${language}-200.png`), fullPage: true });
  await page.setViewportSize({ width, height });
}

const look = (who, name) => lookAt(who, `tai-khoan-${name}`, true, true, async (language) => {
  const bar = await who.page.evaluate(() => document.querySelector("header").getBoundingClientRect().height);
  check(bar < 120, `${name} ${who.width} ${language}: the bar takes ${bar} pixels of the height`);
  await lookCloser(who, name, language);
});

// The words about a field stand by it, name themselves to who hears the page, and leave the cursor there.
async function toldBeside(page, field, words) {
  await page.waitForSelector(`.tight:has(> ${field}) > [role=alert]`);
  const told = await page.evaluate((wanted) => {
    const input = document.querySelector(wanted), alert = input.parentElement.querySelector("[role=alert]");
    const gap = alert.getBoundingClientRect().top - input.getBoundingClientRect().bottom;
    return { words: alert.innerText, near: gap >= 0 && gap < 30, named: (input.getAttribute("aria-describedby") ?? "").split(" ").includes(alert.id), invalid: input.getAttribute("aria-invalid") };
  }, field);
  check(words.test(told.words) && told.near && told.named && told.invalid === "true", `told beside ${field}: ${JSON.stringify(told)}`);
  await page.waitForFunction((wanted) => document.activeElement?.matches(wanted), field).catch(() => check(false, `the cursor stands in ${field}`));
}

// As tests/authenticator.py works it out; `steps` of thirty seconds from now. `room`: not at the very end of a step.
function code(letters, steps, room = false) {
  const lines = `import sys; sys.path.insert(0, sys.argv[1]); from authenticator import code, wait_for_room\n${room ? "wait_for_room(12)\n" : ""}print(code(sys.argv[2], int(sys.argv[3])))`;
  return execFileSync(process.env.PYTHON ?? "python3", ["-c", lines, codes.authenticator, letters.replaceAll(" ", ""), String(steps)], { encoding: "utf8" }).trim();
}

async function byName(who, name, word) {
  await type(who, "#name", name);
  await type(who, "#password", word);
  await who.page.keyboard.press("Enter");
}

// The page is loaded anew at the door once the session has ended: nobody goes elsewhere before.
async function signOut(who) {
  const loaded = who.page.waitForEvent("load");
  await press(who, "header nav button");
  await loaded;
  await who.page.waitForSelector("#by-name");
  check(new URL(who.page.url()).pathname === "/vao", "signing out leads to the door");
}

async function enter(who, invitation) {
  await who.page.goto(`${url}/vao#${invitation}`);
  await press(who, "main button.main");
}

async function setPassword(who, part, name) {
  const { page } = who;
  await page.waitForSelector("#password-form");
  check((await page.locator("#own-old").count()) === 0, "who was just invited is asked for no old password");
  await type(who, "#own-name", name);
  await type(who, "#own-password", "ngắn");
  await page.keyboard.press("Enter");
  await toldBeside(page, "#own-password", /10 chữ/);
  await look(who, `${part}-mat-khau-ngan`);
  await type(who, "#own-password", password);
  await page.keyboard.press("Enter");
  await page.waitForSelector("#password-form [role=status]");
  check((await page.locator("#password-form [role=alert]").count()) === 0, "what was wrong is told no longer");
  await look(who, `${part}-mat-khau`);
}

// Sees the session of another device, and ends it; there the door is shown.
async function endOther(who, part, there) {
  const { page } = who;
  await page.goto(`${url}/tai-khoan`);
  await page.waitForSelector("#sessions li button");
  check((await page.locator("#sessions li").count()) === 2 && (await page.locator("#sessions li button").count()) === 1, "both sessions are listed, the other can be ended");
  check(/phiên này/.test(await page.innerText("#sessions li:not(:has(button))")), "one's own is marked");
  await look(who, `${part}-phien`);
  await press(who, "#sessions li button");
  await page.waitForFunction(() => document.querySelectorAll("#sessions li").length === 1);
  await there.page.goto(`${url}/tai-khoan`);
  await there.page.waitForSelector("#by-name");
  check(new URL(there.page.url()).pathname === "/vao", "the ended session is at the door");
}

async function memberStory(width, height, invitation, name, keyboard) {
  const who = await person(width, height, keyboard);
  const { page } = who;
  await enter(who, invitation);
  await page.waitForURL(`${url}/`);
  await press(who, "header a[href='/tai-khoan']");
  await setPassword(who, "member", name);
  await signOut(who);
  await look(who, "member-cua");
  await byName(who, name, "không phải mật khẩu");
  await toldBeside(page, "#password", /mật khẩu không đúng/);
  await look(who, "member-vao-sai");
  await byName(who, name, password);
  await page.waitForURL(`${url}/`);

  const there = await person(width, height);
  await there.page.goto(`${url}/vao`);
  await byName(there, name, password);
  await there.page.waitForURL(`${url}/`);
  await endOther(who, "member", there);

  // Changing it asks the old one.
  await type(who, "#own-old", "sai rồi bạn ơi");
  await type(who, "#own-password", better);
  await page.keyboard.press("Enter");
  await toldBeside(page, "#own-old", /đang dùng không đúng/);
  await look(who, "member-doi-sai");
  await type(who, "#own-old", password);
  await page.keyboard.press("Enter");
  await page.waitForSelector("#password-form [role=status]");
  await signOut(who);
  await byName(who, name, better);
  await page.waitForURL(`${url}/`);
}

const deskAnswers = (page) => page.evaluate(async () => (await fetch("/api/desk/sources")).status);

async function secretaryStory(width, height, invitation, name, keyboard) {
  const who = await person(width, height, keyboard);
  const { page } = who;
  await enter(who, invitation);
  await page.waitForURL(`${url}/tai-khoan`);
  await page.waitForSelector("#second-step");
  check((await page.locator("main [role=status]").count()) === 1, "staff are told that a second step is wanted before they work");
  check((await deskAnswers(page)) === 403, "the desk is closed until then");
  await page.goto(`${url}/ban/nguon`);
  await page.waitForURL(`${url}/tai-khoan`);
  await setPassword(who, "secretary", name);

  await press(who, "#second-step button");
  await page.waitForSelector("#second-step img");
  check(await page.evaluate(async () => (await document.querySelector("#second-step img").decode(), document.querySelector("#second-step img").naturalWidth > 100)), "the QR code is drawn");
  const secret = await page.innerText("#second-step code.secret");
  await type(who, "#own-step", code(secret, -3));
  await page.keyboard.press("Enter");
  await toldBeside(page, "#own-step", /Mã không đúng/);
  await look(who, "secretary-ma-qr");
  await type(who, "#own-step", code(secret, -1, true));
  await page.keyboard.press("Enter");
  await page.waitForSelector("#second-step .codes li");
  const recovery = await page.locator("#second-step .codes li").allInnerTexts();
  check(new Set(recovery).size === 10, "ten recovery codes");
  await look(who, "secretary-ma-du-phong");
  await press(who, "#second-step button");
  await page.waitForSelector("#second-step .codes", { state: "detached" });
  await page.reload();
  await page.waitForSelector("#second-step p");
  check((await page.locator("#second-step .codes").count()) === 0 && /Còn 10 mã/.test(await page.innerText("#second-step")), "they are shown once");
  await look(who, "secretary-da-cai");
  check((await deskAnswers(page)) === 200, "then the desk is open");
  await page.goto(`${url}/`);
  await page.waitForSelector("main h1, main h2");
  check((await page.locator("#second-step").count()) === 0, "and shown");
  await signOut(who);

  // Back by the code of this moment.
  await byName(who, name, password);
  await page.waitForSelector("#step-name");
  await page.waitForFunction(() => document.activeElement?.id === "step-name").catch(() => check(false, "the cursor stands where the code goes"));
  await look(who, "secretary-hoi-ma");
  await type(who, "#step-name", recovery[4].replace(/^./, (first) => (first === "a" ? "b" : "a")));
  await page.keyboard.press("Enter");
  await toldBeside(page, "#step-name", /Mã xác nhận không đúng/);
  await look(who, "secretary-ma-sai");
  await type(who, "#step-name", code(secret, 0, true));
  await page.keyboard.press("Enter");
  await page.waitForURL(`${url}/`);

  // And on another device by a recovery code.
  const there = await person(width, height);
  await there.page.goto(`${url}/vao`);
  await byName(there, name, password);
  await type(there, "#step-name", recovery[4]);
  await there.page.keyboard.press("Enter");
  await there.page.waitForURL(`${url}/`);
  await endOther(who, "secretary", there);
  check(/Còn 9 mã/.test(await page.innerText("#second-step")), "a recovery code is used up");
  await signOut(who);
}

// The sign-in of the office does not answer: what happened is told, the other ways in are there.
async function officeStory(width, height) {
  const who = await person(width, height);
  await who.page.goto(`${url}/vao`);
  await who.page.click("#by-office");
  await who.page.waitForSelector("main > section > [role=alert]");
  check(/cơ quan không thành/.test(await who.page.innerText("main > section > [role=alert]")) && (await who.page.locator("#by-name").count()) === 1, "an office that does not answer is told");
  await look(who, "co-quan");
}

await tellAll([
  [memberStory, 360, 740, codes.member_phone, "thanh.vien.1", false],
  [memberStory, 1440, 900, codes.member_desk, "thanh.vien.2", true],
  [secretaryStory, 1440, 900, codes.secretary_desk, "van.phong.1", true],
  [secretaryStory, 360, 740, codes.secretary_phone, "van.phong.2", false],
  [officeStory, 360, 740],
  [officeStory, 1440, 900],
]);
