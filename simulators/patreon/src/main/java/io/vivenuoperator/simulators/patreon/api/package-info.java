/** Patreon's REST API, version 2. */
@NullMarked
package io.vivenuoperator.simulators.patreon.api;

import org.jspecify.annotations.NullMarked;
