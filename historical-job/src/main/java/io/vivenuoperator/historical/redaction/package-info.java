/** Leaves people out of tickets that go into files. */
@NullMarked
package io.vivenuoperator.historical.redaction;

import org.jspecify.annotations.NullMarked;
