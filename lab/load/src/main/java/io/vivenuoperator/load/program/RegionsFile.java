package io.vivenuoperator.load.program;

import io.vivenuoperator.load.delivery.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The receiver's regions file. */
public final class RegionsFile {
    private RegionsFile() {}

    /** Each region with a single key. */
    public static Path write(Path file, List<Target> targets) throws IOException {
        String regions = targets.stream()
                .map(target ->
                        "{\"region\":\"%s\",\"signingKeys\":[\"%s\"]}".formatted(target.region(), target.signingKey()))
                .collect(Collectors.joining(",", "{\"revision\":\"load\",\"regions\":[", "]}"));
        return Files.writeString(file, regions);
    }
}
