package io.vivenuoperator.historical.files;

import io.vivenuoperator.contracts.historical.HistoricalReason;
import java.time.Instant;

/**
 * A place that is full after so many octets.
 *
 * @param place where they go until then
 */
record FillingPlace(OutputPlace place, int room) implements OutputPlace {
    @Override
    public OutputFolder begin(String region, String eventId, String run) throws OutputException {
        var folder = place.begin(region, eventId, run);
        return new OutputFolder() {
            private int written;

            @Override
            public OutputFile open(String name) throws OutputException {
                var file = folder.open(name);
                return new OutputFile() {
                    @Override
                    public void write(byte[] octets, int offset, int length) throws OutputException {
                        written += length;
                        if (written > room) {
                            throw new OutputException(HistoricalReason.OUTPUT_FULL, "full");
                        }
                        file.write(octets, offset, length);
                    }

                    @Override
                    public void complete() throws OutputException {
                        file.complete();
                    }

                    @Override
                    public void close() {
                        file.close();
                    }
                };
            }

            @Override
            public String keep() throws OutputException {
                return folder.keep();
            }

            @Override
            public void close() throws OutputException {
                folder.close();
            }
        };
    }

    @Override
    public int removeExpired(Instant now) throws OutputException {
        return place.removeExpired(now);
    }

    @Override
    public void close() {
        place.close();
    }
}
