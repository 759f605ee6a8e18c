package io.vivenuoperator.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A message as it is on the wire. Changing one breaks programs of other versions, so it needs a reason in the changelog. */
public record GoldenFile(Path path) {
    public static GoldenFile of(String name) {
        return new GoldenFile(Path.of("src/test/resources/golden", name));
    }

    public void matches(String json) {
        assertThat(json).isEqualTo(text().strip());
    }

    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    public byte[] bytes() {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
