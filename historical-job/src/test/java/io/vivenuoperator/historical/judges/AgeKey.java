package io.vivenuoperator.historical.judges;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A key of age, made by age, with which age opens files.
 *
 * @param recipient the public one
 */
public record AgeKey(Path folder, Path secret, String recipient) {
    /** A new one. */
    public static AgeKey made(Path folder, String name) throws IOException, InterruptedException {
        Path secret = folder.resolve(name);
        FilesJudges.output(folder, "age-keygen", "-o", secret.toString());
        var recipient = new String(
                FilesJudges.output(folder, "age-keygen", "-y", secret.toString()), StandardCharsets.US_ASCII);
        return new AgeKey(folder, secret, recipient.strip());
    }

    /** What is in a file that was closed for this key. */
    public byte[] open(Path file) throws IOException, InterruptedException {
        return FilesJudges.output(folder, "age", "--decrypt", "--identity", secret.toString(), file.toString());
    }
}
