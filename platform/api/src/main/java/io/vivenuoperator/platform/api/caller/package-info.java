/** Who asks, whichever way they came in. */
@NullMarked
package io.vivenuoperator.platform.api.caller;

import org.jspecify.annotations.NullMarked;
