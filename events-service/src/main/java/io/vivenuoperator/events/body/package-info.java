/** Small JSON bodies: their fields are known, typed and given once. */
@NullMarked
package io.vivenuoperator.events.body;

import org.jspecify.annotations.NullMarked;
