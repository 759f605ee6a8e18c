package io.vivenuoperator.controller.export;

import io.vivenuoperator.crd.v1alpha1.export.SalesExport;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short name for what an export's spec says, so that a run can be told from one of another spec. */
final class ExportRevision {
    private static final int LENGTH = 8;

    private ExportRevision() {}

    /** Another one whenever anything but the suspension changes; a label's value. */
    static String of(SalesExport export) {
        var spec = export.getSpec();
        var key = spec.credentialsSecretRef();
        var said = String.join("\n", ExportFile.of(export), key.name(), key.key(), spec.schedule(), spec.timeZone());
        return ExportPlace.mark(export) + "-" + hash(said);
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java has SHA-256", e);
        }
    }
}
