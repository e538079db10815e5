package org.thalweg.grade.report;

import static org.thalweg.grade.report.Html.at;
import static org.thalweg.grade.report.Html.el;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The frame of every page: complete in one file, no script, nothing from outside. */
final class Page {
    private static final Html STYLE = Html.own(sheet());

    /** Even if a page held a script or an address, the browser would not use it. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
                    + " form-action 'none'";

    private Page() {}

    /**
     * A page.
     *
     * @param title what the browser shows, and the head of bookmarks
     * @param header what stands above the content
     * @param main the content
     */
    static String of(String title, Html header, Html main) {
        Html head =
                el(
                        "head",
                        el("meta", at("charset", "utf-8")),
                        el(
                                "meta",
                                at("http-equiv", "Content-Security-Policy"),
                                at("content", POLICY)),
                        el(
                                "meta",
                                at("name", "viewport"),
                                at("content", "width=device-width, initial-scale=1")),
                        el("meta", at("name", "color-scheme"), at("content", "light dark")),
                        el("meta", at("name", "robots"), at("content", "noindex")),
                        el("title", title),
                        el("style", STYLE));
        Html body = el("body", el("header", header), el("main", main));
        return "<!DOCTYPE html>\n" + el("html", at("lang", "en"), head, body) + "\n";
    }

    private static String sheet() {
        try (InputStream in = Page.class.getResourceAsStream("page.css")) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks org/thalweg/grade/report/page.css");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
