package io.vivenuoperator.controller.registry;

import java.util.OptionalLong;

/** Asks one receiver which registry it has loaded. */
@FunctionalInterface
public interface LoadedRevision {

    /** The revision, or empty when it does not answer, has loaded none, or one that the controller did not write. */
    OptionalLong of(String podIp);
}
