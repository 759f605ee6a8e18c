package io.vivenuoperator.e2e.house.planted.second;

import io.vivenuoperator.e2e.house.planted.first.FirstHalf;
import java.util.Optional;

/** Uses the package that uses this one. */
public record SecondHalf(Optional<FirstHalf> other) {}
