package io.vivenuoperator.historical.s3;

import io.vivenuoperator.historical.files.OutputException;
import io.vivenuoperator.historical.files.OutputFolder;
import io.vivenuoperator.historical.files.OutputPlace;
import io.vivenuoperator.historical.stop.StoppableWait;
import io.vivenuoperator.platform.httpclient.retry.RetryPolicy;
import java.time.Clock;
import java.time.Instant;

/** Folders {@code region/event/run} below a bucket's prefix. What has expired there is for the bucket's lifecycle rule to delete. */
public final class OutputBucket implements OutputPlace {
    private static final int PART = 8 * 1024 * 1024;

    private final BucketClient client;
    private final BucketObjects objects;
    private final byte[] part = new byte[PART];

    /**
     * A client with connections of its own.
     *
     * @throws OutputException if the endpoint may not be called
     */
    public OutputBucket(BucketAccess access, StoppableWait wait, Clock clock) throws OutputException {
        this(access, wait, clock, RetryPolicy.standard());
    }

    OutputBucket(BucketAccess access, StoppableWait wait, Clock clock, RetryPolicy retry) throws OutputException {
        this.client = new BucketClient(access, wait, clock, retry);
        this.objects = new BucketObjects(client, access.address());
    }

    @Override
    public OutputFolder begin(String region, String eventId, String run) throws OutputException {
        var key = String.join("/", region, eventId, run) + "/";
        objects.deleteBelow(key);
        return new BucketFolder(objects, key, part);
    }

    @Override
    public int removeExpired(Instant now) {
        return 0;
    }

    @Override
    public void close() {
        client.close();
    }
}
