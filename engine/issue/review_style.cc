#include "issue/review_style.h"

#include <fmt/format.h>

#include "layout/style.h"

namespace sigillum::issue {
namespace {

constexpr const char* rules = R"css(
* { box-sizing: border-box; }
html { background: #f8f6f1; color: var(--ink); font: 10.5pt/1.45 var(--sans); }
body { margin: 0 auto; padding: 12mm 14mm; max-width: 297mm; background: #fff; overflow-wrap: anywhere; }
h1, h2, h3, p, dl, dd, figure, ul { margin: 0; }
h1, h2, h3 { font-family: var(--serif); font-weight: 400; color: var(--display); line-height: 1.2; break-after: avoid; }
h1 { font-size: 24pt; text-align: center; }
h2 { font-size: 17pt; margin-bottom: 2.5mm; }
h3 { font-size: 13pt; margin: 4mm 0 1.5mm; }
section { margin-top: 9mm; }
code, .digest { font-family: "JetBrains Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: .95em; }
a { color: var(--display); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.masthead { text-align: center; border-block: 1px solid var(--braid); padding: 5mm 0 4.5mm; position: relative; }
.masthead::after { content: ""; position: absolute; inset: 1mm 0; border-block: 1px solid var(--braid-light); pointer-events: none; }
.lead { font: 12pt/1.4 var(--serif); letter-spacing: .16em; text-transform: uppercase; color: var(--accent); }
[dir=rtl] .lead { letter-spacing: 0; }
.under { font: 13pt/1.4 var(--serif); }
.summary { display: grid; grid-template-columns: 46mm 1fr; gap: 1.2mm 4mm; }
.summary dt { color: var(--muted); }
.summary + p { margin-top: 4mm; }
.summary .digest { font-size: 12pt; font-weight: 600; }
.side { display: grid; grid-template-columns: 78mm 1fr; gap: 8mm; align-items: start; break-inside: avoid; }
.side img { width: 100%; border: 1px solid var(--row-rule); display: block; }
figcaption, .fine { color: var(--muted); font-size: 9pt; }
table { width: 100%; border-collapse: collapse; }
caption { text-align: start; color: var(--muted); font-size: 9pt; padding-bottom: 1.5mm; }
th, td { text-align: start; vertical-align: top; padding-block: .7mm; padding-inline: 0 2mm; border-bottom: 1px solid var(--hair); }
thead { display: table-header-group; }
thead th { font-size: 8.5pt; font-weight: 600; color: var(--muted); border-bottom: 1px solid var(--display); vertical-align: bottom; }
tbody th { font-weight: 400; color: var(--muted); }
td[colspan], td[lang] { font-size: 10pt; }
tr { break-inside: avoid; }
.group th { font: 12.5pt/1.3 var(--serif); color: var(--display); border-bottom: 1px solid var(--row-rule); padding-top: 4mm; break-after: avoid; }
.group { break-after: avoid; }
.label { width: 42mm; }
.list { font-size: 8.5pt; line-height: 1.28; font-variant-numeric: tabular-nums lining-nums; }
.list th, .list td { overflow-wrap: break-word; padding-inline-end: 2.5mm; }
.list code { font-size: 7pt; }
.list .word, .list code { white-space: nowrap; }
.list tbody th { color: var(--ink); }
.list tbody th { width: 42mm; }
.list .long { width: 34mm; }
.list .name { font: 11.5pt/1.2 var(--serif); }
.flag { border-inline-start: 3px double var(--accent); padding-inline-start: 1.5mm; }
.note { display: block; color: var(--accent); font: 600 7.5pt/1.3 var(--sans); }
.warned { border: 1px solid var(--accent); padding: 0 1mm; }
.number { text-align: end; }
.outstanding { padding-inline-start: 5mm; }
.outstanding li { padding: .5mm 0; break-inside: avoid; }
.counts { display: grid; grid-template-columns: repeat(auto-fill, minmax(70mm, 1fr)); gap: 2mm 8mm; }
.counts > div { break-inside: avoid; }
.ink { display: grid; grid-template-columns: 1fr 1fr 1fr; gap: 8mm; margin-top: 14mm; break-inside: avoid; }
.ink p { border-top: 1px solid var(--ink); padding-top: 1mm; color: var(--muted); font-size: 9pt; }
.scroll { overflow-x: auto; }
@page { size: A4; margin: 14mm 14mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
@page wide { size: A4 landscape; margin: 12mm 12mm 14mm; }
@media print {
  html { background: none; font-size: 9.5pt; }
  body { padding: 0; max-width: none; }
  .wide { page: wide; }
  .scroll { overflow: visible; }
  .screen-only { display: none; }
}
)css";

Bytes hex(const Color& color) {
    return fmt::format("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue);
}

}  // namespace

Bytes review_style(const layout::Theme& theme) {
    using layout::ColorRole;
    Bytes style = fmt::format(
        ":root {{ --ink: {}; --display: {}; --accent: {}; --muted: {}; --braid: {}; --braid-light: {}; "
        "--row-rule: {}; --hair: #d9dee6; ",
        hex(theme.color(ColorRole::ink)), hex(theme.color(ColorRole::display)),
        hex(theme.color(ColorRole::accent)), hex(theme.color(ColorRole::muted)),
        hex(theme.color(ColorRole::braid)), hex(theme.color(ColorRole::braid_light)),
        hex(theme.color(ColorRole::row_rule)));
    style +=
        R"(--serif: "EB Garamond", "EB Garamond 12", "Iowan Old Style", "Palatino Linotype", Georgia, "Noto Serif", serif; )"
        R"(--sans: Inter, system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; })";
    return style + rules;
}

}  // namespace sigillum::issue
