package io.vivenuoperator.historical.s3;

import io.vivenuoperator.historical.files.OutputException;
import io.vivenuoperator.historical.files.OutputFile;
import io.vivenuoperator.historical.files.OutputFolder;

/** Objects whose keys begin alike. Nothing can be renamed in a bucket: what has no {@code metadata.json} is not complete. */
final class BucketFolder implements OutputFolder {
    private final BucketObjects objects;
    private final String key;
    private final byte[] part;
    private boolean isKept;

    /** @param key with a slash at the end */
    BucketFolder(BucketObjects objects, String key, byte[] part) {
        this.objects = objects;
        this.key = key;
        this.part = part;
    }

    @Override
    public OutputFile open(String name) {
        return new BucketFile(objects, key + name, part);
    }

    @Override
    public String keep() {
        isKept = true;
        return key.substring(0, key.length() - 1);
    }

    @Override
    public void close() throws OutputException {
        if (!isKept) {
            objects.deleteBelow(key);
        }
    }
}
