// Stories of how it holds where things are poor or many: a slow network, letters twice as large, a whole folder of files.
//   node stories_whole.mjs URL CODES.json OUT STORY [FOLDER]     STORY: slow, zoom, folder
// (tests/web_whole_test.py starts the server and gives the codes.)
import { join } from "node:path";
import { check, codes, enter, more, out, person, tellAll, url } from "./story_kit.mjs";

const [story, folder] = more;

// 1 Mbit/s, 400 ms to and fro: reading and speaking work, and what is done shows before the server has answered.
async function slow() {
  const { page } = await person(360, 740);
  page.setDefaultTimeout(60_000);
  const network = await page.context().newCDPSession(page);
  await network.send("Network.enable");
  await network.send("Network.emulateNetworkConditions", { offline: false, latency: 400, downloadThroughput: 125_000, uploadThroughput: 125_000 });
  const timed = async (name, most, doing) => {
    const began = Date.now();
    await doing();
    const took = Date.now() - began;
    console.log(`slow_${name}_ms ${took}`);
    check(took <= most, `on a slow network, ${name} took ${took} ms, more than ${most}`);
  };
  await timed("first_load", 12_000, async () => {
    await page.goto(`${url}/vao#${codes.member}`);
    await page.waitForSelector("main button.main");
  });
  await timed("sign_in", 8_000, async () => {
    await page.click("main button.main");
    await page.waitForSelector("h2#drafts");
  });
  await timed("draft", 8_000, async () => {
    await page.click("main a.button.main");
    await page.waitForSelector("article.paper .line.paragraph");
  });
  const block = await page.evaluate(() => document.querySelector(".line.paragraph .say").closest(".line").id);
  await timed("panel", 2_000, async () => {
    await page.click(`#${block} .say`);
    await page.waitForSelector(".panel textarea");
  });
  await page.check(".panel input[value=add]");
  const words = "Nên nêu rõ ai kiểm tra từng quý.";
  await timed("typing", 4_000, () => page.locator(".panel textarea").first().pressSequentially(words));
  await timed("speaking", 6_000, async () => {
    await page.click(".panel button.main");
    await page.waitForSelector(`#${block} .say.has`);
  });
  await page.goto(`${url}/y-kien`);
  await page.waitForSelector("main article");
  check((await page.locator("main article:not(.waiting)").first().innerText()).includes(words), "what was said over a slow network has arrived");
  await page.screenshot({ path: join(out, "mang-cham.png") });
}

// What a browser at 200 % lays out: half the width. Nothing runs over the edge of the page, no word is cut by the edge of its box.
async function zoom() {
  const cut = (page) => page.evaluate(() => {
    const found = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) found.push(`the page runs ${root.scrollWidth - root.clientWidth} px over the edge`);
    for (const one of document.body.querySelectorAll("*")) {
      const style = getComputedStyle(one), box = one.getBoundingClientRect();
      // Words for screen readers alone stand in a box of one pixel.
      if (style.visibility === "hidden" || box.width <= 1 || box.height <= 1 || one.closest("svg, .hidden") || !one.innerText?.trim()) continue;
      const name = `${one.tagName.toLowerCase()}.${one.className}: ${one.innerText.trim().slice(0, 40)}`;
      const hides = (way) => way === "hidden" || way === "clip";
      if (style.display !== "inline" && hides(style.overflowX) && one.scrollWidth > one.clientWidth + 1) found.push(`cut at the side, ${one.scrollWidth - one.clientWidth} px: ${name}`);
      if (style.display !== "inline" && hides(style.overflowY) && one.scrollHeight > one.clientHeight + 1) found.push(`cut below, ${one.scrollHeight - one.clientHeight} px: ${name}`);
      // Words that leave the window are seen only where a box around them can be scrolled.
      if (box.right > root.clientWidth + 1 || box.left < -1) {
        let around = one;
        while (around && !["auto", "scroll"].includes(getComputedStyle(around).overflowX)) around = around.parentElement;
        if (!around) found.push(`outside the window: ${name}`);
      }
    }
    return found;
  });
  const rooms = {
    member: ["/", "/doc/de-an", "/y-kien", "/bai-viet/de-an", "/tai-khoan"],
    secretary: ["viec-cho", "nguon", "nhom", "cuoc-hop", "du-thao", "don-vi", "tong-quan", "tong-hop", "kiem-chung", "tim"].map((tab) => `/ban/${tab}`),
  };
  for (const [who, width] of [["member", 720], ["member", 320], ["secretary", 720], ["secretary", 320]]) {
    const { page } = await person(width, 600);
    if (width === 720) await page.goto(`${url}/vao`), await page.waitForSelector("main input"), (await cut(page)).forEach((one) => check(false, `/vao ${width}: ${one}`));
    await enter({ page }, codes[`${who}_${width}`]);
    const links = who === "member" ? await page.waitForSelector("main a.button.main").then(() => page.locator("main a[href^='/']").evaluateAll((all) => all.map((one) => one.getAttribute("href")))) : [];
    for (const path of new Set(who === "member" ? ["/", ...links.slice(0, 3), "/y-kien", "/tai-khoan"] : rooms.secretary)) {
      await page.goto(url + path);
      await page.waitForFunction(() => (document.querySelector("main")?.innerText.trim().length ?? 0) > 20);
      await page.waitForLoadState("networkidle", { timeout: 1_500 }).catch(() => {});  // an event stream stays open
      for (const one of new Set(await cut(page))) check(false, `${path} ${width}: ${one}`);
      await page.screenshot({ path: join(out, `zoom-${who}-${width}${path.replaceAll("/", "-")}.png`) });
    }
    await page.context().close();
  }
}

// A secretary drops all that was received at once, goes through what awaits a person by keyboard, approves, takes the report away.
async function dropFolder() {
  const { page } = await person(1440, 900);
  page.setDefaultTimeout(60_000);
  await enter({ page }, codes.secretary);
  await page.goto(`${url}/ban/nguon`);
  await page.waitForSelector(".drop input[webkitdirectory]", { state: "attached" });
  const began = Date.now();
  await page.setInputFiles(".drop input[webkitdirectory]", folder);
  const state = () => page.evaluate(async () => {
    const all = await Promise.all(["files", "queue"].map(async (what) => (await fetch(`/api/desk/${what}`)).json()));
    return { files: all[0].files, items: all[1].items.length, analysed: all[1].analysed };
  });
  let now = await state();
  for (; Date.now() - began < 100_000; now = await state()) {
    if (now.files.length >= Number(process.env.DIENHONG_FILES) && now.files.every((one) => ["read", "known", "refused"].includes(one.state)) && now.analysed) break;
    await page.waitForTimeout(300);
  }
  console.log(`folder_files ${now.files.length}\nfolder_read_seconds ${(Date.now() - began) / 1000}\nfolder_waiting ${now.items}`);
  check(now.files.length === Number(process.env.DIENHONG_FILES), `all files arrived: ${now.files.length}`);
  check(now.files.some((one) => one.state === "read") && now.files.every((one) => one.state === "read" || one.state === "refused" || one.state === "known"), "each was read, or it was said why not");
  check(now.files.filter((one) => one.state === "refused").every((one) => one.reasons.length), "a reason stands by what was refused");

  await page.goto(`${url}/ban/viec-cho`);
  await page.waitForSelector(".columns .list button");
  const count = () => page.locator(".columns .list button").count();
  const first = await count();
  check(first > 0, "something awaits a person");
  let acts = 0, passed = 0, slowest = 0, refused = 0;
  for (let left = first; left > 0 && passed < left && acts < first * 3; acts++) {
    const id = await page.evaluate(() => document.querySelector(".columns .list [aria-current]")?.innerText ?? "");
    const ready = await page.evaluate(() => !document.querySelector(".decide form button.main")?.disabled);
    const pressed = Date.now();
    await page.keyboard.press(ready ? "Enter" : "j");
    const moved = await page.waitForFunction(([was, text]) => document.querySelectorAll(".columns .list button").length < was || !document.querySelector(".columns .list button") || document.querySelector(".columns .list [aria-current]")?.innerText !== text, [left, id], { timeout: 5_000 }).then(() => true, () => false);
    slowest = Math.max(slowest, Date.now() - pressed);
    const remain = await count();
    if (remain < left) passed = 0;
    else passed++;
    left = remain;
    if (await page.locator(".desk .note.bad, main [role=alert]").count()) refused++;
    if (!moved) await page.keyboard.press("j");
  }
  await page.waitForFunction(() => !document.querySelector(".desk > .row [role=status]")?.innerText, undefined, { timeout: 30_000 }).catch(() => {});
  const left = (await state()).items;
  console.log(`folder_decided ${first - left}\nfolder_left ${left}\nfolder_refused ${refused}\nfolder_keys ${acts}\nfolder_slowest_key_ms ${slowest}`);
  check(refused === 0, `every place that was offered can be accepted: ${refused} were not`);
  check(left === 0, `the queue is emptied by keyboard: ${left} are left`);
  await page.screenshot({ path: join(out, "thu-muc-het-viec.png") });

  await page.goto(`${url}/ban/tong-hop`);
  await page.waitForSelector("section.report button:has-text('Duyệt…'):not([disabled])");
  await page.focus("section.report button:has-text('Duyệt…')");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".ask button.main");
  await page.focus(".ask button.main");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".hash");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("section.report button:has-text('Tải bản tổng hợp')")]);
  await download.saveAs(join(out, "thu-muc.docx"));
  await page.screenshot({ path: join(out, "thu-muc-da-duyet.png") });
}

await tellAll([[{ slow, zoom, folder: dropFolder }[story], story]]);
