package io.vivenuoperator.simulators.platform.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A file with what {@link PeopleControls#load} takes. */
public final class PeopleFile {
    private PeopleFile() {}

    /**
     * Its document.
     *
     * @throws UncheckedIOException naming the file
     */
    public static JsonNode read(Path file) {
        try {
            return JsonMapper.builder().build().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("can't read the people in " + file, e);
        }
    }
}
