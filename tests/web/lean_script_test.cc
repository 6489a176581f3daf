// Scripts without comments and blanks: what stays, what goes, what is refused.
#include "web/lean_script.h"

#include <gtest/gtest.h>

#include <string>

#include "web/lean_markup.h"
#include "web/lean_style.h"

namespace sigillum::web {
namespace {

struct Row {
    const char* source;
    const char* lean;
};

TEST(LeanScript, KeepsEveryTokenAndNothingThatSeparatesNone) {
    for (const auto& [source, lean] : {
             Row{"", ""},
             Row{"// all\n/* of\n it */\n", ""},
             Row{"/** @type {A} */\nconst a = 1; // one\n", "const a=1;"},
             Row{"import { a, b } from \"./x.js\";\nexport class A extends B {\n    c = 1\n}\n",
                 "import{a,b}from\"./x.js\";export class A extends B{c=1}"},
             // Strings, also those that look like comments.
             Row{"f(\"// a  b\", '/* \\' */');", "f(\"// a  b\",'/* \\' */');"},
             // Templates within templates.
             Row{"const t = `a // b\n   c ${ f( { d: `/* ${ e } */` } ) }  /* g */`;",
                 "const t=`a // b\n   c ${f({d:`/* ${e} */`})}  /* g */`;"},
             Row{"return `x`", "return `x`"},
             // Regular expressions and divisions.
             Row{"a.replace(/[/\"'`] *\\/ \\/\\/ /g, \"\")", "a.replace(/[/\"'`] *\\/ \\/\\/ /g,\"\")"},
             Row{"x = y / 2 /* half */ / z", "x=y / 2 / z"},
             Row{"x = (a + b) / c; // \"", "x=(a+b) / c;"},
             Row{"return /\"/.test(s)", "return /\"/.test(s)"},
             Row{"o.return / 2 / \"3\"", "o.return / 2 / \"3\""},
             // Line breaks that may end a statement stay, others go.
             Row{"let a = b\nlet c\n(d)\n", "let a=b\nlet c\n(d)"},
             Row{"return\na", "return\na"},
             Row{"a\n++b", "a\n++b"},
             Row{"f(\n    a,\n    b\n)\n    .c()\n    ?.d", "f(a,b).c()?.d"},
             Row{"a ??\n  b ||\n  c", "a??b||c"},
             Row{"if (a) {\n} else {\n}\nb", "if(a){}else{}\nb"},
             // Comments that stand for a blank or a line break.
             Row{"return/**/a", "return a"},
             Row{"a/*\n*/b", "a\nb"},
             // Blanks without which the tokens would be others.
             Row{"a + +b - -c + ++d", "a+ +b- -c+ ++d"},
             Row{"1 .toString()", "1 .toString()"},
             Row{"a < !--b", "a< !--b"},
             Row{"a <\n!--b", "a<\n!--b"},
             Row{"a-- > b", "a-- >b"},
             Row{"typeof  a  in  b", "typeof a in b"},
             Row{"\"\\u2028 \u00e4  \u00f6\"; \u00e4 = 1", "\"\\u2028 \u00e4  \u00f6\";\u00e4=1"},
         }) {
        const auto got = lean_script(source);
        ASSERT_TRUE(got) << source << ": " << got.error().found;
        EXPECT_EQ(*got, lean);
        EXPECT_EQ(lean_script(*got).value_or("refused"), *got) << "a second time";
    }
}

struct Refusal {
    const char* source;
    int line;
    const char* found;
};

TEST(LeanScript, RefusesWhatItCannotTellApart) {
    for (const auto& [source, line, found] : {
             Refusal{"a\n/* b", 2, "a comment that is not closed"},
             Refusal{"\"a\nb\"", 1, "a string that is not closed"},
             Refusal{"\"a", 1, "a string that is not closed"},
             Refusal{"\"a\\", 1, "a string that is not closed"},
             Refusal{"`a ${b", 1, "a brace that is not closed"},
             Refusal{"`a ${b} ", 1, "a template that is not closed"},
             Refusal{"`a\\", 1, "a template that is not closed"},
             Refusal{"f(/[/)", 1, "a regular expression that is not closed"},
             Refusal{"f(/a\\", 1, "a regular expression that is not closed"},
             Refusal{"a }", 1, "a brace that was not opened"},
             Refusal{"\n\n{} /a/.test(b)", 3, "a slash of which it cannot be told what it begins"},
             Refusal{"a++ / 2", 1, "a slash of which it cannot be told what it begins"},
             Refusal{"// a\rb", 1, "a line that ends with another mark than a line feed"},
             Refusal{"// a\u2028b", 1, "a line that ends with another mark than a line feed"},
         }) {
        const auto got = lean_script(source);
        ASSERT_FALSE(got) << source << " became " << *got;
        EXPECT_EQ(got.error().kind, script_not_read);
        EXPECT_EQ(got.error().found, found) << source;
        EXPECT_EQ(got.error().place.line, line) << source;
    }
}

TEST(LeanStyle, KeepsWhatSeparatesAndWhatIsQuoted) {
    for (const auto& [source, lean] : {
             Row{"/* a */ b > c, d {\n  e: f g;\n}\n", "b > c,d{e:f g}"},
             Row{"a :hover { }", "a :hover{}"},
             Row{"a::before { content: \"/* b;  c */\"; }", "a::before{content:\"/* b;  c */\"}"},
             Row{"a { b: calc( 1px + 2px ) !important }", "a{b:calc(1px + 2px)!important}"},
             Row{"@media (min-width: 40rem) and (color) { a { b: c } }",
                 "@media (min-width:40rem) and (color){a{b:c}}"},
             Row{"a { b: url(c /* d */e) }", "a{b:url(c /* d */e)}"},
             Row{"a/**/b { c: d }", "a b{c:d}"},
             Row{"a { b: \"c\\\" /*\" ; }", "a{b:\"c\\\" /*\"}"},
         }) {
        EXPECT_EQ(lean_style(source), lean);
        EXPECT_EQ(lean_style(lean), lean);
    }
}

TEST(LeanMarkup, LosesIndentationAndCommentsOnly) {
    EXPECT_EQ(lean_markup("<p title=\"a\n  b > c\">\n    d  e <!-- f\n -->\n  <b>g</b>\n</p>\n"),
              "<p title=\"a\n  b > c\">\nd  e \n<b>g</b>\n</p>\n");
    EXPECT_EQ(lean_markup("<script src=\"a.js\"></script>"), "<script src=\"a.js\"></script>");
    for (const char* source :
         {"<pre>\n  a", "<textarea>", "<style>a{}", "<script>a</script>", "<!-- a", "<p "}) {
        const auto got = lean_markup(source);
        ASSERT_FALSE(got) << source;
        EXPECT_EQ(got.error().kind, markup_not_read);
    }
}

}  // namespace
}  // namespace sigillum::web
