package io.vivenuoperator.salesapi.dashboard;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * Scripts and style sheets, read at start. All lie under one hash of all of them, so that modules import each other by plain
 * relative names and a browser may keep them for ever.
 */
final class Assets {
    /** What the first view needs, in the order in which a browser should fetch it. */
    static final List<String> AT_ONCE = List.of(
            "app.js",
            "api.js",
            "dom.js",
            "format.js",
            "route.js",
            "portfolio-state.js",
            "live.js",
            "portfolio.js",
            "selection.js",
            "last-day.js",
            "table.js",
            "row.js",
            "fill.js",
            "spark.js",
            "headline.js",
            "trust.js",
            "openings.js",
            "filters.js",
            "sign-in.js");

    static final List<String> LATER = List.of(
            "event.js", "series.js", "chart.js", "numbers.js", "types.js", "against.js", "pace.js", "quality.js");
    static final List<String> STYLES = List.of("base.css", "parts.css");

    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";
    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

    private final SequencedMap<String, PageFile> files = new LinkedHashMap<>();
    private final String version;

    Assets() {
        AT_ONCE.forEach(name -> add(name, SCRIPT, name));
        LATER.forEach(name -> add(name, SCRIPT, name));
        STYLES.forEach(name -> add(name, STYLE, name));
        add("uplot.js", SCRIPT, UPLOT + "uPlot.iife.min.js");
        add("uplot.css", STYLE, UPLOT + "uPlot.min.css");
        version = PageFile.hash(hashes());
    }

    private void add(String name, String mediaType, String resource) {
        files.put(name, PageFile.of(mediaType, PageFile.read(Assets.class, resource)));
    }

    private byte[] hashes() {
        var all = new ByteArrayOutputStream();
        files.forEach((name, file) -> all.writeBytes((name + file.hash()).getBytes(StandardCharsets.UTF_8)));
        return all.toByteArray();
    }

    String version() {
        return version;
    }

    /** Where the files are. */
    String folder() {
        return "/assets/" + version;
    }

    Optional<PageFile> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    Map<String, PageFile> all() {
        return Map.copyOf(files);
    }

    /** Has the browser fetch the first modules at once, instead of each only when it has read the one that imports it. */
    String preloads() {
        return AT_ONCE.stream()
                .map(name -> "<link rel=\"modulepreload\" href=\"" + folder() + "/" + name + "\">")
                .collect(Collectors.joining("\n"));
    }
}
