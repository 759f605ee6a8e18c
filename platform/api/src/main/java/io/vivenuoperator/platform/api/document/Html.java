package io.vivenuoperator.platform.api.document;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A page that is being written: every text is escaped, and what is opened has to be closed. */
final class Html {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final StringBuilder page = new StringBuilder();

    /** A whole page. */
    static String page(String title, Consumer<Html> content) {
        var html = new Html();
        html.page.append("<!DOCTYPE html>\n");
        html.open("html", "lang", "en").open("head");
        html.empty("meta", "charset", "utf-8")
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .element("title", title)
                .empty("link", "rel", "stylesheet", "href", DocumentRoutes.STYLE)
                .close("head")
                .open("body");
        html.element("a", "Skip to the content", "class", "skip", "href", "#content");
        html.open("main", "id", "content");
        content.accept(html);
        html.close("main").close("body").close("html");
        return html.page.toString();
    }

    Html open(String tag, String... attributes) {
        return tag(tag, ">", attributes);
    }

    Html close(String tag) {
        page.append("</").append(tag).append(">\n");
        return this;
    }

    private Html empty(String tag, String... attributes) {
        return tag(tag, "/>\n", attributes);
    }

    private Html tag(String tag, String end, String... attributes) {
        page.append('<').append(tag);
        for (int at = 0; at < attributes.length; at += 2) {
            page.append(' ')
                    .append(attributes[at])
                    .append("=\"")
                    .append(escaped(attributes[at + 1]))
                    .append('"');
        }
        page.append(end);
        return this;
    }

    Html element(String tag, String text, String... attributes) {
        open(tag, attributes);
        page.append(escaped(text));
        return close(tag);
    }

    /** The same, in which backticks make code. */
    Html prose(String tag, String text) {
        open(tag);
        page.append(CODE.matcher(escaped(text)).replaceAll("<code>$1</code>"));
        return close(tag);
    }

    /** A table that scrolls by itself where the page is narrow, also by keyboard. */
    Html openTable(String name, String... columns) {
        open("div", "class", "wide", "role", "region", "tabindex", "0", "aria-label", name);
        open("table").open("thead").open("tr");
        for (String column : columns) {
            element("th", column, "scope", "col");
        }
        return close("tr").close("thead").open("tbody");
    }

    /** The first cell of a row. */
    Html rowHead(String name) {
        open("th", "scope", "row");
        return element("code", name).close("th");
    }

    Html closeTable() {
        return close("tbody").close("table").close("div");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
