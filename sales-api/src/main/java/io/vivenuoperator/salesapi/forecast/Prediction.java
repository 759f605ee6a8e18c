package io.vivenuoperator.salesapi.forecast;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a method says, or why it says nothing. */
sealed interface Prediction {
    /** A range with what it stands on. */
    record Range(ObjectNode json) implements Prediction {}

    /** Nothing that could be defended. */
    record None(String reason) implements Prediction {}
}
