package io.vivenuoperator.e2e.stack;

import java.nio.file.Path;

/** Chart, the values for the development cluster, and images of an earlier commit, as {@code dev/images-of} leaves them in a folder named like their tag. */
record OlderRelease(Path folder) {
    static OlderRelease ofEnvironment() {
        return new OlderRelease(Path.of(System.getenv("E2E_UPGRADE_FROM")));
    }

    Path chart() {
        return folder.resolve("chart");
    }

    Path values() {
        return folder.resolve("values.yaml");
    }

    Path images() {
        return folder.resolve("images");
    }

    String tag() {
        return folder.getFileName().toString();
    }
}
