package io.vivenuoperator.historical.files;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Names of files, of nothing but ids: a ticket's secret would open it to whoever lists the folder. */
final class FileNames {
    private static final Pattern PLAIN = Pattern.compile("[0-9a-f]{24}");
    private static final int DIGITS = 40;

    private FileNames() {}

    /** Vivenu's ids are plain; whatever else is one becomes a hash, the same each time. */
    static String ofTicket(String id) {
        return (PLAIN.matcher(id).matches() ? id : "id-" + hash(id)) + ".json";
    }

    private static String hash(String id) {
        var digest = CountedFile.sha256().digest(id.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    }
}
