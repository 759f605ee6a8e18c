/** Fixtures for tests of the store and of modules above it. */
@NullMarked
package io.vivenuoperator.store;

import org.jspecify.annotations.NullMarked;
