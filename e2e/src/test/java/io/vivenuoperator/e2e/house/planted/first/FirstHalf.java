package io.vivenuoperator.e2e.house.planted.first;

import io.vivenuoperator.e2e.house.planted.second.SecondHalf;
import java.util.Optional;

/** Uses the package that uses this one. */
public record FirstHalf(Optional<SecondHalf> other) {}
