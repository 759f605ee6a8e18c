package io.vivenuoperator.load.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** The keys file of an HTTP API, with one key that sees everything. */
public final class CallerKeysFile {
    /** That key. */
    public static final String KEY = "key-of-the-load";

    private CallerKeysFile() {}

    static Path write(Path directory, String... scopes) throws IOException {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(KEY.getBytes(StandardCharsets.US_ASCII));
            return Files.writeString(
                    directory.resolve("keys.json"),
                    "{\"keys\":[{\"name\":\"load\",\"sha256\":\"%s\",\"regions\":[\"*\"],\"scopes\":[%s]}]}"
                            .formatted(
                                    HexFormat.of().formatHex(hash),
                                    Arrays.stream(scopes)
                                            .map(scope -> '"' + scope + '"')
                                            .collect(Collectors.joining(","))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
