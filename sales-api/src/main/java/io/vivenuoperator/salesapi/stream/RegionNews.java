package io.vivenuoperator.salesapi.stream;

import io.vivenuoperator.contracts.region.VisibleRegions;
import io.vivenuoperator.platform.api.stream.StreamNews;
import io.vivenuoperator.platform.api.stream.WatchedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a client has not read of the regions that it wants to hear of.
 *
 * @param visible what its key may see
 */
record RegionNews(Feeds feeds, StreamFilter filter, StreamPlace place, VisibleRegions visible) implements StreamNews {
    @Override
    public boolean writeTo(WatchedWriter writer) throws IOException {
        boolean news = false;
        for (Map.Entry<String, RegionFeed> feed : feeds.all().entrySet()) {
            if (filter.wants(feed.getKey(), visible)) {
                news |= write(writer, feed.getKey(), feed.getValue());
            }
        }
        return news;
    }

    private boolean write(WatchedWriter writer, String region, RegionFeed feed) throws IOException {
        OptionalLong read = place.of(region);
        if (read.isPresent() && read.getAsLong() == feed.number()) {
            return false;
        }
        Optional<List<Frame>> missed = read.isPresent() ? feed.after(read.getAsLong()) : Optional.empty();
        if (missed.isEmpty()) {
            return write(writer, region, feed.snapshot());
        }
        boolean news = false;
        for (Frame frame : missed.get()) {
            news |= write(writer, region, frame);
        }
        return news;
    }

    private boolean write(WatchedWriter writer, String region, Frame frame) throws IOException {
        place.read(region, frame.number());
        byte[] bytes = filter.only(region).map(frame::about).orElse(frame.bytes());
        if (bytes.length == 0) {
            return false;
        }
        writer.write(("id: " + place.id() + "\n").getBytes(StandardCharsets.UTF_8));
        writer.write(bytes);
        return true;
    }
}
