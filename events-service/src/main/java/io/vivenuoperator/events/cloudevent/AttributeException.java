package io.vivenuoperator.events.cloudevent;

/** An attribute that is wrong, on its way to the verdict. */
final class AttributeException extends Exception {
    private final String attribute;
    private final String detail;

    AttributeException(String attribute, String detail) {
        super(attribute + " " + detail);
        this.attribute = attribute;
        this.detail = detail;
    }

    CloudEventVerdict.WrongAttribute verdict(String place) {
        return new CloudEventVerdict.WrongAttribute(place + attribute, detail);
    }
}
