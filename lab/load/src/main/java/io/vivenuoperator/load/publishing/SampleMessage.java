package io.vivenuoperator.load.publishing;

/**
 * A message with a payload of about 800 characters.
 *
 * @param id the run's prefix and the message's number
 * @param type decides which endpoint it is for
 */
public record SampleMessage(String id, String type, String key) {
    /** Who publishes. */
    public static final String SOURCE = "load";

    private static final String FILLING = "\"a value as it comes\",".repeat(32);

    /** A type that only this endpoint of the run wants. */
    public static String type(String run, int endpoint) {
        return "load." + run.replace("-", "_") + "e" + endpoint;
    }

    /** The message of a run with this number, for one endpoint. */
    public static SampleMessage of(String run, int number, int endpoint, int keys) {
        return new SampleMessage(run + number, type(run, endpoint), "k" + number % Math.max(1, keys));
    }

    /** JSON. */
    public String payload() {
        return "{\"ticketId\":\"" + id + "\",\"eventName\":\"HYROX München\",\"price\":89.50,\"filling\":[" + FILLING
                + "\"end\"]}";
    }
}
