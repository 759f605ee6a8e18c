package io.vivenuoperator.operator.confirmation;

import java.util.OptionalLong;

/** Asks one pod which revision of its document it has loaded. */
@FunctionalInterface
public interface RevisionQuestion {
    /** Empty if the pod does not answer, has loaded none, or one that the operator did not write. */
    OptionalLong of(String podIp);
}
