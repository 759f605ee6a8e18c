/** A PostgreSQL for the demo on a machine that has none. */
@NullMarked
package io.vivenuoperator.e2e.embedded;

import org.jspecify.annotations.NullMarked;
