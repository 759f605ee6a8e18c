package io.vivenuoperator.salesapi.representation;

/** A form that answers have. */
public enum Form {
    JSON("application/json", ""),
    CSV("text/csv", "; charset=utf-8; header=present"),
    /** A JSON object on each line. */
    NDJSON("application/x-ndjson", ""),
    CALENDAR("text/calendar", "; charset=utf-8");

    private final String name;
    private final String parameters;

    Form(String name, String parameters) {
        this.name = name;
        this.parameters = parameters;
    }

    /** As an {@code Accept} names it. */
    public String mediaType() {
        return name;
    }

    /** As a {@code Content-Type} has it. */
    public String contentType() {
        return name + parameters;
    }
}
