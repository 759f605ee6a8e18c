package io.vivenuoperator.controller.region;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The reasons that the API server shows during a test, each as {@code Condition/Reason}, or {@code Event/Reason} if no
 * condition has it. The claim is checked against what the API server really showed (Sightings), and the page of reasons
 * lists it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Reaches {
    String[] value();
}
