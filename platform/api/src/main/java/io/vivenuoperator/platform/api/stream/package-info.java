/** Server-sent events: each client is served on its own thread, and cut off when it takes nothing. */
@NullMarked
package io.vivenuoperator.platform.api.stream;

import org.jspecify.annotations.NullMarked;
