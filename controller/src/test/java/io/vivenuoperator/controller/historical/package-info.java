/** Historical syncs against a real API server, with their Jobs and pods played. */
@NullMarked
package io.vivenuoperator.controller.historical;

import org.jspecify.annotations.NullMarked;
