// What the stories in a real browser share: people at screens, axe in both languages, pictures. Arguments: URL CODES.json OUT [MORE …]
import axe from "axe-core";
import { readFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [, , address, codesFile, folder] = process.argv;
export const url = address, out = folder, more = process.argv.slice(5);
const only = process.env.DIENHONG_STORY;  // "organiser": of all stories these alone
export const codes = JSON.parse(readFileSync(codesFile, "utf8"));
mkdirSync(out, { recursive: true });
const faults = [];
export const check = (holds, what) => {
  if (!holds) faults.push(what), console.log("FAIL:", what);
};
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });

// A person at a screen: keeps watch on what the page asks for and complains of.
export async function person(width, height) {
  const context = await browser.newContext({ viewport: { width, height }, locale: "vi-VN", reducedMotion: "reduce", acceptDownloads: true, hasTouch: width < 600 });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on("request", (request) => {
    const from = request.url();
    check(from.startsWith(url) || from.startsWith("blob:") || from.startsWith("data:"), `fetched from elsewhere: ${from}`);
  });
  page.on("pageerror", (error) => check(false, `a fault on the page: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !/Failed to load resource/.test(message.text())) check(false, `the console says: ${message.text()}`);
  });
  return { context, page, width };
}

// The page in both languages: axe finds nothing, nothing runs over the edge, a picture is kept.
// `both`: in the other language too; `whole`: the picture shows the page down to its end; `closer`: looks at more, in each.
export async function look({ page, width }, name, both = true, whole = false, closer = async (_language) => {}) {
  for (const language of both ? ["vi", "en"] : ["vi"]) {
    if ((await page.getAttribute("html", "lang")) !== language) await page.click("header button[lang]");
    await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
    await page.evaluate(axe.source);
    const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    for (const one of found.violations)
      check(false, `axe, ${name} ${width} ${language}: ${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160) + " " + (node.any[0]?.message ?? "")).join(" | ")}`);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    check(over <= 0, `${name} ${width} ${language}: ${over} pixels run over the edge`);
    await page.screenshot({ path: join(out, `${name}-${width}-${language}.png`), fullPage: whole });
    await closer(language);
  }
  if (both) await page.click("header button[lang]");
}

export async function enter({ page }, code) {
  await page.goto(`${url}/vao#${code}`);
  await page.click("main button.main");
  await page.waitForURL(`${url}/`);
}

// Tells stories, each [story, width, more]. One that stops leaves a picture of where.
export async function tellAll(stories) {
  for (const [tell, ...about] of stories)
    try {
      if (only && !tell.name.startsWith(only)) continue;
      await tell(...about);
    } catch (error) {
      check(false, `${tell.name} ${about[0]}: ${error.message}`);
      for (const context of browser.contexts()) {
        for (const page of context.pages()) await page.screenshot({ path: join(out, `stopped-${tell.name}-${about[0]}.png`) });
        await context.close();
      }
    }
  await browser.close();
  console.log(faults.length ? `${faults.length} faults` : "all stories hold");
  process.exit(faults.length ? 1 : 0);
}
