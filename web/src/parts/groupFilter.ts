// Which groups are shown: told by the address, so that it can be sent to a colleague and a number can lead to what it counts.
import type { GroupHead } from "../api/client";

// ?loai=amend&noi-dung=1.2&quan-diem=against&don-vi=CK&van-kien=de-an&doan=12&trang=3&diem=ID&khac=1&rieng=1&tim=cây xanh
export const filterNames = ["tim", "loai", "noi-dung", "quan-diem", "don-vi", "van-kien", "doan", "trang", "diem", "khac", "rieng"] as const;
export type FilterName = (typeof filterNames)[number];
export type Filter = Partial<Record<FilterName, string>>;

export function filterOf(search: string): Filter {
  const told = new URLSearchParams(search);
  const out: Filter = {};
  for (const name of filterNames) {
    const value = told.get(name);
    if (value !== null) out[name] = value;
  }
  return out;
}

export function addressOf(path: string, filter: Filter): string {
  const told = new URLSearchParams();
  for (const name of filterNames) if (filter[name] !== undefined && (filter[name] !== "" || name !== "tim")) told.set(name, filter[name]!);
  const search = told.toString();
  return search ? `${path}?${search}` : path;
}

export const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();

export function passes(one: GroupHead, filter: Filter): boolean {
  const is = (name: FilterName, value: string) => filter[name] === undefined || filter[name] === value;
  if (!is("loai", one.kind) || !is("noi-dung", one.topic) || !is("quan-diem", one.stance) || !is("diem", one.issue) || !is("van-kien", one.place.document)) return false;
  if (!is("doan", String(one.place.block ?? "")) || !is("trang", String(one.place.page ?? ""))) return false;
  if (filter["don-vi"] !== undefined && !one.units.includes(filter["don-vi"])) return false;
  if (filter.khac && !one.differs) return false;
  if (filter.rieng && !one.singular) return false;
  return !filter.tim || plain(filter.tim).split(/\s+/).every((word) => plain(one.text).includes(word));
}
