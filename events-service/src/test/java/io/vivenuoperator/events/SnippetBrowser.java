package io.vivenuoperator.events;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser of this machine, driven by its node: nothing is downloaded. */
record SnippetBrowser(Playwright driver, Browser browser) implements AutoCloseable {
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> NODES = List.of("node", "nodejs");
    private static final List<String> ARGUMENTS = List.of(
            // Tests may run as root, as in a container.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    static boolean isInstalled() {
        return program("CHROMIUM", BROWSERS).isPresent()
                && program("NODE", NODES).isPresent();
    }

    static SnippetBrowser start(String argument) {
        String node = program("NODE", NODES).orElseThrow().toString();
        Playwright driver = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_NODEJS_PATH", node, "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = driver.chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program("CHROMIUM", BROWSERS).orElseThrow())
                        .setArgs(Stream.concat(ARGUMENTS.stream(), Stream.of(argument))
                                .toList()));
        return new SnippetBrowser(driver, browser);
    }

    private static Optional<Path> program(String variable, List<String> names) {
        String path = System.getenv().getOrDefault("PATH", "");
        Stream<Path> found = Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> names.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(Optional.ofNullable(System.getenv(variable)).map(Path::of).stream(), found)
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        browser.close();
        driver.close();
    }
}
