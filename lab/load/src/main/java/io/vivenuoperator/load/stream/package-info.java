/** Measures what many clients of the read API's stream cost, and how soon they are told. */
@NullMarked
package io.vivenuoperator.load.stream;

import org.jspecify.annotations.NullMarked;
