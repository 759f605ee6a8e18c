package io.vivenuoperator.salesapi.proof;

import io.vivenuoperator.salesapi.question.Asked;
import java.util.Optional;

/** A region as a path names it. */
final class RegionName {
    private RegionName() {}

    /** Empty for what can be no region's name: the database has no text with NUL in it. */
    static Optional<String> of(Asked asked, boolean namespaced) {
        String region = asked.path().apply("region");
        String name = namespaced ? asked.path().apply("namespace") + "/" + region : region;
        return Optional.of(name).filter(text -> text.indexOf('\0') < 0);
    }
}
