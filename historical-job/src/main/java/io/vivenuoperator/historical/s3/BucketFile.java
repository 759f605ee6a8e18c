package io.vivenuoperator.historical.s3;

import io.vivenuoperator.historical.files.OutputException;
import io.vivenuoperator.historical.files.OutputFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An object: one request if it is small, an upload in parts if it is not. No more than one part of it is in memory. */
final class BucketFile implements OutputFile {
    private static final Logger LOG = LoggerFactory.getLogger(BucketFile.class);

    private final BucketObjects objects;
    private final String key;
    private final byte[] part;
    private final List<String> tags = new ArrayList<>();
    private Optional<String> upload = Optional.empty();
    private int length;

    /** @param part filled again and again; at least 5 MiB, which is the least that a bucket takes as a part */
    BucketFile(BucketObjects objects, String key, byte[] part) {
        this.objects = objects;
        this.key = key;
        this.part = part;
    }

    @Override
    public void write(byte[] octets, int offset, int count) throws OutputException {
        int written = 0;
        while (written < count) {
            if (length == part.length) {
                send();
            }
            int next = Math.min(count - written, part.length - length);
            System.arraycopy(octets, offset + written, part, length, next);
            length += next;
            written += next;
        }
    }

    private void send() throws OutputException {
        tags.add(objects.putPart(key, begun(), tags.size() + 1, part, length));
        length = 0;
    }

    private String begun() throws OutputException {
        if (upload.isEmpty()) {
            upload = Optional.of(objects.beginUpload(key));
        }
        return upload.orElseThrow();
    }

    @Override
    public void complete() throws OutputException {
        if (upload.isEmpty()) {
            objects.put(key, part, length);
            return;
        }
        send();
        objects.endUpload(key, upload.orElseThrow(), tags);
        upload = Optional.empty();
    }

    @Override
    public void close() {
        if (upload.isPresent()) {
            try {
                objects.abortUpload(key, upload.orElseThrow());
            } catch (OutputException e) {
                LOG.atWarn()
                        .addKeyValue("problem", e.getMessage())
                        .log("An upload can't be aborted; the bucket's lifecycle rule has to end it");
            }
            upload = Optional.empty();
        }
    }
}
