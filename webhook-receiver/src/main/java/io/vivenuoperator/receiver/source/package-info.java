/** Where a request comes from, and whether anything is taken from there. */
@NullMarked
package io.vivenuoperator.receiver.source;

import org.jspecify.annotations.NullMarked;
