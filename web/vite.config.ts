import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

// The pages are compiled into the program: every asset is a file of its own with its hash in its name, none is inlined, so
// that the content security policy needs no exception.
export default defineConfig({
  plugins: [svelte()],
  build: { assetsInlineLimit: 0, target: "es2020", modulePreload: { polyfill: false }, reportCompressedSize: false },
  server: { proxy: { "/api": "http://127.0.0.1:8642" } },
});
