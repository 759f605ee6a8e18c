package io.vivenuoperator.platform.httpclient.egress;

import io.vivenuoperator.platform.httpclient.address.AddressBlock;

/** An exception that the operator of an installation makes: what may be called although it is internal. */
sealed interface EgressOpening {
    OpenedPorts ports();

    /** Addresses. Link-local ones and metadata services stay closed even if they are in it. */
    record NetworkOpening(AddressBlock block, OpenedPorts ports) implements EgressOpening {}

    /** A name, whatever its addresses are; to the same limit. */
    record NameOpening(String name, OpenedPorts ports) implements EgressOpening {}
}
